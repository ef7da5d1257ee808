import { allowedActions, assertNever, isOpen, type IssueStatus, type Location, type ReviewCause } from '@owcr/contracts';

/** What a resident is told of where their report stands. Who has it, who declined it and what they wrote is not theirs to know. */
export const plainStatuses = [
  'received',
  'assigned',
  'in-progress',
  'with-partner',
  'resolved',
  'closed',
  'reopened',
  'withdrawn',
] as const;
export type PlainStatus = (typeof plainStatuses)[number];

export const followUpActions = ['confirm', 'not-fixed'] as const;
export type FollowUpAction = (typeof followUpActions)[number];

export interface Step {
  status: PlainStatus;
  at: string;
}

/** A hundredth of a degree: about 1.1 km north, and less to the east. */
const coarseDegrees = 0.01;
/** From the middle of such a field to its corner, at the equator. */
export const coarseMetres = 800;

/** The status in plain words. What was merged is where its survivor is: `merged` itself is none. */
export function plainStatusOf(status: Exclude<IssueStatus, 'merged'>): PlainStatus {
  switch (status) {
    case 'reported':
      return 'received';
    case 'assigned':
    case 'acknowledged':
      return 'assigned';
    case 'referred':
      return 'with-partner';
    case 'in-progress':
    case 'resolved':
    case 'closed':
    case 'reopened':
    case 'withdrawn':
      return status;
    default:
      return assertNever(status);
  }
}

export interface StatusStep {
  status: IssueStatus;
  at: string;
}

/** The steps of a merged report: its own until then, and since then those of the issue that stands for it. */
export function stepsOfMerged(own: readonly StatusStep[], survivors: readonly StatusStep[]): StatusStep[] {
  const mergedAt = own.findLast(({ status }) => status === 'merged')?.at;
  const since = mergedAt === undefined ? [] : survivors.filter(({ at }) => Date.parse(at) > Date.parse(mergedAt));
  return [...own, ...since];
}

/** What happened when, in plain words: steps that are the same in them are one. The first is that it was received. */
export function historyOf(reportedAt: string, steps: readonly StatusStep[]): Step[] {
  const history: Step[] = [{ status: 'received', at: reportedAt }];
  for (const { status, at } of steps) {
    if (status === 'merged') continue;
    const plain = plainStatusOf(status);
    if (history.at(-1)?.status !== plain) history.push({ status: plain, at });
  }
  return history;
}

/** Whether a clerk has to find out where it is before an officer can get it. Nobody is told that an officer has what still lies with a clerk. */
export function waitsForPlace({
  status,
  location,
  reviewCause,
}: {
  status: IssueStatus;
  location: Location | null;
  reviewCause: ReviewCause | null;
}): boolean {
  return status === 'reported' && (location === null || (reviewCause !== null && reviewCause !== 'no-officer'));
}

/** Roughly where: the middle of the field it lies in. A code that was found somewhere leads to nobody's door. */
export function coarsePlace({ lat, lng }: Location): Location {
  const middle = (degrees: number) => Math.round((Math.floor(degrees / coarseDegrees) + 0.5) * coarseDegrees * 1e6) / 1e6;
  return { lat: Math.min(middle(lat), 90), lng: Math.min(middle(lng), 180) };
}

/** What the reporter may say about it now. */
export function followUpActionsOf(status: IssueStatus): FollowUpAction[] {
  const allowed = allowedActions(status);
  return [
    ...(allowed.includes('confirm') ? ['confirm' as const] : []),
    ...(allowed.includes('reopen') ? ['not-fixed' as const] : []),
  ];
}

/**
 * Whether another resident, whose report is handled together with this one, has said the same before: then it is done, and nobody is
 * refused for coming second.
 */
export function isSaidAlready(command: 'confirm' | 'reopen', issue: { status: IssueStatus; reopenCount: number }): boolean {
  return command === 'confirm' ? issue.status === 'closed' : isOpen(issue.status) && issue.reopenCount > 0;
}
