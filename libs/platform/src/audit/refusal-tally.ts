import type { AuditEntry } from './audit-fact.js';

/** A refused or failed attempt; `at` and `count` are the tally's. */
export type Refusal = Omit<AuditEntry, 'at' | 'count'>;

export const windowMs = 60_000;
/** Somebody who tries everything with everything gets so many lines a minute, and then one for all the rest. */
export const kindsPerWindowMax = 100;

interface Kind {
  openedMs: number;
  last: Refusal;
  lastMs: number;
  /** Not yet recorded. */
  count: number;
}

/**
 * Refused attempts, so that an attacker can neither hide nor fill the disk: the first of a kind (who, what, why) is due at once, those
 * that follow within a minute are counted and due together when it is over. Promises: the counts of all that was taken add up to all
 * that was added; a window makes at most two entries per kind and 101 kinds.
 */
export class RefusalTally {
  private readonly kinds = new Map<string, Kind>();
  private due: AuditEntry[] = [];

  add(refusal: Refusal, nowMs: number): void {
    const own = kindOf(refusal);
    const full = !this.kinds.has(own) && this.kinds.size >= kindsPerWindowMax;
    const counted = full ? { ...nobodyInParticular, result: refusal.result } : refusal;
    const key = full ? kindOf(counted) : own;
    const kind = this.kinds.get(key);
    if (kind) Object.assign(kind, { last: counted, lastMs: nowMs, count: kind.count + 1 });
    else {
      this.kinds.set(key, { openedMs: nowMs, last: counted, lastMs: nowMs, count: 0 });
      this.due.push(entryOf(counted, nowMs, 1));
    }
  }

  /** What is to be recorded now. `all`: also what is counted in minutes that are not over, for a service that stops. */
  take(nowMs: number, all = false): AuditEntry[] {
    for (const [key, { openedMs, last, lastMs, count }] of this.kinds) {
      if (!all && nowMs - openedMs < windowMs) continue;
      this.kinds.delete(key);
      if (count > 0) this.due.push(entryOf(last, lastMs, count));
    }
    const taken = this.due;
    this.due = [];
    return taken;
  }
}

/** What is said of attempts beyond the limit: only that there were so many. */
const nobodyInParticular = {
  principalId: null,
  role: null,
  action: '(any)',
  target: null,
  code: 'too-many-kinds',
  requestId: null,
  from: null,
} as const;

/** Those of nobody who was recognised are told apart by where they come from. */
function kindOf({ principalId, from, action, code, result }: Refusal): string {
  return [principalId ?? `from ${from}`, action, code, result].join('\n');
}

function entryOf(refusal: Refusal, atMs: number, count: number): AuditEntry {
  return { ...refusal, at: new Date(atMs).toISOString(), count };
}
