import { Injectable } from '@nestjs/common';
import { send, type Tx } from '@owcr/messaging';
import type { Merged } from './merge.js';

/** What the pages show of a merged report. */
export interface MergedRow {
  id: string;
  reference: string;
  version: number;
  summary: string;
  reported_at: Date;
  merged_into: string;
}

const shownMax = 200;

/** Which issues were merged into which, directly and over others. The transaction reaches as the service: they may lie anywhere. */
@Injectable()
export class MergeStore {
  /** One merges or undoes at a time, until the transaction ends: what stands for what is decided over several rows, which may lie anywhere. */
  async takeTurn(tx: Tx): Promise<void> {
    await send(tx, `SELECT pg_advisory_xact_lock(hashtextextended('intake.merges', 0))`);
  }

  /** All that an issue stands for. For who has taken their turn. */
  async family(tx: Tx, survivor: string): Promise<Merged[]> {
    return tx.query(
      'SELECT id, merged_into AS "mergedInto", survivor_id AS survivor FROM issue WHERE survivor_id = $1 ORDER BY id FOR UPDATE',
      [survivor],
    );
  }

  async save(tx: Tx, survivors: ReadonlyMap<string, string>): Promise<void> {
    if (survivors.size === 0) return;
    await send(
      tx,
      'UPDATE issue SET survivor_id = s.survivor FROM unnest($1::uuid[], $2::uuid[]) AS s (id, survivor) WHERE issue.id = s.id',
      [[...survivors.keys()], [...survivors.values()]],
    );
  }

  /** Whether it stands for others. */
  async hasMerged(tx: Tx, id: string): Promise<boolean> {
    const rows: object[] = await tx.query('SELECT FROM issue WHERE survivor_id = $1 LIMIT 1', [id]);
    return rows.length > 0;
  }

  /** What was merged into it, oldest first. */
  async list(tx: Tx, survivor: string): Promise<MergedRow[]> {
    return tx.query(
      `SELECT id, reference, version, summary, reported_at, merged_into FROM issue
        WHERE survivor_id = $1 ORDER BY reported_at, id LIMIT ${shownMax}`,
      [survivor],
    );
  }
}
