import { Injectable } from '@nestjs/common';
import type { Principal } from '@owcr/access';
import type { Tx } from '@owcr/messaging';
import type { NoteKind } from './command.js';

export interface NewNote {
  id: string;
  issueId: string;
  kind: NoteKind;
  text: string;
  at: string;
}

export interface NoteRow {
  id: string;
  kind: NoteKind;
  text: string;
  author_id: string;
  author_name: string;
  at: Date;
}

/** What people wrote about an issue. Notes are only ever added. */
@Injectable()
export class NoteStore {
  async add(tx: Tx, { id, issueId, kind, text, at }: NewNote, author: Principal): Promise<void> {
    await tx.query(
      `INSERT INTO issue_note (id, issue_id, author_id, author_name, kind, text, at) VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [id, issueId, author.id, author.name, kind, text, at],
    );
  }

  /** Oldest first, `limit` at most, after the note with the id `after`. */
  async list(tx: Tx, issueId: string, { limit, after }: { limit: number; after: string | null }): Promise<NoteRow[]> {
    return tx.query(
      `SELECT id, kind, text, author_id, author_name, at FROM issue_note
        WHERE issue_id = $1 AND ($2::uuid IS NULL OR id > $2) ORDER BY id LIMIT $3`,
      [issueId, after, limit],
    );
  }
}
