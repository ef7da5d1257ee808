import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

const graceMs = 10_000;

/** True while a process of this number exists. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** The command line of a process, so that a number given to somebody else is not mistaken for ours. */
export function commandLine(pid: number): string {
  try {
    if (existsSync('/proc/self')) return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
    return execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  } catch {
    return '';
  }
}

export function isPostgresProcess(command: string): boolean {
  return /\bpostgres(\.exe)?\b/.test(command);
}

/** The process named by a pid file (its first line), if it still runs and is what we think it is. */
export function leftoverPid(pidFile: string, isOurs: (command: string) => boolean): number | undefined {
  if (!existsSync(pidFile)) return undefined;
  const pid = Number.parseInt(readFileSync(pidFile, 'utf8').split('\n')[0] ?? '', 10);
  return Number.isInteger(pid) && pid > 1 && isAlive(pid) && isOurs(commandLine(pid)) ? pid : undefined;
}

/** Ends a process that an earlier run left behind, politely first. */
export async function stopLeftover(pid: number | undefined, signal: NodeJS.Signals): Promise<void> {
  if (pid === undefined) return;
  process.kill(pid, signal);
  for (const deadline = Date.now() + graceMs; Date.now() < deadline; await sleep(100)) if (!isAlive(pid)) return;
  process.kill(pid, 'SIGKILL');
  while (isAlive(pid)) await sleep(50);
}
