import type { Exit } from './child.js';

/** Something that runs beside this process. */
export interface Part {
  readonly name: string;
  /** Resolves when it can be used; rejects with its reason, and then nothing of it is left running. */
  start(): Promise<void>;
  /** Lets it finish what it has begun. Resolves when its process is gone, also when there was none. */
  stop(): Promise<void>;
  /** SIGKILL. Resolves when its process is gone. */
  kill(): Promise<void>;
  /** Undefined while it is down. */
  readonly pid: number | undefined;
  /** The end of the present process; undefined before the first start. */
  readonly exited: Promise<Exit> | undefined;
}
