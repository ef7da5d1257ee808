import { readdirSync, readFileSync } from 'node:fs';

/** Linux counts processor time in these, whatever its own clock does. */
const ticksPerSecond = 100;

/**
 * Proportional set size of these processes and all their descendants, in MB: pages that are shared count once. Linux only;
 * undefined elsewhere.
 */
export function proportionalSetSizeMb(roots: readonly number[]): number | undefined {
  return ofTree(roots, (pids) => Math.round(pids.reduce((sum, pid) => sum + pssKb(pid), 0) / 1024));
}

/**
 * Processor seconds that these processes and their descendants have used so far, those that have ended included. Linux only; undefined
 * elsewhere.
 */
export function processorSeconds(roots: readonly number[]): number | undefined {
  return ofTree(roots, (pids) => pids.reduce((sum, pid) => sum + ticks(pid), 0) / ticksPerSecond);
}

function ofTree<T>(roots: readonly number[], read: (pids: readonly number[]) => T): T | undefined {
  try {
    const parents = new Map(processes().map((pid) => [pid, Number(statOf(pid)[statFields.parent])]));
    const wanted = new Set(roots);
    for (let grew = true; grew;) {
      grew = false;
      for (const [pid, parent] of parents) {
        if (wanted.has(pid) || !wanted.has(parent)) continue;
        wanted.add(pid);
        grew = true;
      }
    }
    return read([...wanted]);
  } catch {
    return undefined;
  }
}

function processes(): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number);
}

/** Where in proc(5) they stand, counted from behind the name, which may hold blanks. */
const statFields = { parent: 1, ownUser: 11, ownSystem: 12, endedUser: 13, endedSystem: 14 };

/** Empty for a process that has ended meanwhile. */
function statOf(pid: number): string[] {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
  } catch {
    return [];
  }
}

function ticks(pid: number): number {
  const stat = statOf(pid);
  const { ownUser, ownSystem, endedUser, endedSystem } = statFields;
  return [ownUser, ownSystem, endedUser, endedSystem].reduce((sum, field) => sum + Number(stat[field] ?? 0), 0);
}

function pssKb(pid: number): number {
  try {
    return Number(/^Pss:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1] ?? 0);
  } catch {
    return 0;
  }
}
