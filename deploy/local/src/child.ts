import { spawn } from 'node:child_process';
import type { ChildProcess, SpawnOptions } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync, renameSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { forgetRunning, rememberRunning } from './leftover.js';
import { privateDirectoryMode, privateUmask } from './private-files.js';
import { guardGroup, releaseGroup } from './reaper.js';

export interface ChildCommand {
  name: string;
  command: string;
  args: readonly string[];
  env: NodeJS.ProcessEnv;
  cwd: string;
  logFile: string;
  /** Where a later run finds out what this one left behind. */
  runDir?: string;
  user?: { uid: number; gid: number };
  /** `shared`: what it makes belongs to the checkout, which several people may use. */
  makes?: 'private' | 'shared';
}

export interface Exit {
  code: number | null;
  signal: NodeJS.Signals | null;
}

const logBytesMax = 20 * 1024 * 1024;

/** A long-lived child in its own process group, so that Ctrl+C in the terminal reaches only its parent. */
export class Child {
  readonly exited: Promise<Exit>;
  private exit?: Exit;

  private constructor(
    readonly command: ChildCommand,
    private readonly process: ChildProcess,
  ) {
    this.exited = new Promise((resolve) => {
      const done = (exit: Exit): void => {
        if (this.exit) return;
        this.exit = exit;
        if (process.pid) releaseGroup(process.pid);
        if (command.runDir) forgetRunning(command.runDir, command.name);
        resolve(exit);
      };
      process.once('exit', (code, signal) => done({ code, signal }));
      process.once('error', () => done({ code: 127, signal: null }));
    });
  }

  static spawn(command: ChildCommand): Child {
    const log = openLog(command.logFile);
    const options: SpawnOptions = {
      detached: true,
      cwd: command.cwd,
      env: command.env,
      stdio: ['ignore', log, log],
      ...command.user,
    };
    try {
      const process = spawnPrivately(command, options);
      if (process.pid) guardGroup(process.pid);
      if (process.pid && command.runDir) rememberRunning(command.runDir, command.name, process.pid);
      return new Child(command, process);
    } finally {
      closeSync(log);
    }
  }

  get pid(): number | undefined {
    return this.process.pid;
  }

  get running(): boolean {
    return this.exit === undefined;
  }

  /** Asks politely, and after the grace ends the whole group. Resolves when the process is gone. */
  async stop(graceMs: number, signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
    if (!this.running) return;
    this.process.kill(signal);
    const grace = new AbortController();
    const late = sleep(graceMs, 'late' as const, { signal: grace.signal }).catch(() => undefined);
    const first = await Promise.race([this.exited, late]);
    grace.abort();
    if (first === 'late') await this.kill();
  }

  /** SIGKILL to the whole group, as a crash would look like. */
  async kill(): Promise<void> {
    if (!this.running || !this.process.pid) return;
    try {
      process.kill(-this.process.pid, 'SIGKILL');
    } catch {
      this.process.kill('SIGKILL');
    }
    await this.exited;
  }

  /** The last lines it wrote, for an error message. */
  logTail(lineCount = 15): string {
    return readTail(this.command.logFile, lineCount);
  }
}

/** The last lines of a log file; empty when there is none. */
export function readTail(file: string, lineCount: number): string {
  try {
    return readFileSync(file, 'utf8').trimEnd().split('\n').slice(-lineCount).join('\n');
  } catch {
    return '';
  }
}

/** What a child makes by itself is for its own user only. It has the mask of its parent at the moment it is made. */
function spawnPrivately({ command, args, makes = 'private' }: ChildCommand, options: SpawnOptions): ChildProcess {
  if (makes === 'shared') return spawn(command, [...args], options);
  const before = process.umask(privateUmask);
  try {
    return spawn(command, [...args], options);
  } finally {
    process.umask(before);
  }
}

/** Appends; a log that has grown large is kept as `.1` and begun again. */
function openLog(file: string): number {
  mkdirSync(dirname(file), { recursive: true, mode: privateDirectoryMode });
  if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > logBytesMax) renameSync(file, `${file}.1`);
  return openSync(file, 'a', 0o600);
}

/** Thrown by a ready check: waiting longer will not help. */
export class Hopeless extends Error {}

/** Polls until `ready` answers true, the child ends, or the deadline passes; the two latter throw with the end of the log. */
export async function waitUntilReady(child: Child, deadlineMs: number, ready: () => Promise<boolean>): Promise<void> {
  const { name, logFile } = child.command;
  const deadline = Date.now() + deadlineMs;
  let last = '';
  for (let pauseMs = 30; Date.now() < deadline; pauseMs = Math.min(pauseMs * 1.4, 250)) {
    if (!child.running) throw new Error(`${name} stopped while starting. End of ${logFile}:\n${child.logTail()}`);
    const answer = await ready().catch((error: unknown) => {
      if (error instanceof Hopeless) return error;
      last = ` Last try: ${String(error)}.`;
      return false;
    });
    if (answer === true) return;
    if (answer) {
      await child.kill();
      throw answer;
    }
    await Promise.race([sleep(pauseMs), child.exited]);
  }
  await child.kill();
  throw new Error(`${name} was not ready within ${deadlineMs / 1000} s.${last} End of ${logFile}:\n${child.logTail()}`);
}
