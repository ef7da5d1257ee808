import { Injectable } from '@nestjs/common';
import { send, type Tx } from '@owcr/messaging';
import { refusalOf, type DomainError } from '@owcr/platform';
import type { TimelineEntry } from './timeline.js';

const addSql = `
  INSERT INTO timeline_entry (issue_id, event_id, type, at, service, by, facts, position, version)
  SELECT * FROM json_to_recordset($1::json) AS e("issueId" uuid, "eventId" uuid, "type" text, "at" timestamptz, "service" text, "by" uuid,
    "facts" jsonb, "position" int, "version" bigint)
  ON CONFLICT DO NOTHING`;

const readSql = `
  SELECT event_id AS "eventId", type, at, service, by, facts, position, version FROM timeline_entry
  WHERE issue_id = $1 ORDER BY at, position, version, event_id LIMIT $2`;

const whereaboutsSql = `
  SELECT b.precinct, b.sector, b.officer_id AS "officerId" FROM (SELECT 1 FROM timeline_entry WHERE issue_id = $1 LIMIT 1) known
  LEFT JOIN board_issue b ON b.issue_id = $1`;

/** What decides about who may read the timeline of an issue. */
export interface Whereabouts {
  precinct: string | null;
  sector: string | null;
  officerId: string | null;
}

type Row = Omit<TimelineEntry, 'issueId' | 'at' | 'version'> & { at: Date; version: string };

@Injectable()
export class TimelineStore {
  /** Adds what is not there yet. */
  async add(tx: Tx, entries: readonly TimelineEntry[]): Promise<void> {
    if (entries.length > 0) await send(tx, addSql, [JSON.stringify(entries)]);
  }

  /** The oldest entries of an issue. */
  async read(tx: Tx, issueId: string, limit: number): Promise<TimelineEntry[]> {
    const rows = await tx.query<Row[]>(readSql, [issueId, limit]);
    return rows.map((row) => ({ ...row, issueId, at: row.at.toISOString(), version: Number(row.version) }));
  }

  /** Why nothing of this issue was found within reach. */
  refusalOf(tx: Tx, issueId: string): Promise<DomainError> {
    return refusalOf(tx, 'issue', 'SELECT FROM timeline_entry WHERE issue_id = $1 LIMIT 1', issueId);
  }

  /** Null when nothing is known of such an issue within reach. */
  async whereabouts(tx: Tx, issueId: string): Promise<Whereabouts | null> {
    const [row] = await tx.query<Whereabouts[]>(whereaboutsSql, [issueId]);
    return row ?? null;
  }
}
