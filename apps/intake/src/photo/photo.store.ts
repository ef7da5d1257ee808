import { Injectable } from '@nestjs/common';
import type { Tx } from '@owcr/messaging';
import type { Developed } from './developing.js';
import { photoLimits, type PhotoSize } from './photo.js';

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
}

const columns = 'id, added_by, added_by_name, width, height, octet_length("full") AS bytes, at';

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
      `INSERT INTO issue_photo (id, issue_id, added_by, added_by_name, width, height, "full", thumb, at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) RETURNING ${columns}`,
      [id, issueId, by?.id ?? null, by?.name ?? null, width, height, full, thumb, at],
    );
    return row!;
  }

  /** Oldest first. */
  list(tx: Tx, issueId: string): Promise<PhotoRow[]> {
    return tx.query(`SELECT ${columns} FROM issue_photo WHERE issue_id = $1 ORDER BY id LIMIT ${photoLimits.perIssueMax}`, [
      issueId,
    ]);
  }

  /** The bytes of one photo of this issue; null where it has none with this id. */
  async bytes(tx: Tx, issueId: string, id: string, size: PhotoSize): Promise<Buffer | null> {
    const [row]: { bytes: Buffer }[] = await tx.query(
      `SELECT "${size === 'full' ? 'full' : 'thumb'}" AS bytes FROM issue_photo WHERE issue_id = $1 AND id = $2`,
      [issueId, id],
    );
    return row?.bytes ?? null;
  }
}
