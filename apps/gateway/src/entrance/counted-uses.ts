import type { FastifyReply, FastifyRequest } from 'fastify';
import { LRUCache } from 'lru-cache';
import { networkOf } from './failed-attempts.js';
import { beginUse, endUse, type UseCount, type UseLimit, type UseOutcome } from './public-use-count.js';

/** The addresses not heard of for longest are forgotten first. */
const rememberedMax = 10_000;

/** What addresses do without an account, of one kind. */
export class CountedUses {
  private readonly counts: LRUCache<string, UseCount>;

  constructor(private readonly limit: UseLimit) {
    this.counts = new LRUCache({ max: rememberedMax, ttl: limit.windowMs });
  }

  /** Counts a try by how it ends. Says how long to wait in milliseconds where there may be none; 0: it may go on. */
  begin({ ip, raw: incoming }: FastifyRequest, { raw: answer }: FastifyReply, nowMs: number): number {
    const network = networkOf(ip);
    const begun = beginUse(this.counts.get(network), this.limit, nowMs);
    if ('waitMs' in begun) return begun.waitMs;
    const { beganAtMs } = begun.count;
    this.counts.set(network, begun.count);
    answer.once('close', () => {
      const count = this.counts.get(network);
      // Whoever went away without an answer may have been heard all the same, once everything was here.
      const outcome = answer.writableFinished ? outcomeOf(answer.statusCode) : incoming.complete ? 'accepted' : 'failed';
      if (count) this.counts.set(network, endUse(count, beganAtMs, outcome));
    });
    return 0;
  }
}

function outcomeOf(status: number): UseOutcome {
  if (status >= 500) return 'failed';
  return status >= 400 ? 'refused' : 'accepted';
}
