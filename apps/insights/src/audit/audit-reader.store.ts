import { Injectable } from '@nestjs/common';
import type { Reach } from '@owcr/access';
import { Reads } from '@owcr/platform';
import { DataSource } from 'typeorm';
import type { ChainEntry } from './chain.js';

/** What is asked for. Times are ISO 8601 UTC with milliseconds, as in the entries. */
export interface AuditFilter {
  who?: string;
  /** The id of what they came in with. */
  credential?: string;
  action?: string;
  target?: string;
  result?: string;
  from?: string;
  to?: string;
}

export type AuditItem = { seq: number } & ChainEntry;

const conditions: Record<keyof AuditFilter, (parameter: string) => string> = {
  who: (p) => `entry->>'principalId' = ${p}`,
  credential: (p) => `entry->'credential'->>'id' = ${p}`,
  action: (p) => `entry->>'action' = ${p}`,
  target: (p) => `entry->>'target' = ${p}`,
  // The second half is for an index that leaves out what is usual.
  result: (p) => `entry->>'result' = ${p} AND (entry->>'result' <> 'done' OR ${p} = 'done')`,
  from: (p) => `entry->>'at' >= ${p}`,
  to: (p) => `entry->>'at' < ${p}`,
};

@Injectable()
export class AuditReader {
  constructor(
    private readonly dataSource: DataSource,
    private readonly reads: Reads,
  ) {}

  /** The references of those of these ids that are issues, as far as `reach` goes. */
  async referencesOf(ids: readonly string[], reach: Reach): Promise<Map<string, string>> {
    const rows = await this.reads.in(reach, (tx) =>
      tx.query<{ id: string; reference: string }[]>(
        `SELECT issue_id AS id, reference FROM board_issue WHERE issue_id::text = ANY($1) AND reference IS NOT NULL`,
        [ids],
      ),
    );
    return new Map(rows.map(({ id, reference }) => [id, reference]));
  }

  /** The id of the issue with a reference, as far as `reach` goes; null where there is none. */
  async idOf(reference: string, reach: Reach): Promise<string | null> {
    const [row] = await this.reads.in(reach, (tx) =>
      tx.query<{ id: string }[]>(`SELECT issue_id AS id FROM board_issue WHERE reference = upper($1)`, [reference]),
    );
    return row?.id ?? null;
  }

  /** Newest first, from below a number on. */
  async read(filter: AuditFilter, beforeSeq: number | null, limit: number): Promise<AuditItem[]> {
    const given = Object.keys(conditions)
      .map((name) => name as keyof AuditFilter)
      .filter((name) => filter[name] !== undefined);
    const where = given.map((name, index) => conditions[name](`$${index + 3}::text`));
    const rows = await this.dataSource.query<{ seq: string; entry: ChainEntry }[]>(
      `SELECT seq, entry FROM audit_entry WHERE ${['($1::bigint IS NULL OR seq < $1)', ...where].join(' AND ')}
       ORDER BY seq DESC LIMIT $2`,
      [beforeSeq, limit, ...given.map((name) => filter[name])],
    );
    return rows.map(({ seq, entry }) => ({ seq: Number(seq), ...entry }));
  }

  /** The same, all of it, a page at a time: no more than one is held at once. */
  async *readAll(filter: AuditFilter, rowsMax: number): AsyncGenerator<AuditItem> {
    let before: number | null = null;
    for (let left = rowsMax; left > 0; left -= pageRows) {
      const items: AuditItem[] = await this.read(filter, before, Math.min(pageRows, left));
      yield* items;
      const last = items.at(-1);
      if (last === undefined || items.length < pageRows) return;
      before = last.seq;
    }
  }
}

const pageRows = 1_000;
