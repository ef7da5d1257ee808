import { Injectable } from '@nestjs/common';
import type { Principal } from '@owcr/access';
import { send, type Tx } from '@owcr/messaging';
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
  issue_id: string;
  reference: string;
}

/** What people wrote about an issue. Notes are only ever added. */
@Injectable()
export class NoteStore {
  async add(tx: Tx, { id, issueId, kind, text, at }: NewNote, author: Principal): Promise<void> {
    await send(
      tx,
      `INSERT INTO issue_note (id, issue_id, author_id, author_name, kind, text, at) VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [id, issueId, author.id, author.name, kind, text, at],
    );
  }

  /** Of an issue and of what was merged into it: oldest first, `limit` at most, after the note with the id `after`. */
  async list(tx: Tx, issueId: string, { limit, after }: { limit: number; after: string | null }): Promise<NoteRow[]> {
    return tx.query(
      `SELECT note.id, kind, text, author_id, author_name, at, issue_id, reference FROM issue_note note JOIN issue ON issue.id = issue_id
        WHERE issue_id = ANY (ARRAY(SELECT id FROM issue WHERE id = $1 OR survivor_id = $1)) AND ($2::uuid IS NULL OR note.id > $2)
        ORDER BY note.id LIMIT $3`,
      [issueId, after, limit],
    );
  }
}
