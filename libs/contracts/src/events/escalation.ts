import { z } from 'zod';
import { code, deadlineKinds, id, instant, priorities, ranks, reference } from '../vocabulary.js';

const deadline = { issueId: id, kind: z.enum(deadlineKinds), dueAt: instant, at: instant };

/** Facts about time, published by `escalation` and keyed by issue id. */
export const escalationEvents = {
  'deadline.set.v1': z.object({ ...deadline, startedAt: instant }),
  'deadline.met.v1': z.object(deadline),
  'deadline.missed.v1': z.object(deadline),
  'deadline.cancelled.v1': z.object({ ...deadline, cause: z.enum(['withdrawn', 'merged', 'restarted']) }),
  'escalation.raised.v1': z.object({
    escalationId: id,
    issueId: id,
    reference,
    category: code,
    priority: z.enum(priorities),
    kind: z.enum(deadlineKinds),
    /** 1 sergeant, 2 lieutenant, 3 commander. */
    level: z.int().min(1).max(3),
    ownerId: id.nullable(),
    ownerRank: z.enum(ranks),
    sector: code.nullable(),
    precinct: code.nullable(),
    /** The deadline that was missed. */
    dueAt: instant,
    /** When the next level is told, unless this one is acknowledged; null at the top. */
    acknowledgeBy: instant.nullable(),
    at: instant,
  }),
  'escalation.acknowledged.v1': z.object({
    escalationId: id,
    issueId: id,
    kind: z.enum(deadlineKinds),
    level: z.int().min(1).max(3),
    by: id,
    at: instant,
  }),
  'escalation.closed.v1': z.object({
    escalationId: id,
    issueId: id,
    kind: z.enum(deadlineKinds),
    level: z.int().min(1).max(3),
    cause: z.enum(['handled', 'withdrawn', 'merged', 'restarted']),
    at: instant,
  }),
};
