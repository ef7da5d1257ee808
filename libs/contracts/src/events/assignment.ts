import { z } from 'zod';
import {
  assignmentCauses,
  code,
  declineReasons,
  id,
  instant,
  location,
  priorities,
  reference,
  reviewCauses,
} from '../vocabulary.js';

/** Why this officer: `code` is stable, `detail` a number or code that belongs to it (a load, a sector). */
export const assignmentReason = z.object({ code, detail: z.string().max(64).optional() });
export type AssignmentReason = z.infer<typeof assignmentReason>;

/** Facts about who is responsible, published by `sector-assignment` and keyed by issue id. */
export const assignmentEvents = {
  'assignment.made.v1': z.object({
    issueId: id,
    reference,
    category: code,
    priority: z.enum(priorities),
    /** 1 for the first officer of this issue, 2 for the next, ... */
    number: z.int().min(1),
    cause: z.enum(assignmentCauses),
    sector: code,
    precinct: code,
    officerId: id,
    previousOfficerId: id.nullable(),
    reasons: z.array(assignmentReason).max(10),
    reportedAt: instant,
    /** Imported from an older system long after it was reported, as `issue.reported.v1` said, and not reopened since. */
    history: z.boolean().optional(),
    /** Who gave it to this officer; absent or null where the rule did. */
    by: id.nullish(),
    at: instant,
  }),
  'assignment.review-needed.v1': z.object({
    issueId: id,
    reference,
    cause: z.enum(reviewCauses),
    /** Where it lies; null: in no sector as far as known. Absent in what was stated before these were added. */
    sector: code.nullish(),
    precinct: code.nullish(),
    at: instant,
  }),
  'assignment.located.v1': z.object({ issueId: id, location, by: id, at: instant }),
  'assignment.acknowledged.v1': z.object({ issueId: id, officerId: id, by: id, at: instant }),
  'assignment.declined.v1': z.object({ issueId: id, officerId: id, reason: z.enum(declineReasons), at: instant }),
};
