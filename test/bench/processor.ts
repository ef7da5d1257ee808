import { setTimeout as sleep } from 'node:timers/promises';
import type { System } from '../system/system.js';
import { processorSeconds } from './processes.js';
import { round } from './report.js';

const rootsOf = (system: System) => [...new Set(Object.values(system.stack.pids()))];

export interface Used<T> {
  result: T;
  /** Processor time of the whole system, the load generator not counted, in milliseconds. Undefined where it cannot be asked for. */
  processorMs: number | undefined;
}

/** Does `work`, and says what it cost the system. What it leads to has to be done when it resolves. */
export async function used<T>(system: System, work: () => Promise<T>): Promise<Used<T>> {
  const before = processorSeconds(rootsOf(system));
  const result = await work();
  const after = processorSeconds(rootsOf(system));
  return { result, processorMs: before === undefined || after === undefined ? undefined : (after - before) * 1_000 };
}

/** How much of one core the system uses when nobody asks anything of it, in percent. */
export async function idlePercent(system: System, seconds: number): Promise<number | undefined> {
  const { processorMs } = await used(system, () => sleep(seconds * 1_000));
  return processorMs === undefined ? undefined : round(processorMs / seconds / 10, 1);
}
