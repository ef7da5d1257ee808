import { LRUCache } from 'lru-cache';

/** Attempts with bad credentials that an address has free, unless configured. */
export const freeFailuresDefault = 5;
const firstWaitMs = 1_000;
export const waitMaxMs = 5 * 60_000;
const forgottenAfterMs = 15 * 60_000;
const welcomeForMs = 60 * 60_000;
/** Of each kind; the ones not heard of for longest are forgotten first. */
const rememberedMax = 10_000;

interface Attempts {
  failures: number;
  blockedUntilMs: number;
}

/** How long to wait after so many failures: nothing at first, then twice as long each time. */
export function waitAfterMs(failures: number, freeFailures = freeFailuresDefault): number {
  if (failures < freeFailures) return 0;
  return Math.min(firstWaitMs * 2 ** (failures - freeFailures), waitMaxMs);
}

/** Where several addresses are one customer's: the first 64 bits of an IPv6 address. */
export function networkOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped) return mapped;
  if (!address.includes(':')) return address;
  const [head = '', tail] = address.split('%', 1)[0]!.split('::');
  const front = head.split(':').filter(Boolean);
  const back = tail === undefined ? [] : tail.split(':').filter(Boolean);
  const zeros = tail === undefined ? 0 : 8 - front.length - back.length;
  return [...front, ...Array.from({ length: Math.max(zeros, 0) }, () => '0'), ...back].slice(0, 4).join(':');
}

/**
 * Slows an address down that comes with bad credentials. Whoever has come from there with the same good ones before is not held up by
 * it: many people of a department share one address. Others wait, and their credentials are not even looked at.
 */
export class FailedAttempts {
  private readonly attempts = new LRUCache<string, Attempts>({ max: rememberedMax, ttl: forgottenAfterMs });
  private readonly welcome = new LRUCache<string, true>({ max: rememberedMax, ttl: welcomeForMs });

  constructor(private readonly freeFailures = freeFailuresDefault) {}

  /** How long this one has to wait from now on, in milliseconds; 0: not at all. `credentials` stands for them, and is not they. */
  waitMs(address: string, credentials: string, nowMs: number): number {
    const known = this.attempts.get(networkOf(address));
    if (!known || known.blockedUntilMs <= nowMs || this.welcome.has(`${address} ${credentials}`)) return 0;
    return known.blockedUntilMs - nowMs;
  }

  /** Notes bad credentials; says how long the address has to wait now. Attempts that came in while it waits count once. */
  failed(address: string, nowMs: number): number {
    const network = networkOf(address);
    const known = this.attempts.get(network) ?? { failures: 0, blockedUntilMs: 0 };
    if (known.blockedUntilMs > nowMs) return known.blockedUntilMs - nowMs;
    const failures = known.failures + 1;
    const waitMs = waitAfterMs(failures, this.freeFailures);
    this.attempts.set(network, { failures, blockedUntilMs: nowMs + waitMs });
    return waitMs;
  }

  /** Notes good credentials. What the address did before is not forgotten by it: a guesser may have a key, too. */
  succeeded(address: string, credentials: string): void {
    this.welcome.set(`${address} ${credentials}`, true);
  }
}
