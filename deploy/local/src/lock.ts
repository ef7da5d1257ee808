import { linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { commandLine, isSameProcess } from './leftover.js';
import { privateFileMode } from './private-files.js';

interface Holder {
  pid: number;
  command: string;
  url?: string;
}

/** One stack per data directory. */
export class DataDirLock {
  private constructor(private readonly file: string) {}

  /** Throws a message for people when another stack runs on this directory. A lock whose process is gone is taken over. */
  static take(dataDir: string): DataDirLock {
    const file = join(dataDir, 'stack.lock');
    const own = `${file}.${process.pid}`;
    const holder = JSON.stringify({ pid: process.pid, command: commandLine(process.pid) } satisfies Holder);
    writeFileSync(own, holder, { mode: privateFileMode });
    try {
      for (;;) {
        try {
          // A link appears whole or not at all, and only one of two can make it.
          linkSync(own, file);
          return new DataDirLock(file);
        } catch (error) {
          if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
        }
        const other = readHolder(file);
        if (other && isSameProcess(other)) throw new Error(heldBy(other, dataDir));
        rmSync(file, { force: true });
      }
    } finally {
      rmSync(own, { force: true });
    }
  }

  /** Lets a second start say where the first one is. */
  announce(url: string): void {
    writeFileSync(this.file, JSON.stringify({ pid: process.pid, command: commandLine(process.pid), url } satisfies Holder));
  }

  release(): void {
    if (readHolder(this.file)?.pid === process.pid) rmSync(this.file, { force: true });
  }
}

function heldBy({ pid, url }: Holder, dataDir: string): string {
  const where = url ? ` at ${url}` : '';
  return (
    `It runs already${where} (process ${pid}) with the data in ${dataDir}.\n` +
    `Stop that one (Ctrl+C there, or: kill ${pid}), or start a second with data of its own: OWCR_DATA_DIR=/path OWCR_PORT=8081 npm start`
  );
}

function readHolder(file: string): Holder | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Holder;
  } catch {
    return undefined;
  }
}
