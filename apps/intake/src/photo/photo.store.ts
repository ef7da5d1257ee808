import { Injectable } from '@nestjs/common';
import type { Tx } from '@owcr/messaging';
import type { Developed } from './developing.js';
import type { PhotoSize } from './photo.js';

export interface NewPhoto {
  id: string;
  issueId: string;
  /** Null: its reporter, who has no account. */
  by: { id: string; name: string } | null;
  at: string;
}

export interface PhotoRow {
  id: string;
  added_by: string | null;
  added_by_name: string | null;
  width: number;
  height: number;
  bytes: number;
  at: Date;
  issue_id: string;
  reference: string;
}

const columns = 'photo.id, added_by, added_by_name, width, height, octet_length("full") AS bytes, at, issue_id';
const ofMerged = 'ARRAY(SELECT id FROM issue WHERE survivor_id = $1)';
const photosMax = 200;

/** Photos of issues. Whoever adds one has locked the issue before. */
@Injectable()
export class PhotoStore {
  async count(tx: Tx, issueId: string): Promise<number> {
    const [row]: { count: number }[] = await tx.query('SELECT count(*)::int AS count FROM issue_photo WHERE issue_id = $1', [
      issueId,
    ]);
    return row?.count ?? 0;
  }

  async add(tx: Tx, { id, issueId, by, at }: NewPhoto, { width, height, full, thumb }: Developed): Promise<PhotoRow> {
    const [row]: PhotoRow[] = await tx.query(
      `INSERT INTO issue_photo AS photo (id, issue_id, added_by, added_by_name, width, height, "full", thumb, at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) RETURNING ${columns},
         (SELECT reference FROM issue WHERE issue.id = $2) AS reference`,
      [id, issueId, by?.id ?? null, by?.name ?? null, width, height, full, thumb, at],
    );
    return row!;
  }

  /** Of an issue, and of what was merged into it: oldest first. Which of them are there the reach says. */
  list(tx: Tx, issueId: string): Promise<PhotoRow[]> {
    return tx.query(
      `SELECT ${columns}, reference FROM issue_photo photo JOIN issue ON issue.id = issue_id
        WHERE issue_id = $1 OR issue_id = ANY (${ofMerged}) ORDER BY photo.id LIMIT ${photosMax}`,
      [issueId],
    );
  }

  /** The bytes of one photo of this issue, or of what was merged into it; null where it has none with this id within the reach. */
  async bytes(tx: Tx, issueId: string, id: string, size: PhotoSize): Promise<Buffer | null> {
    const [row]: { bytes: Buffer }[] = await tx.query(
      `SELECT "${size === 'full' ? 'full' : 'thumb'}" AS bytes FROM issue_photo
        WHERE (issue_id = $1 OR issue_id = ANY (${ofMerged})) AND id = $2`,
      [issueId, id],
    );
    return row?.bytes ?? null;
  }
}
