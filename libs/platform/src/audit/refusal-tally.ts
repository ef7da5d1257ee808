import { isIPv6 } from 'node:net';
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
 * Refused attempts, so that an attacker can neither hide nor fill the disk: the first of a kind (who with what, what, why) is due at once, those
 * that follow within a minute are counted and due together when it is over. Promises: the counts of all that was taken add up to all
 * that was added; a window makes at most two entries per kind and 102 kinds.
 */
export class RefusalTally {
  private readonly kinds = new Map<string, Kind>();
  private due: AuditEntry[] = [];

  add(refusal: Refusal, nowMs: number): void {
    const own = kindOf(refusal);
    const known = refusal.principalId !== null;
    const full = !this.kinds.has(own) && this.kindsOf(known) >= kindsPerWindowMax / 2;
    const counted = full ? { ...nobodyInParticular, result: refusal.result } : refusal;
    const key = full ? kindOf(counted) : own;
    const kind = this.kinds.get(key);
    if (kind) Object.assign(kind, { last: counted, lastMs: nowMs, count: kind.count + 1 });
    else {
      this.kinds.set(key, { openedMs: nowMs, last: counted, lastMs: nowMs, count: 0 });
      this.due.push(entryOf(counted, nowMs, 1));
    }
  }

  /** Half of the kinds is for those who are known: whoever has no token cannot hide them by filling it. */
  private kindsOf(known: boolean): number {
    return [...this.kinds.values()].filter(({ last }) => last.action !== anyAction && (last.principalId !== null) === known)
      .length;
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

const anyAction = '(any)';

/** What is said of attempts beyond the limit: only that there were so many. */
const nobodyInParticular = {
  principalId: null,
  role: null,
  credential: null,
  action: anyAction,
  target: null,
  code: 'too-many-kinds',
  requestId: null,
  from: null,
} as const;

/** Those of nobody who was recognised are told apart by the network they come from: one has 2^64 addresses of IPv6. */
function kindOf({ principalId, credential, from, action, code, result }: Refusal): string {
  return [principalId ?? `from ${networkOf(from)}`, credential?.id, action, code, result].join('\n');
}

function entryOf(refusal: Refusal, atMs: number, count: number): AuditEntry {
  return { ...refusal, at: new Date(atMs).toISOString(), count };
}

/** The /64 of an IPv6 address; IPv4 as it is. */
function networkOf(address: string | null): string | null {
  if (address === null || !isIPv6(address)) return address;
  const [head = '', tail] = address.split('::');
  const left = head === '' ? [] : head.split(':');
  const right = tail ? tail.split(':') : [];
  const zeros = tail === undefined ? [] : Array<string>(Math.max(0, 8 - left.length - right.length)).fill('0');
  return [...left, ...zeros, ...right]
    .slice(0, 4)
    .map((part) => part.toLowerCase())
    .join(':');
}
