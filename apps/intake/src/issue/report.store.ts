import { Injectable } from '@nestjs/common';
import type { Priority } from '@owcr/contracts';
import type { Tx } from '@owcr/messaging';
import type { IssueRow } from './issue.row.js';
import { referenceOf } from './reference.js';
import type { Report } from './report.js';
import { ReporterStore } from './reporter.store.js';

export interface NewIssue extends Report {
  reference: string;
  priority: Priority;
  /** Of the questions its answers were checked against. */
  questionsVersion: number;
}

export type KnownSource = Pick<IssueRow, 'id' | 'reference' | 'source_system' | 'source_id' | 'history'>;

/** A conflict on the source leaves the row out, and so does a number that was written before, when nobody heard that it was committed. */
const insertSql = `
  INSERT INTO issue (id, reference, tracking_code, status, version, event_count, category, priority, summary, description, lat, lng,
    address, channel, answers, questions_version, source_system, source_id, reported_by, reported_at, history)
  SELECT id, reference, tracking_code, 'reported', 1, 1, category, priority, summary, description, lat, lng,
    address, channel, answers, questions_version, source_system, source_id, reported_by, reported_at, history
  FROM jsonb_to_recordset($1::jsonb) AS n (
    id uuid, reference text, tracking_code text, category text, priority text, summary text, description text, lat float8, lng float8,
    address text, channel text, answers jsonb, questions_version int, source_system text, source_id text, reported_by uuid,
    reported_at timestamptz, history boolean)
  ON CONFLICT DO NOTHING RETURNING *`;

/** New issues, many with one statement. */
@Injectable()
export class ReportStore {
  constructor(private readonly reporters: ReporterStore) {}

  async references(tx: Tx, count: number): Promise<string[]> {
    const rows: { n: string }[] = await tx.query(`SELECT nextval('issue_number') AS n FROM generate_series(1, $1)`, [count]);
    return rows.map(({ n }) => referenceOf(Number(n)));
  }

  /** Inserts issues with their reporters. An issue that conflicts with one that is there is not among the rows returned. */
  async insert(tx: Tx, issues: readonly NewIssue[]): Promise<Map<string, IssueRow>> {
    if (issues.length === 0) return new Map();
    const rows: IssueRow[] = await tx.query(insertSql, [JSON.stringify(issues.map(rowOf))]);
    const inserted = new Map(rows.map((row) => [row.id, row]));
    const reporters = issues.flatMap(({ id, reporter }) => (reporter && inserted.has(id) ? [{ issueId: id, reporter }] : []));
    await this.reporters.add(tx, reporters);
    return inserted;
  }

  /** Those that were taken over from these sources, in whatever order. */
  async bySources(tx: Tx, sources: readonly { system: string; id: string }[]): Promise<KnownSource[]> {
    if (sources.length === 0) return [];
    return tx.query(
      `SELECT issue.id, reference, source_system, source_id, history FROM issue
         JOIN unnest($1::text[], $2::text[]) AS asked (system, source) ON source_system = asked.system AND source_id = asked.source`,
      [sources.map(({ system }) => system), sources.map(({ id }) => id)],
    );
  }

  /** The issue that was taken over from the same source, or this one itself where it was written before. */
  async existing(tx: Tx, { id, source }: Report): Promise<IssueRow | null> {
    const [row]: IssueRow[] = await tx.query(
      `SELECT * FROM issue WHERE id = $1 OR (source_system = $2 AND source_id = $3) ORDER BY id <> $1 LIMIT 1`,
      [id, source?.system ?? null, source?.id ?? null],
    );
    return row ?? null;
  }
}

function rowOf(issue: NewIssue) {
  const { id, reference, category, priority, summary, description, location, address, channel, answers, source } = issue;
  return {
    id,
    reference,
    tracking_code: issue.trackingCode,
    category,
    priority,
    summary,
    description,
    lat: location?.lat ?? null,
    lng: location?.lng ?? null,
    address,
    channel,
    answers,
    questions_version: issue.questionsVersion,
    source_system: source?.system ?? null,
    source_id: source?.id ?? null,
    reported_by: issue.reportedBy,
    reported_at: issue.reportedAt,
    history: issue.history,
  };
}
