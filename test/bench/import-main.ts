import { importDemoSectors } from '../system/demo-issues.js';
import { System } from '../system/system.js';
import { measureAccept } from './accept.js';
import { measureImport } from './import.js';
import { summary } from './measures.js';

/** `npm run bench -- import [ROWS]`: only the import, on a system of its own. */
export async function benchImport(rows: number): Promise<void> {
  const system = new System();
  try {
    await system.start();
    await importDemoSectors(system);
    const clerk = await system.person('clerk');
    await measureAccept(system, clerk.token, 3); // warms up every process
    const { reportsWhileAcceptingMs, reportsWhileAssigningMs, ...measured } = await measureImport(system, clerk.token, rows);
    console.table({
      ...measured,
      'reports while accepting': JSON.stringify(summary(reportsWhileAcceptingMs)),
      'reports while assigning': JSON.stringify(summary(reportsWhileAssigningMs)),
    });
  } finally {
    await system.stop();
  }
}
