import type { Scoped, Action as Permission, Resource } from '@owcr/access/rules';
import type { ActionKind } from '../offline/action.js';
import type { Standing } from '../offline/foresight.js';
import type { IssueView } from './issue-queries.js';

type May = (action: Permission, target: Resource | Scoped) => boolean;
type Status = Standing['status'];
type IssueActionKind = Exclude<ActionKind, 'acknowledge' | 'decline' | 'reassign' | 'photo'>;

const open: readonly Status[] = ['reported', 'assigned', 'acknowledged', 'in-progress', 'referred', 'reopened'];

/**
 * What an issue takes in which status. The server says it for the status that it knows; this is for the one that an issue will have once
 * what waits is sent, so that somebody without a line can acknowledge, start and resolve. The server has the last word.
 */
const takenIn: Record<IssueActionKind, readonly Status[]> = {
  start: ['acknowledged', 'referred'],
  note: [...open, 'resolved', 'closed'],
  refer: ['acknowledged', 'in-progress'],
  resolve: ['acknowledged', 'in-progress', 'referred'],
  confirm: ['resolved'],
  reopen: ['resolved', 'closed'],
  withdraw: open,
};
const issueKinds = Object.keys(takenIn) as IssueActionKind[];

/** What the reader may do with an issue as it will stand: by the server's word where that is its status, else by the same table. */
export function allowedNow({ issue, assignment }: IssueView, standing: Standing, may: May): ActionKind[] {
  const isAsTold = standing.status === issue.status;
  const scoped = { precinct: issue.sector?.precinct ?? null, sector: issue.sector?.code ?? null, officerId: issue.officer?.id };
  const onIssue = issueKinds.filter((kind) =>
    isAsTold
      ? issue.allowedActions.includes(kind)
      : takenIn[kind].includes(standing.status) && may(kind, { type: 'issue', ...scoped }),
  );
  const onAssignment = assignment ? assignmentActions({ issue, assignment }, standing, may) : [];
  const takesPhoto = takenIn.note.includes(standing.status) && may('write', { type: 'photo', ...scoped });
  return [...onAssignment, ...onIssue, ...(takesPhoto ? (['photo'] as const) : [])];
}

function assignmentActions(
  { issue, assignment }: { issue: IssueView['issue']; assignment: NonNullable<IssueView['assignment']> },
  { status }: Standing,
  may: May,
): ActionKind[] {
  if (assignment.state === 'closed' || !open.includes(status)) return [];
  const scoped = { type: 'assignment', precinct: assignment.precinct, officerId: assignment.officer?.id ?? null } as const;
  const isHeld = assignment.officer !== null;
  const isNew = isHeld && assignment.state === 'assigned' && status === 'assigned' && issue.status === 'assigned';
  return [
    ...(isNew && may('acknowledge', scoped) ? (['acknowledge'] as const) : []),
    ...(isHeld && may('decline', scoped) ? (['decline'] as const) : []),
    ...(assignment.sector !== null && may('reassign', scoped) ? (['reassign'] as const) : []),
  ];
}

/** The one that takes the issue further; on a phone it is the large button. */
export function nextAction(allowed: readonly ActionKind[]): ActionKind | null {
  const order: ActionKind[] = ['acknowledge', 'start', 'resolve', 'confirm'];
  return order.find((kind) => allowed.includes(kind)) ?? null;
}
