import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { privateDirectoryMode, privateFileMode } from './private-files.js';

const graceMs = 12_000;

interface RunningProcess {
  pid: number;
  command: string;
}

/** Notes a process for `endLeftovers` of a later run. */
export function rememberRunning(runDir: string, name: string, pid: number): void {
  mkdirSync(runDir, { recursive: true, mode: privateDirectoryMode });
  const note = JSON.stringify({ pid, command: commandLine(pid) } satisfies RunningProcess);
  writeFileSync(fileOf(runDir, name), note, { mode: privateFileMode });
}

export function forgetRunning(runDir: string, name: string): void {
  rmSync(fileOf(runDir, name), { force: true });
}

/** Ends what an earlier run, killed outright, may still have running: politely first. */
export async function endLeftovers(runDir: string): Promise<void> {
  if (!existsSync(runDir)) return;
  await Promise.all(readdirSync(runDir).map((file) => endLeftover(join(runDir, file))));
}

/** True while the process exists and is the one that was noted: numbers are given again. */
export function isSameProcess({ pid, command }: RunningProcess): boolean {
  return isAlive(pid) && commandLine(pid) === command;
}

/** True while a process of this number exists. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** The command line of a process; empty when it is gone. */
export function commandLine(pid: number): string {
  try {
    if (existsSync('/proc/self')) return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
    return execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  } catch {
    return '';
  }
}

async function endLeftover(file: string): Promise<void> {
  const noted = readNote(file);
  const deadline = Date.now() + graceMs;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) if (noted && isSameProcess(noted)) process.kill(noted.pid, signal);
  while (noted && isSameProcess(noted)) {
    if (Date.now() > deadline) process.kill(noted.pid, 'SIGKILL');
    await sleep(50);
  }
  rmSync(file, { force: true });
}

function readNote(file: string): RunningProcess | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as RunningProcess;
  } catch {
    return undefined;
  }
}

function fileOf(runDir: string, name: string): string {
  return join(runDir, `${name}.json`);
}
