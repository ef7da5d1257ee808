import { Injectable } from '@nestjs/common';
import type { DomainEvent } from '@owcr/contracts';
import { send, type Tx } from '@owcr/messaging';
import type { BoardEvent, IssueView } from './board.js';
import { foldBoard } from './fold.js';
import { standingOf } from './standing.js';
import type { Place } from './standing.js';

type SectorChanged = DomainEvent<'sector.changed.v1'>;

/** The row of the board for what lies in no sector yet. */
export const noSector = '';

const loadSql = `
  SELECT issue_id AS "issueId", reference, category, priority, reported_at AS "reportedAt", lifecycle, lifecycle_at AS "lifecycleAt",
    reopen_count AS "reopenCount", handling, handled_at AS "handledAt", sector, precinct, officer_id AS "officerId",
    acknowledge_due_at AS "acknowledgeDueAt", resolve_due_at AS "resolveDueAt", acknowledge_level AS "acknowledgeLevel",
    resolve_level AS "resolveLevel"
  FROM board_issue WHERE issue_id = ANY ($1::uuid[])`;

const saved = [
  ['issue_id', 'issueId', 'uuid'],
  ['reference', 'reference', 'text'],
  ['category', 'category', 'text'],
  ['priority', 'priority', 'text'],
  ['reported_at', 'reportedAt', 'timestamptz'],
  ['lifecycle', 'lifecycle', 'text'],
  ['lifecycle_at', 'lifecycleAt', 'timestamptz'],
  ['reopen_count', 'reopenCount', 'int'],
  ['handling', 'handling', 'text'],
  ['handled_at', 'handledAt', 'timestamptz'],
  ['sector', 'sector', 'text'],
  ['precinct', 'precinct', 'text'],
  ['officer_id', 'officerId', 'uuid'],
  ['acknowledge_due_at', 'acknowledgeDueAt', 'timestamptz'],
  ['resolve_due_at', 'resolveDueAt', 'timestamptz'],
  ['acknowledge_level', 'acknowledgeLevel', 'int'],
  ['resolve_level', 'resolveLevel', 'int'],
  ['status', 'status', 'text'],
  ['open', 'open', 'boolean'],
  ['unacknowledged', 'unacknowledged', 'boolean'],
  ['needs_review', 'needsReview', 'boolean'],
  ['late_at', 'lateAt', 'timestamptz'],
  ['escalation_level', 'escalationLevel', 'int'],
] as const;

const columns = saved.map(([column]) => column);
const saveSql = `
  INSERT INTO board_issue (${columns.join(', ')})
  SELECT ${saved.map(([, name]) => `"${name}"`).join(', ')}
  FROM json_to_recordset($1::json) AS v(${saved.map(([, name, type]) => `"${name}" ${type}`).join(', ')})
  ON CONFLICT (issue_id) DO UPDATE SET ${columns
    .slice(1)
    .map((column) => `${column} = excluded.${column}`)
    .join(', ')}`;

/** The places become 1, 2, 3, ... after the last change. An issue only introduces a sector; what the roster says of it stays. */
const logPlacesSql = `
  WITH head AS (UPDATE board_head SET seq = seq + cardinality($1::text[]) RETURNING seq - cardinality($1::text[]) AS before)
  INSERT INTO board_sector (sector, precinct, changed_seq)
  SELECT place.sector, place.precinct, head.before + place.ord
  FROM head, unnest($1::text[], $2::text[]) WITH ORDINALITY AS place(sector, precinct, ord)
  ON CONFLICT (sector) DO UPDATE SET changed_seq = excluded.changed_seq`;

const logSectorsSql = `
  WITH head AS (UPDATE board_head SET seq = seq + cardinality($1::text[]) RETURNING seq - cardinality($1::text[]) AS before)
  INSERT INTO board_sector (sector, precinct, active, changed_seq)
  SELECT place.sector, place.precinct, place.active, head.before + place.ord
  FROM head, unnest($1::text[], $2::text[], $3::bool[]) WITH ORDINALITY AS place(sector, precinct, active, ord)
  ON CONFLICT (sector) DO UPDATE SET precinct = excluded.precinct, active = excluded.active, changed_seq = excluded.changed_seq`;

type LoadedView = { [K in keyof IssueView]: K extends `${string}At` ? Date | null : IssueView[K] };

/** Keeps the board. */
@Injectable()
export class BoardStore {
  /**
   * One writer at a time, from the lock of the head to the commit: what is read here is what the writer before left, and changes
   * become visible in the order of their numbers, without gaps. It costs little, for a batch is a few statements whatever its size.
   */
  async follow(tx: Tx, { issues, sectors }: { issues: readonly BoardEvent[]; sectors: readonly SectorChanged[] }): Promise<void> {
    if (issues.length + sectors.length === 0) return;
    await send(tx, 'SELECT seq FROM board_head FOR UPDATE');
    await this.followSectors(tx, sectors);
    await this.followIssues(tx, issues);
  }

  private async followIssues(tx: Tx, events: readonly BoardEvent[]): Promise<void> {
    if (events.length === 0) return;
    const known = await this.load(tx, [...new Set(events.map(({ data }) => data.issueId))]);
    const { views, places } = foldBoard(known, events);
    await send(tx, saveSql, [JSON.stringify(views.map((view) => ({ ...view, ...standingOf(view) })))]);
    await this.logPlaces(tx, places);
  }

  private async followSectors(tx: Tx, changes: readonly SectorChanged[]): Promise<void> {
    if (changes.length === 0) return;
    const sectors = [...new Map(changes.map(({ data }) => [data.code, data])).values()];
    await send(tx, logSectorsSql, [sectors.map((s) => s.code), sectors.map((s) => s.precinct), sectors.map((s) => s.active)]);
  }

  private async logPlaces(tx: Tx, places: readonly Place[]): Promise<void> {
    if (places.length === 0) return;
    await send(tx, logPlacesSql, [places.map(({ sector }) => sector ?? noSector), places.map(({ precinct }) => precinct)]);
  }

  private async load(tx: Tx, issueIds: readonly string[]): Promise<Map<string, IssueView>> {
    const rows = await tx.query<LoadedView[]>(loadSql, [issueIds]);
    return new Map(rows.map((row) => [row.issueId, viewOf(row)]));
  }
}

function viewOf(row: LoadedView): IssueView {
  const { reportedAt, lifecycleAt, handledAt, acknowledgeDueAt, resolveDueAt } = row;
  return {
    ...row,
    reportedAt: reportedAt?.toISOString() ?? null,
    lifecycleAt: lifecycleAt?.toISOString() ?? null,
    handledAt: handledAt?.toISOString() ?? null,
    acknowledgeDueAt: acknowledgeDueAt?.toISOString() ?? null,
    resolveDueAt: resolveDueAt?.toISOString() ?? null,
  };
}
