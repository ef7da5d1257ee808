export * from './lifecycle.js';

/** Ranks in the chain of command, lowest first. An escalation of level n goes to `ranks[n]`. */
export const ranks = ['officer', 'sergeant', 'lieutenant', 'commander'] as const;
export const priorities = ['low', 'normal', 'high', 'urgent'] as const;
export const channels = ['phone', 'desk', 'meeting', 'web', 'partner'] as const;
export const deadlineKinds = ['acknowledge', 'resolve'] as const;
export const resolutionReasons = ['fixed', 'no-action-needed', 'unfounded', 'referred'] as const;
export const reviewCauses = ['no-location', 'outside-sectors', 'no-officer', 'wrong-sector'] as const;
/** `moved`: the officer is absent or has left before acknowledging it. */
export const assignmentCauses = [
  'reported',
  'located',
  'reopened',
  'declined',
  'reassigned',
  'corrected',
  'unmerged',
  'moved',
] as const;
/** What of a report may be put right afterwards. */
export const correctedFields = [
  'location',
  'address',
  'category',
  'priority',
  'summary',
  'description',
  'answers',
  'contact',
] as const;
export const declineReasons = ['off-duty', 'conflict-of-interest', 'not-police-matter', 'wrong-sector', 'overloaded'] as const;
export const notificationKinds = [
  'assigned',
  'escalated',
  'reminded',
  'resolved',
  'referred',
  'partner-noted',
  'partner-resolved',
] as const;
/**
 * Who is told of an escalation that no single person answers for. `clerks`: all clerks. `command`: commanders of the whole program and
 * administrators.
 */
export const escalationAudiences = ['clerks', 'command'] as const;

export type Rank = (typeof ranks)[number];
export type Priority = (typeof priorities)[number];
export type Channel = (typeof channels)[number];
export type DeadlineKind = (typeof deadlineKinds)[number];
export type ResolutionReason = (typeof resolutionReasons)[number];
export type ReviewCause = (typeof reviewCauses)[number];
export type AssignmentCause = (typeof assignmentCauses)[number];
export type CorrectedField = (typeof correctedFields)[number];
export type DeclineReason = (typeof declineReasons)[number];
export type EscalationAudience = (typeof escalationAudiences)[number];
export type NotificationKind = (typeof notificationKinds)[number];

/** For a `switch` over a union: fails to compile when a case is missing, and at run time when one slips through. */
export function assertNever(value: never): never {
  throw new Error(`unexpected ${JSON.stringify(value)}`);
}
export * from './spreadsheet.js';
export * from './text.js';
