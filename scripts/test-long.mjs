// `npm run test:long`: every test, and what starts whole systems once more in each other layout of processes (docs/adr/0041).
import { spawnSync } from 'node:child_process';
import { rootDir } from './install.mjs';

const runs = [
  { title: 'every test, each service in a process of its own', processes: 'apart', patterns: [] },
  { title: 'the systems and their pages, in two processes', processes: 'two', patterns: ['test/dist/system', 'test/dist/web'] },
  { title: 'the systems and their pages, in one process', processes: 'one', patterns: ['test/dist/system', 'test/dist/web'] },
];

const results = runs.map(({ title, processes, patterns }) => {
  console.log(`\n=== ${title}`);
  const env = { ...process.env, OWCR_PROCESSES: processes, OWCR_TEST_LONG: '1' };
  const { status } = spawnSync(process.execPath, ['scripts/test.mjs', ...patterns], { cwd: rootDir, env, stdio: 'inherit' });
  return { title, passed: status === 0 };
});
for (const { title, passed } of results) console.log(`${passed ? 'passed' : 'FAILED'}: ${title}`);
process.exitCode = results.every(({ passed }) => passed) ? 0 : 1;
