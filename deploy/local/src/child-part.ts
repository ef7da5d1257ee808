import type { Child, Exit } from './child.js';
import type { Part } from './part.js';

/** A part that is one child process. */
export abstract class ChildPart implements Part {
  abstract readonly name: string;
  protected child?: Child;

  abstract start(): Promise<void>;
  abstract stop(): Promise<void>;

  get pid(): number | undefined {
    return this.child?.running ? this.child.pid : undefined;
  }

  get exited(): Promise<Exit> | undefined {
    return this.child?.exited;
  }

  async kill(): Promise<void> {
    await this.child?.kill();
  }
}
