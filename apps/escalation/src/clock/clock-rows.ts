import { assertNever } from '@owcr/contracts';
import type { Owner } from '../roster/roster.js';
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

function responsibleOf({
  officerNumber,
  officerId,
  sector,
  precinct,
  reviewCause: review,
}: IssueClockEntity): Responsible | null {
  return officerNumber === null ? null : { number: officerNumber, officerId, sector, precinct, review };
}

function escalationOf(row: EscalationEntity): Escalation {
  const { kind, run, level, sector, precinct, reminders, version } = row;
  const raised = {
    ...{ kind, run, level, sector, precinct, reminders, version },
    owner: ownerIn(row),
    dueAt: row.dueAt.toISOString(),
    raisedAt: row.raisedAt.toISOString(),
    acknowledgeBy: row.acknowledgeBy?.toISOString() ?? null,
    remindAt: row.remindAt?.toISOString() ?? null,
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

function ownerIn({ ownerId: id, ownerRank: rank, audience }: EscalationEntity): Owner {
  return id === null ? { id, rank, audience: audience ?? 'command' } : { id, rank, audience: null };
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
    review_cause: responsible?.review,
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
    audience: owner.audience,
    due_at: event.dueAt,
    raised_at: event.raisedAt,
    acknowledge_by: event.acknowledgeBy,
    remind_at: event.remindAt,
  };
}

type Change = Extract<
  ClockEvent,
  { type: 'EscalationAcknowledged' | 'EscalationMoved' | 'EscalationReminded' | 'EscalationClosed' }
>;

export function isChange(event: ClockEvent): event is Change {
  return changeTypes.has(event.type);
}

const changeTypes: ReadonlySet<string> = new Set<Change['type']>([
  'EscalationAcknowledged',
  'EscalationMoved',
  'EscalationReminded',
  'EscalationClosed',
]);

/** What changes in a row of escalation; what is absent stays. Later changes of one row go over earlier ones. */
export function changedRow(issueId: string, event: Change) {
  const id = escalationId(issueId, event.kind, event.run, event.level);
  switch (event.type) {
    case 'EscalationAcknowledged': {
      const { by, at, followUpBy, remindAt } = event;
      return {
        id,
        state: 'acknowledged',
        acknowledged_by: by,
        acknowledged_at: at,
        follow_up_by: followUpBy,
        remind_at: remindAt,
      };
    }
    case 'EscalationMoved': {
      const { owner, sector, precinct } = event;
      return { id, moved: true, owner_id: owner.id, owner_rank: owner.rank, audience: owner.audience, sector, precinct };
    }
    case 'EscalationReminded':
      return { id, reminders: event.number, remind_at: event.nextAt };
    case 'EscalationClosed':
      return { id, state: 'closed', closed_at: event.at, cause: event.cause };
    default:
      return assertNever(event);
  }
}
