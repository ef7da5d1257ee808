import { allowedActions, assertNever, type IssueStatus, type Location } from '@owcr/contracts';

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

/** What happened when, in plain words: steps that are the same in them are one. The first is that it was received. */
export function historyOf(reportedAt: string, steps: readonly { status: IssueStatus; at: string }[]): Step[] {
  const history: Step[] = [{ status: 'received', at: reportedAt }];
  for (const { status, at } of steps) {
    if (status === 'merged') continue;
    const plain = plainStatusOf(status);
    if (history.at(-1)?.status !== plain) history.push({ status: plain, at });
  }
  return history;
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
