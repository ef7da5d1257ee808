import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writePrivately } from './secrets.js';

/**
 * Whether this data has the demo city is decided once, by its first start: a later start must not pour made-up issues into
 * data somebody works with. `pending` is one whose first start did not come to its end.
 */
export type DemoState = 'pending' | 'done' | 'none';

export class FirstRun {
  private readonly file: string;

  constructor(dataDir: string) {
    this.file = join(dataDir, 'stack.json');
  }

  /** What was decided; the wish decides when nothing was. */
  decide(demoWanted: boolean): DemoState {
    const decided = this.read();
    if (decided) return decided;
    const demo = demoWanted ? 'pending' : 'none';
    this.write(demo);
    return demo;
  }

  write(demo: DemoState): void {
    writePrivately(this.file, { demo });
  }

  private read(): DemoState | undefined {
    try {
      return (JSON.parse(readFileSync(this.file, 'utf8')) as { demo: DemoState }).demo;
    } catch {
      return undefined;
    }
  }
}
