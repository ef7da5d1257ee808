import { Injectable } from '@nestjs/common';
import type { Principal } from '@owcr/access';
import type { CorrectedField } from '@owcr/contracts';
import { send, type Tx } from '@owcr/messaging';
import { v7 as uuidv7 } from 'uuid';
import type { Change, Reported } from './correction.js';
import type { IssueRow } from './issue.row.js';

export interface CorrectionRow {
  id: string;
  field: CorrectedField;
  before: unknown;
  after: unknown;
  author_id: string;
  author_name: string;
  at: Date;
}

/** What was reported beside what decides who works on it, and what was put right of it. Whoever changes it has locked the issue. */
@Injectable()
export class CorrectionStore {
  async reported(tx: Tx, issueId: string): Promise<Reported> {
    const [row]: IssueRow[] = await tx.query('SELECT * FROM issue WHERE id = $1', [issueId]);
    if (!row) throw new Error(`issue ${issueId} is locked and not there`);
    const { summary, description, address, answers, questions_version: questionsVersion } = row;
    return { summary, description, address, answers, questionsVersion, isFromElsewhere: row.source_system !== null };
  }

  async save(tx: Tx, issueId: string, { summary, description, address, answers, questionsVersion }: Reported): Promise<void> {
    await send(
      tx,
      'UPDATE issue SET summary = $2, description = $3, address = $4, answers = $5, questions_version = $6 WHERE id = $1',
      [issueId, summary, description, address, JSON.stringify(answers), questionsVersion],
    );
  }

  /** Keeps what each field was before, and who put it right. */
  async keep(tx: Tx, issueId: string, changes: readonly Change[], { by, at }: { by: Principal; at: string }): Promise<void> {
    const rows = changes.map(({ field, before, after }) => ({ id: uuidv7(), field, before, after }));
    await send(
      tx,
      `INSERT INTO issue_correction (id, issue_id, field, before, after, author_id, author_name, at)
       SELECT id, $1, field, nullif(before, 'null'), nullif(after, 'null'), $3, $4, $5
         FROM jsonb_to_recordset($2::jsonb) AS c (id uuid, field text, before jsonb, after jsonb)`,
      [issueId, JSON.stringify(rows), by.id, by.name, at],
    );
  }

  /** Oldest first, `limit` at most, after the one with the id `after`. */
  async list(tx: Tx, issueId: string, { limit, after }: { limit: number; after: string | null }): Promise<CorrectionRow[]> {
    return tx.query(
      `SELECT id, field, before, after, author_id, author_name, at FROM issue_correction
        WHERE issue_id = $1 AND ($2::uuid IS NULL OR id > $2) ORDER BY id LIMIT $3`,
      [issueId, after, limit],
    );
  }
}
