import { allowedActions, type Fact } from '@owcr/contracts';
import type { Principal } from '@owcr/access';
import type { IssueDto } from './issue.dto.js';
import type { IssueEntity } from './issue.entity.js';
import { may, shown } from './issue.access.js';
import { nextDeadline } from './deadline.js';
import { deadlinesOf } from './deadline.store.js';
import type { Issue } from './issue.js';
import { reportedFact } from './report.js';

/** A row of the table, as a plain object. */
export type IssueRow = Omit<IssueEntity, 'agencyEntity' | 'categoryEntity' | 'mergedIntoEntity' | 'survivor'>;

export function issueOf(row: IssueRow): Issue {
  return {
    id: row.id,
    reference: row.reference,
    status: row.status,
    version: row.version,
    eventCount: row.event_count,
    category: row.category,
    priority: row.priority,
    channel: row.channel,
    location: locationOf(row),
    locatedAt: row.located_at?.toISOString() ?? null,
    history: row.history,
    reportedBy: row.reported_by,
    reportedAt: row.reported_at.toISOString(),
    sector: row.sector,
    precinct: row.precinct,
    officerId: row.officer_id,
    assignmentNumber: row.assignment_number,
    reviewCause: row.review_cause,
    referredTo: row.referred_to,
    resolution: resolutionOf(row),
    reopenCount: row.reopen_count,
    mergedInto: row.merged_into,
    survivor: row.survivor_id,
  };
}

/** The columns that change after an issue was reported. */
export function changingColumnsOf(issue: Issue) {
  return {
    id: issue.id,
    status: issue.status,
    version: issue.version,
    event_count: issue.eventCount,
    category: issue.category,
    priority: issue.priority,
    lat: issue.location?.lat ?? null,
    lng: issue.location?.lng ?? null,
    located_at: issue.locatedAt,
    sector: issue.sector,
    precinct: issue.precinct,
    officer_id: issue.officerId,
    assignment_number: issue.assignmentNumber,
    review_cause: issue.reviewCause,
    referred_to: issue.referredTo,
    resolution_reason: issue.resolution?.reason ?? null,
    resolution_note: issue.resolution?.note ?? null,
    resolved_at: issue.resolution?.at ?? null,
    reopen_count: issue.reopenCount,
    merged_into: issue.mergedInto,
    survivor_id: issue.survivor,
  };
}

/** What `principal` is shown of an issue. */
export function issueDtoOf(row: IssueRow, officerName: string | null, principal: Principal): IssueDto {
  const place = issueOf(row);
  const dto = {
    id: row.id,
    reference: row.reference,
    status: row.status,
    version: row.version,
    category: row.category,
    priority: row.priority,
    summary: row.summary,
    description: row.description,
    location: locationOf(row),
    address: row.address,
    channel: row.channel,
    answers: row.answers,
    questionsVersion: row.questions_version,
    source: row.source_system !== null && row.source_id !== null ? { system: row.source_system, id: row.source_id } : null,
    sector: row.sector === null ? null : { code: row.sector, precinct: row.precinct },
    officer: row.officer_id === null ? null : { id: row.officer_id, name: officerName },
    reviewCause: row.review_cause,
    referredTo: row.referred_to,
    resolution: resolutionOf(row),
    deadline: nextDeadline(row.status, deadlinesOf(row)),
    reopenCount: row.reopen_count,
    mergedInto: row.merged_into,
    survivor: row.survivor_id,
    reportedBy: row.reported_by,
    reportedAt: row.reported_at.toISOString(),
    history: row.history,
    updatedAt: row.updated_at.toISOString(),
    allowedActions: allowedActions(row.status).filter((action) => may(principal, action, place)),
  };
  return shown(dto, principal, place);
}

/** The first event of an issue that is stored already. */
export function reportedFactOf(row: IssueRow): Fact<'issue.reported.v1'> {
  const { id, category, channel, reported_by: reportedBy, history } = row;
  const report = {
    id,
    category,
    channel,
    location: locationOf(row),
    reportedBy,
    reportedAt: row.reported_at.toISOString(),
    history,
  };
  return reportedFact(report, row.reference, row.priority);
}

function locationOf({ lat, lng }: IssueRow) {
  return lat === null || lng === null ? null : { lat, lng };
}

function resolutionOf({ resolution_reason: reason, resolution_note: note, resolved_at: at }: IssueRow) {
  return reason === null || at === null ? null : { reason, note, at: at.toISOString() };
}
