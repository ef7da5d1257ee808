import type { ClockEvent, Escalation, IssueClocks, IssueDetails, Responsible } from './clock.js';
import type { IssueClockEntity } from './clock.entity.js';
import { escalationId } from './clock-ids.js';
import type { EscalationEntity } from './escalation.entity.js';

/** The state that rows hold. `escalations` are those of this issue that are not closed. */
export function stateOf(row: IssueClockEntity, escalations: readonly EscalationEntity[]): IssueClocks {
  return {
    issueId: row.issueId,
    details: detailsOf(row),
    responsible: responsibleOf(row),
    acknowledge: row.acknowledge,
    resolve: row.resolve,
    ended: row.endedCause && row.endedAt ? { cause: row.endedCause, at: row.endedAt.toISOString() } : null,
    escalations: escalations.map(escalationOf).sort((a, b) => a.level - b.level),
  };
}

function detailsOf({ reference, category, priority, reportedAt, history }: IssueClockEntity): IssueDetails | null {
  if (reference === null || category === null || priority === null || reportedAt === null) return null;
  return { reference, category, priority, reportedAt: reportedAt.toISOString(), history };
}

function responsibleOf({ officerNumber, officerId, sector, precinct }: IssueClockEntity): Responsible | null {
  return officerNumber === null ? null : { number: officerNumber, officerId, sector, precinct };
}

function escalationOf(row: EscalationEntity): Escalation {
  const { kind, run, level, ownerId, ownerRank, sector, precinct, version } = row;
  const raised = {
    ...{ kind, run, level, sector, precinct, version },
    owner: { id: ownerId, rank: ownerRank },
    dueAt: row.dueAt.toISOString(),
    raisedAt: row.raisedAt.toISOString(),
    acknowledgeBy: row.acknowledgeBy?.toISOString() ?? null,
  };
  if (row.acknowledgedBy === null || row.acknowledgedAt === null) return { ...raised, state: 'open' };
  const acknowledgedAt = row.acknowledgedAt.toISOString();
  return {
    ...raised,
    state: 'acknowledged',
    acknowledgedBy: row.acknowledgedBy,
    acknowledgedAt,
    followUpBy: row.followUpBy?.toISOString() ?? null,
  };
}

/** A row of issue_clock but for its timers, as JSON with the names of its columns. */
export function clockRow(state: IssueClocks, eventCount: number) {
  const { issueId, details, responsible, ended } = state;
  return {
    issue_id: issueId,
    reference: details?.reference,
    category: details?.category,
    priority: details?.priority,
    reported_at: details?.reportedAt,
    history: details?.history ?? false,
    officer_number: responsible?.number,
    officer_id: responsible?.officerId,
    sector: responsible?.sector,
    precinct: responsible?.precinct,
    acknowledge: state.acknowledge,
    resolve: state.resolve,
    ended_cause: ended?.cause,
    ended_at: ended?.at,
    event_count: eventCount,
  };
}

/** A new row of escalation. */
export function raisedRow(issueId: string, event: Extract<ClockEvent, { type: 'EscalationRaised' }>) {
  const { kind, run, level, owner, sector, precinct } = event;
  return {
    ...{ issue_id: issueId, kind, run, level, sector, precinct },
    id: escalationId(issueId, kind, run, level),
    owner_id: owner.id,
    owner_rank: owner.rank,
    due_at: event.dueAt,
    raised_at: event.raisedAt,
    acknowledge_by: event.acknowledgeBy,
  };
}

/** What changes in a row of escalation; what is absent stays. */
export function movedRow(issueId: string, event: Extract<ClockEvent, { type: 'EscalationAcknowledged' | 'EscalationClosed' }>) {
  const id = escalationId(issueId, event.kind, event.run, event.level);
  if (event.type === 'EscalationClosed') return { id, state: 'closed', closed_at: event.at, cause: event.cause };
  return { id, state: 'acknowledged', acknowledged_by: event.by, acknowledged_at: event.at, follow_up_by: event.followUpBy };
}
