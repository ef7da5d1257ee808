import { z } from 'zod';
import { code, id, instant, priorities } from '../vocabulary.js';

/** How long things may take, published by `escalation` and keyed by policy. Each event carries the whole policy, so the topic is compacted. */
export const policyEvents = {
  'policy.changed.v1': z.object({
    policyId: id,
    /** Null: for every category without a policy of its own. */
    category: code.nullable(),
    priority: z.enum(priorities),
    acknowledgeSeconds: z.int().min(1),
    resolveSeconds: z.int().min(1),
    at: instant,
  }),
};
