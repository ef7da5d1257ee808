import { z } from 'zod';
import { instant } from '../vocabulary.js';

export const auditResults = ['done', 'begun', 'refused', 'failed'] as const;
export type AuditResult = (typeof auditResults)[number];

/** Ids and codes only: printable ASCII, nothing that a sentence or a name would fit into. */
const word = (max: number) =>
  z
    .string()
    .max(max)
    .regex(/^[\x21-\x7e]+$/);
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/**
 * Who did what, on what, from where, and what came of it. Published by every service, keyed by its own event id: entries have no
 * order among themselves until `insights` chains them. No reporter's data: the target is an id or a code from the path. The address is
 * that of staff or of whoever knocked.
 */
export const auditEvents = {
  'audit.recorded.v1': z.object({
    /** Null where nobody was recognised. */
    principalId: word(64).nullable(),
    role: word(32).nullable(),
    /** What they came in with: which key, session or token it was, and nothing to come in with. Left out by who stated entries before it was known. */
    credential: z
      .object({ kind: word(32), id: word(64) })
      .nullable()
      .optional(),
    /** The route as it is declared, for example `POST /api/v1/issues/:id/start`, or the name of what has no route. */
    action: z
      .string()
      .max(200)
      .regex(/^[\x20-\x7e]+$/),
    target: word(200).nullable(),
    /** `begun`: written before the work, which cannot share its transaction. `refused`: 4xx. `failed`: 5xx. */
    result: z.enum(auditResults),
    /** The problem code of a refusal. */
    code: word(64).nullable(),
    /** How many alike this stands for; more than one only for refusals. */
    count: z.int().min(1),
    requestId: word(100).nullable(),
    /** The client's address as the gateway saw it. */
    from: word(45).nullable(),
    at: instant,
  }),
  /** One day of the audit trail, sealed: where a rewritten trail would have to be rewritten as well. Published by `insights`. */
  'audit.anchored.v1': z.object({
    /** 1, 2, 3, ... without gaps. */
    number: z.int().min(1),
    day: z.iso.date(),
    /** The last entry of the day, and its hash. */
    seq: z.int().min(1),
    hash: sha256,
    /** The same, signed: a compact JWS (EdDSA). */
    seal: z.string().max(2000),
    at: instant,
  }),
};
