/** What an issue goes through. */
export const issueStatuses = [
  'reported',
  'assigned',
  'acknowledged',
  'in-progress',
  'referred',
  'resolved',
  'closed',
  'reopened',
  'merged',
  'withdrawn',
] as const;
export type IssueStatus = (typeof issueStatuses)[number];

/** Somebody still has to do something about it. */
export const openStatuses = [
  'reported',
  'assigned',
  'acknowledged',
  'in-progress',
  'referred',
  'reopened',
] as const satisfies IssueStatus[];

export const issueActions = [
  'start',
  'note',
  'refer',
  'resolve',
  'confirm',
  'reopen',
  'withdraw',
  'merge',
  'unmerge',
  'correct',
] as const;
export type IssueAction = (typeof issueActions)[number];

/** The lifecycle: what may be done with an issue in which status. Assignment, acknowledgement and decline come as events. */
const allowedIn: Record<IssueAction, readonly IssueStatus[]> = {
  start: ['acknowledged', 'referred'],
  note: [...openStatuses, 'resolved', 'closed'],
  refer: ['acknowledged', 'in-progress'],
  resolve: ['acknowledged', 'in-progress', 'referred'],
  confirm: ['resolved'],
  reopen: ['resolved', 'closed'],
  withdraw: openStatuses,
  merge: openStatuses,
  unmerge: ['merged'],
  correct: openStatuses,
};

/** What an issue takes in this status, whoever asks. */
export function allowedActions(status: IssueStatus): IssueAction[] {
  return issueActions.filter((action) => allowedIn[action].includes(status));
}

export function isOpen(status: IssueStatus): boolean {
  return openStatuses.some((open) => open === status);
}
