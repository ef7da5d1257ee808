import { z } from 'zod';
import {
  channels,
  code,
  correctedFields,
  id,
  instant,
  location,
  priorities,
  reference,
  resolutionReasons,
} from '../vocabulary.js';

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
    /** Imported from an older system long after it was reported: its clocks do not start. */
    history: z.boolean().optional(),
  }),
  'issue.started.v1': z.object({ issueId: id, by: id, at: instant }),
  'issue.noted.v1': z.object({
    issueId: id,
    noteId: id,
    by: id,
    at: instant,
    reference: reference.optional(),
    /** The officer responsible for the issue then. */
    officerId: id.nullish(),
    /** The partner agency that wrote it. */
    agency: code.optional(),
  }),
  /** By null: its reporter, who has no account. */
  'issue.photo-added.v1': z.object({ issueId: id, photoId: id, by: id.nullable(), at: instant }),
  'issue.referred.v1': z.object({
    issueId: id,
    partner: code,
    by: id,
    at: instant,
    reference: reference.optional(),
    category: code.optional(),
    priority: z.enum(priorities).optional(),
  }),
  'issue.resolved.v1': z.object({
    issueId: id,
    reference,
    reason: z.enum(resolutionReasons),
    by: id,
    reportedBy: id.nullable(),
    at: instant,
    /** The officer responsible for the issue then. */
    officerId: id.nullish(),
    /** The partner agency that resolved it. */
    agency: code.optional(),
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
  /** A merge was undone: the issue stands by itself again, to be assigned and timed as one that was just reported. */
  'issue.unmerged.v1': z.object({
    issueId: id,
    from: id,
    reference,
    category: code,
    priority: z.enum(priorities),
    location: location.nullable(),
    by: id,
    reportedAt: instant,
    at: instant,
  }),
  /** What was reported was wrong and is put right. Carries the coarse facts as they are now. */
  'issue.corrected.v1': z.object({
    issueId: id,
    reference,
    category: code,
    priority: z.enum(priorities),
    location: location.nullable(),
    changed: z.array(z.enum(correctedFields)).min(1).max(correctedFields.length),
    by: id,
    reportedAt: instant,
    at: instant,
  }),
  /** Nothing is known any more of who reported it. */
  'issue.reporter-erased.v1': z.object({ issueId: id, by: id, at: instant }),
};
