import { setTimeout as sleep } from 'node:timers/promises';
import { Child } from './child.js';
import type { ChildCommand } from './child.js';

const running = new Set<Child>();

/** Runs a program that ends by itself. Rejects with the end of its log when it fails or takes too long. */
export async function runToEnd(command: ChildCommand, deadlineMs: number): Promise<void> {
  const child = Child.spawn(command);
  running.add(child);
  const patience = new AbortController();
  const late = sleep(deadlineMs, 'late' as const, { signal: patience.signal }).catch(() => undefined);
  const outcome = await Promise.race([child.exited, late]);
  patience.abort();
  running.delete(child);
  if (outcome === 'late') await child.kill();
  if (typeof outcome === 'object' && outcome.code === 0) return;
  const how =
    typeof outcome === 'object'
      ? `ended with ${outcome.signal ?? `code ${outcome.code}`}`
      : `took longer than ${deadlineMs / 1000} s`;
  throw new Error(`${command.name} ${how}. End of ${command.logFile}:\n${child.logTail()}`);
}

/** Ends every program that `runToEnd` has under way. */
export async function endAllRuns(): Promise<void> {
  await Promise.all([...running].map((child) => child.kill()));
}
