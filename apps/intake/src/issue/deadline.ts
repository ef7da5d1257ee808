import type { DeadlineKind, DomainEvent, IssueStatus } from '@owcr/contracts';

/** What `escalation` states about the deadlines of an issue. A deadline that is missed still waits for the work, so nothing changes. */
export type DeadlineEvent = DomainEvent<'deadline.set.v1' | 'deadline.met.v1' | 'deadline.cancelled.v1'>;

/** From when until when something has to be done. */
export interface Deadline {
  startedAt: string;
  dueAt: string;
}

export type Deadlines = Record<DeadlineKind, Deadline | null>;

/** The deadlines after an event; null: nothing is waited for any more. */
export function withDeadline(deadlines: Deadlines, { type, data }: DeadlineEvent): Deadlines {
  return {
    ...deadlines,
    [data.kind]: type === 'deadline.set.v1' ? { startedAt: data.startedAt, dueAt: data.dueAt } : null,
  };
}

const unacknowledged: readonly IssueStatus[] = ['reported', 'assigned', 'reopened'];
const acknowledged: readonly IssueStatus[] = ['acknowledged', 'in-progress', 'referred'];

/** The deadline that counts next in this status, the nearest of those whose work is not done. The same as `issue_due` of the database. */
export function nextDeadline(
  status: IssueStatus,
  { acknowledge, resolve }: Deadlines,
): (Deadline & { kind: DeadlineKind }) | null {
  const toAcknowledge = acknowledge && unacknowledged.includes(status) ? { kind: 'acknowledge' as const, ...acknowledge } : null;
  const isOpen = unacknowledged.includes(status) || acknowledged.includes(status);
  const toResolve = resolve && isOpen ? { kind: 'resolve' as const, ...resolve } : null;
  if (toAcknowledge === null || toResolve === null) return toAcknowledge ?? toResolve;
  return Date.parse(toAcknowledge.dueAt) <= Date.parse(toResolve.dueAt) ? toAcknowledge : toResolve;
}
