import { z } from 'zod';
import { code, deadlineKinds, escalationAudiences, id, instant, priorities, ranks, reference } from '../vocabulary.js';

const deadline = { issueId: id, kind: z.enum(deadlineKinds), dueAt: instant, at: instant };

/** An escalation and who answers for it. */
const answered = {
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
  /** Who is told where it has no owner. Absent in what was stated before audiences: the program's command then. */
  audience: z.enum(escalationAudiences).optional(),
  sector: code.nullable(),
  precinct: code.nullable(),
  /** The deadline that was missed. */
  dueAt: instant,
};

/** Facts about time, published by `escalation` and keyed by issue id. */
export const escalationEvents = {
  'deadline.set.v1': z.object({ ...deadline, startedAt: instant }),
  'deadline.met.v1': z.object(deadline),
  'deadline.missed.v1': z.object(deadline),
  'deadline.cancelled.v1': z.object({ ...deadline, cause: z.enum(['withdrawn', 'merged', 'restarted', 'corrected']) }),
  'escalation.raised.v1': z.object({
    ...answered,
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
    cause: z.enum(['handled', 'withdrawn', 'merged', 'restarted', 'corrected']),
    at: instant,
  }),
  /** Somebody else answers for it now: who did has become absent or left, or the issue went elsewhere. */
  'escalation.moved.v1': z.object({
    ...answered,
    cause: z.enum(['owner-unavailable', 'issue-moved']),
    previousOwnerId: id.nullable(),
    /** When the next level is told, unless this one is acknowledged; null at the top. */
    acknowledgeBy: instant.nullable(),
    at: instant,
  }),
  /** All levels have been told and the issue is still not handled. To its owner and, whoever that is, to the program's command. */
  'escalation.reminded.v1': z.object({
    ...answered,
    /** 1 for the first reminder of this escalation, 2 for the next, ... */
    number: z.int().min(1),
    nextAt: instant,
    at: instant,
  }),
};
