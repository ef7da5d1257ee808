import { z } from 'zod';

/** Ranks in the chain of command, lowest first. An escalation of level n goes to `ranks[n]`. */
export const ranks = ['officer', 'sergeant', 'lieutenant', 'commander'] as const;
export const priorities = ['low', 'normal', 'high', 'urgent'] as const;
export const channels = ['phone', 'desk', 'meeting', 'web', 'partner'] as const;
export const deadlineKinds = ['acknowledge', 'resolve'] as const;
export const resolutionReasons = ['fixed', 'no-action-needed', 'unfounded', 'referred'] as const;
export const reviewCauses = ['no-location', 'outside-sectors', 'no-officer'] as const;
export const assignmentCauses = ['reported', 'located', 'reopened', 'declined', 'reassigned'] as const;
export const declineReasons = ['off-duty', 'conflict-of-interest', 'not-police-matter', 'wrong-sector', 'overloaded'] as const;
export const notificationKinds = ['assigned', 'escalated', 'resolved'] as const;

export type Rank = (typeof ranks)[number];
export type Priority = (typeof priorities)[number];
export type Channel = (typeof channels)[number];
export type DeadlineKind = (typeof deadlineKinds)[number];
export type ResolutionReason = (typeof resolutionReasons)[number];
export type ReviewCause = (typeof reviewCauses)[number];
export type AssignmentCause = (typeof assignmentCauses)[number];
export type DeclineReason = (typeof declineReasons)[number];
export type NotificationKind = (typeof notificationKinds)[number];

/** WGS84 degrees. */
export const location = z.object({ lat: z.number().min(-90).max(90), lng: z.number().min(-180).max(180) });
export type Location = z.infer<typeof location>;

/** A code chosen by the department: a category, a sector, a precinct, a partner agency. */
export const code = z.string().min(1).max(64);
export const id = z.uuid();
/** ISO 8601 in UTC. */
export const instant = z.iso.datetime();
/** The short number people say on the phone, for example `D4-1042`. */
export const reference = z.string().min(1).max(20);
