import type { Scoped, Action as Permission, Resource } from '@owcr/access/rules';
import { allowedActions, isOpen, type IssueAction } from '@owcr/contracts/words';
import type { ActionKind } from '../offline/action.js';
import type { Standing } from '../offline/foresight.js';
import type { IssueView } from './issue-queries.js';

type May = (action: Permission, target: Resource | Scoped) => boolean;

/** What of an issue its permissions depend on. */
export const issueScope = ({ sector, officer }: Pick<IssueView['issue'], 'sector' | 'officer'>) => ({
  precinct: sector?.precinct ?? null,
  sector: sector?.code ?? null,
  officerId: officer?.id ?? null,
});

type OwnPlace = 'merge' | 'unmerge' | 'correct';
/** These are asked for where what they need is shown, not among the buttons. */
const isOffered = (action: IssueAction): action is Exclude<IssueAction, OwnPlace> =>
  action !== 'merge' && action !== 'unmerge' && action !== 'correct';

/**
 * What the reader may do with an issue as it will stand. The server says it for the status that it knows; the same rules say it for the one
 * that an issue will have once what waits is sent, so that somebody without a line can acknowledge, start and resolve. The server has the
 * last word.
 */
export function allowedNow({ issue, assignment }: IssueView, standing: Standing, may: May): ActionKind[] {
  const scoped = issueScope(issue);
  const taken = allowedActions(standing.status);
  const said = standing.status === issue.status ? issue.allowedActions : taken;
  const onIssue = said.filter((action) => may(action, { type: 'issue', ...scoped }));
  const onAssignment = assignment ? assignmentActions({ issue, assignment }, standing, may) : [];
  const takesPhoto = taken.includes('note') && may('write', { type: 'photo', ...scoped });
  return [...onAssignment, ...onIssue.filter(isOffered), ...(takesPhoto ? (['photo'] as const) : [])];
}

/** Whether the reader may give it to another officer. That needs a connection, so it is not foreseen. */
export function mayReassign({ issue, assignment }: IssueView, may: May): boolean {
  if (!assignment || assignment.sector === null || assignment.state === 'closed' || !isOpen(issue.status)) return false;
  return may('reassign', { type: 'assignment', precinct: assignment.precinct, officerId: assignment.officer?.id ?? null });
}

function assignmentActions(
  { issue, assignment }: { issue: IssueView['issue']; assignment: NonNullable<IssueView['assignment']> },
  { status }: Standing,
  may: May,
): ActionKind[] {
  if (assignment.state === 'closed' || !isOpen(status)) return [];
  const scoped = { type: 'assignment', precinct: assignment.precinct, officerId: assignment.officer?.id ?? null } as const;
  const isHeld = assignment.officer !== null;
  const isNew = isHeld && assignment.state === 'assigned' && status === 'assigned' && issue.status === 'assigned';
  return [
    ...(isNew && may('acknowledge', scoped) ? (['acknowledge'] as const) : []),
    ...(isHeld && may('decline', scoped) ? (['decline'] as const) : []),
  ];
}

/** The one that takes the issue further; on a phone it is the large button. */
export function nextAction(allowed: readonly ActionKind[]): ActionKind | null {
  const order: ActionKind[] = ['acknowledge', 'start', 'resolve', 'confirm'];
  return order.find((kind) => allowed.includes(kind)) ?? null;
}
