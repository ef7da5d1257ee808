import { z } from 'zod';
import { channels, code, id, instant, location, priorities, reference, resolutionReasons } from '../vocabulary.js';

/** Facts about an issue, published by `intake` and keyed by issue id. No free text and nothing about the reporter. */
export const issueEvents = {
  'issue.reported.v1': z.object({
    issueId: id,
    reference,
    category: code,
    priority: z.enum(priorities),
    channel: z.enum(channels),
    location: location.nullable(),
    /** The clerk who took the report; null when nobody signed in did. */
    reportedBy: id.nullable(),
    reportedAt: instant,
  }),
  'issue.started.v1': z.object({ issueId: id, by: id, at: instant }),
  'issue.noted.v1': z.object({ issueId: id, noteId: id, by: id, at: instant }),
  /** By null: its reporter, who has no account. */
  'issue.photo-added.v1': z.object({ issueId: id, photoId: id, by: id.nullable(), at: instant }),
  'issue.referred.v1': z.object({ issueId: id, partner: code, by: id, at: instant }),
  'issue.resolved.v1': z.object({
    issueId: id,
    reference,
    reason: z.enum(resolutionReasons),
    by: id,
    reportedBy: id.nullable(),
    at: instant,
  }),
  'issue.reopened.v1': z.object({
    issueId: id,
    reference,
    category: code,
    priority: z.enum(priorities),
    location: location.nullable(),
    /** How often this issue has been reopened, this time included. */
    count: z.int().min(1),
    by: id.nullable(),
    reportedAt: instant,
    at: instant,
  }),
  'issue.closed.v1': z.object({ issueId: id, cause: z.enum(['confirmed', 'unconfirmed']), by: id.nullable(), at: instant }),
  'issue.withdrawn.v1': z.object({ issueId: id, by: id.nullable(), at: instant }),
  'issue.merged.v1': z.object({ issueId: id, into: id, by: id, at: instant }),
  /** Nothing is known any more of who reported it. */
  'issue.reporter-erased.v1': z.object({ issueId: id, by: id, at: instant }),
};
