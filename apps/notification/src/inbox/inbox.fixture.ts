import type { DomainEvent, EscalationAudience } from '@owcr/contracts';
import { event } from '@owcr/testing';
import { randomUUID } from 'node:crypto';

const at = '2026-03-02T08:00:00.000Z';
const about = { reference: 'A1-0042', category: 'noise-street', priority: 'high', sector: 'D1-A', precinct: 'D1' } as const;

/** Events for tests, each about an issue of its own unless said otherwise. */
export function assignmentTo(
  officerId: string,
  { issueId = randomUUID(), version = 1, reference = 'A1-0042' } = {},
): DomainEvent<'assignment.made.v1'> {
  const facts = { number: version, cause: 'reported' as const, previousOfficerId: null, reasons: [], reportedAt: at, at };
  return event('assignment.made.v1', { ...about, ...facts, issueId, officerId, reference }, { version });
}

export function escalationTo(ownerId: string | null, audience?: EscalationAudience): DomainEvent<'escalation.raised.v1'> {
  const facts = {
    escalationId: randomUUID(),
    kind: 'acknowledge' as const,
    level: 2,
    ownerRank: 'lieutenant' as const,
    dueAt: at,
    acknowledgeBy: null,
    at,
  };
  return event('escalation.raised.v1', { ...about, ...facts, issueId: randomUUID(), ownerId, ...(audience && { audience }) });
}

export function resolutionFor(reportedBy: string | null, issueId: string): DomainEvent<'issue.resolved.v1'> {
  return event('issue.resolved.v1', { issueId, reference: about.reference, reason: 'fixed', by: randomUUID(), reportedBy, at });
}

export const referralTo = (agency: string, by: string = randomUUID()): DomainEvent<'issue.referred.v1'> =>
  event('issue.referred.v1', { issueId: randomUUID(), partner: agency, by, at, reference: about.reference });
