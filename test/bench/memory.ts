import { readdirSync, readFileSync } from 'node:fs';

/**
 * Proportional set size of these processes and all their descendants, in MB: pages that are shared count once. Linux only;
 * undefined elsewhere.
 */
export function proportionalSetSizeMb(roots: readonly number[]): number | undefined {
  try {
    const parents = new Map(processes().map((pid) => [pid, parentOf(pid)]));
    const wanted = new Set(roots);
    for (let grew = true; grew;) {
      grew = false;
      for (const [pid, parent] of parents) {
        if (!wanted.has(pid) && parent !== undefined && wanted.has(parent)) {
          wanted.add(pid);
          grew = true;
        }
      }
    }
    return Math.round([...wanted].reduce((sum, pid) => sum + pssKb(pid), 0) / 1024);
  } catch {
    return undefined;
  }
}

function processes(): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number);
}

/** Undefined for a process that has ended meanwhile. */
function parentOf(pid: number): number | undefined {
  try {
    const afterName = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1);
    return Number(afterName?.split(' ')[1]);
  } catch {
    return undefined;
  }
}

function pssKb(pid: number): number {
  try {
    return Number(/^Pss:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1] ?? 0);
  } catch {
    return 0;
  }
}
