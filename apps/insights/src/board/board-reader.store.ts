import { Injectable } from '@nestjs/common';
import type { Reach } from '@owcr/access';
import type { IssueStatus, Priority } from '@owcr/contracts';
import { Reads } from '@owcr/platform';
import { DataSource } from 'typeorm';
import { noSector } from './board.store.js';

/** One row of the board. `sector` is empty for what lies in none yet. */
export interface BoardRow {
  sector: string;
  precinct: string | null;
  active: boolean;
  open: number;
  late: number;
  unacknowledged: number;
  escalated: number;
  needsReview: number;
  oldestReportedAt: string | null;
  byPriority: Record<Priority, number>;
}

/** The whole board as of one moment. */
export interface BoardSnapshot {
  seq: number;
  at: string;
  rows: BoardRow[];
}

export interface BoardIssue {
  issueId: string;
  reference: string;
  category: string | null;
  priority: Priority | null;
  status: IssueStatus;
  sector: string;
  precinct: string | null;
  officerId: string | null;
  reportedAt: string;
  acknowledgeDueAt: string | null;
  resolveDueAt: string | null;
  late: boolean;
  needsReview: boolean;
  escalationLevel: number;
}

interface BoardPage {
  after: { reportedAt: string; issueId: string } | null;
  limit: number;
}

export type BoardIssueQuery = BoardPage & { sector: string };
export type OfficerIssueQuery = BoardPage & { officerId: string };

const snapshotSql = `
  WITH counted AS (
    SELECT coalesce(sector, '') AS sector, count(*)::int AS open, count(*) FILTER (WHERE late_at <= now())::int AS late,
      count(*) FILTER (WHERE unacknowledged)::int AS unacknowledged, count(*) FILTER (WHERE escalation_level > 0)::int AS escalated,
      count(*) FILTER (WHERE needs_review)::int AS "needsReview", min(reported_at) AS "oldestReportedAt",
      count(*) FILTER (WHERE priority = 'low')::int AS low, count(*) FILTER (WHERE priority = 'normal')::int AS normal,
      count(*) FILTER (WHERE priority = 'high')::int AS high, count(*) FILTER (WHERE priority = 'urgent')::int AS urgent
    FROM board_issue WHERE open GROUP BY 1
  )
  SELECT h.seq, now() AS at, s.sector, s.precinct, s.active, c.open, c.late, c.unacknowledged, c.escalated, c."needsReview",
    c."oldestReportedAt", c.low, c.normal, c.high, c.urgent
  FROM board_head h LEFT JOIN board_sector s ON true LEFT JOIN counted c ON c.sector = s.sector ORDER BY s.sector`;

const issueColumns = `
  SELECT issue_id AS "issueId", reference, category, priority, status, sector, precinct, officer_id AS "officerId",
    reported_at AS "reportedAt", acknowledge_due_at AS "acknowledgeDueAt", resolve_due_at AS "resolveDueAt",
    coalesce(late_at <= now(), false) AS late, needs_review AS "needsReview", escalation_level AS "escalationLevel"
  FROM board_issue`;
const pageOfIssues = (whose: 'sector' | 'officer_id') => `${issueColumns}
  WHERE open AND ${whose} = $1 AND ($2::timestamptz IS NULL OR (reported_at, issue_id) > ($2, $3::uuid))
  ORDER BY reported_at, issue_id LIMIT $4`;

interface SnapshotRow extends Record<Priority, number | null> {
  seq: string;
  at: Date;
  sector: string | null;
  precinct: string | null;
  active: boolean;
  open: number | null;
  late: number | null;
  unacknowledged: number | null;
  escalated: number | null;
  needsReview: number | null;
  oldestReportedAt: Date | null;
}

type IssueRow = {
  [K in keyof BoardIssue]: K extends 'reportedAt' ? Date : K extends `${string}At` ? Date | null : BoardIssue[K];
};

/** Reads the board. */
@Injectable()
export class BoardReader {
  constructor(
    private readonly dataSource: DataSource,
    private readonly reads: Reads,
  ) {}

  /** Numbers and `seq` of the same moment, of what lies within reach. What is late is counted by the database's clock. */
  async snapshot(reach: Reach): Promise<BoardSnapshot> {
    const rows = await this.reads.in(reach, (tx) => tx.query<SnapshotRow[]>(snapshotSql));
    const [head] = rows;
    if (!head) throw new Error('the board has no head: was the database migrated?');
    return { seq: Number(head.seq), at: head.at.toISOString(), rows: rows.filter(isSector).map(boardRow) };
  }

  async headSeq(): Promise<number> {
    const [head] = await this.dataSource.query<{ seq: string }[]>('SELECT seq FROM board_head');
    return Number(head?.seq ?? 0);
  }

  /** Which rows changed after a place, each with its last change, in order. */
  async changedAfter(seq: number): Promise<{ sector: string; seq: number }[]> {
    const rows = await this.dataSource.query<{ sector: string; changed_seq: string }[]>(
      'SELECT sector, changed_seq FROM board_sector WHERE changed_seq > $1 ORDER BY changed_seq',
      [seq],
    );
    return rows.map(({ sector, changed_seq }) => ({ sector, seq: Number(changed_seq) }));
  }

  /** The precinct of a sector; `undefined` when there is no such sector. */
  async precinctOf(sector: string): Promise<string | null | undefined> {
    const [row] = await this.dataSource.query<{ precinct: string | null }[]>(
      'SELECT precinct FROM board_sector WHERE sector = $1 AND sector <> $2',
      [sector, noSector],
    );
    return row?.precinct;
  }

  /** The open issues of one sector, oldest first. */
  issues(reach: Reach, { sector, ...page }: BoardIssueQuery): Promise<BoardIssue[]> {
    return this.page(reach, pageOfIssues('sector'), sector, page);
  }

  /** The open issues one officer has to work on, oldest first. */
  issuesOf(reach: Reach, { officerId, ...page }: OfficerIssueQuery): Promise<BoardIssue[]> {
    return this.page(reach, pageOfIssues('officer_id'), officerId, page);
  }

  private async page(reach: Reach, sql: string, whose: string, { after, limit }: BoardPage): Promise<BoardIssue[]> {
    const rows = await this.reads.in(reach, (tx) => tx.query<IssueRow[]>(sql, [whose, after?.reportedAt, after?.issueId, limit]));
    return rows.map((row) => ({
      ...row,
      reportedAt: row.reportedAt.toISOString(),
      acknowledgeDueAt: row.acknowledgeDueAt?.toISOString() ?? null,
      resolveDueAt: row.resolveDueAt?.toISOString() ?? null,
    }));
  }
}

function isSector(row: SnapshotRow): row is SnapshotRow & { sector: string } {
  return row.sector !== null;
}

function boardRow(row: SnapshotRow & { sector: string }): BoardRow {
  const { sector, precinct, active, oldestReportedAt } = row;
  return {
    sector,
    precinct,
    active,
    open: row.open ?? 0,
    late: row.late ?? 0,
    unacknowledged: row.unacknowledged ?? 0,
    escalated: row.escalated ?? 0,
    needsReview: row.needsReview ?? 0,
    oldestReportedAt: oldestReportedAt?.toISOString() ?? null,
    byPriority: { low: row.low ?? 0, normal: row.normal ?? 0, high: row.high ?? 0, urgent: row.urgent ?? 0 },
  };
}
