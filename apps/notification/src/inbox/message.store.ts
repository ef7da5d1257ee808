import { Injectable } from '@nestjs/common';
import { send, type Tx } from '@owcr/messaging';
import { refusalOf, type DomainError } from '@owcr/platform';
import type { DeadlineKind, EscalationAudience, NotificationKind, Priority, ResolutionReason } from '@owcr/contracts';

/** A message as its recipient sees it, but for the words. */
export interface StoredMessage {
  id: string;
  recipientId: string;
  seq: number;
  kind: NotificationKind;
  issueId: string;
  reference: string;
  category: string | null;
  sector: string | null;
  priority: Priority | null;
  level: number | null;
  deadline: DeadlineKind | null;
  dueAt: string | null;
  reason: ResolutionReason | null;
  audience: EscalationAudience | null;
  agency: string | null;
  at: string;
  readAt: string | null;
}

export interface ListRequest {
  personId: string;
  unreadOnly: boolean;
  /** Only places before this one. */
  before: number | null;
  limit: number;
}

type Row = Omit<StoredMessage, 'seq' | 'dueAt' | 'at' | 'readAt'> & {
  seq: string;
  dueAt: Date | null;
  at: Date;
  readAt: Date | null;
};

const columns = `id, recipient_id AS "recipientId", seq, kind, issue_id AS "issueId", reference, category, sector, priority, level, deadline,
  due_at AS "dueAt", reason, audience, agency, created_at AS at, read_at AS "readAt"`;

/** Reads inboxes, and marks what was read. */
@Injectable()
export class MessageStore {
  /** Newest first. */
  async list(tx: Tx, { personId, unreadOnly, before, limit }: ListRequest): Promise<StoredMessage[]> {
    const conditions = [
      'recipient_id = $1',
      before === null ? '$2::bigint IS NULL' : 'seq < $2',
      ...(unreadOnly ? ['read_at IS NULL'] : []),
    ];
    const rows = await tx.query<Row[]>(
      `SELECT ${columns} FROM message WHERE ${conditions.join(' AND ')} ORDER BY seq DESC LIMIT $3`,
      [personId, before, limit],
    );
    return rows.map(storedMessage);
  }

  /** The next messages after a place, in order. */
  async readAfter(tx: Tx, personId: string, seq: number, limit: number): Promise<StoredMessage[]> {
    const rows = await tx.query<Row[]>(
      `SELECT ${columns} FROM message WHERE recipient_id = $1 AND seq > $2 ORDER BY seq LIMIT $3`,
      [personId, seq, limit],
    );
    return rows.map(storedMessage);
  }

  async countUnread(tx: Tx, personId: string): Promise<number> {
    const [row] = await tx.query<{ unread: number }[]>(
      'SELECT count(*)::int AS unread FROM message WHERE recipient_id = $1 AND read_at IS NULL',
      [personId],
    );
    return row?.unread ?? 0;
  }

  /** The last place of each of these inboxes; one that has no messages is left out. */
  async lastSeqs(tx: Tx, personIds: readonly string[]): Promise<Map<string, number>> {
    const rows = await tx.query<{ person_id: string; last_seq: string }[]>(
      'SELECT person_id, last_seq FROM person_inbox WHERE person_id = ANY ($1::uuid[])',
      [personIds],
    );
    return new Map(rows.map((row) => [row.person_id, Number(row.last_seq)]));
  }

  async find(tx: Tx, id: string): Promise<StoredMessage | null> {
    const [row] = await tx.query<Row[]>(`SELECT ${columns} FROM message WHERE id = $1`, [id]);
    return row ? storedMessage(row) : null;
  }

  /** Why this message was not found within reach. */
  refusalOf(tx: Tx, id: string): Promise<DomainError> {
    return refusalOf(tx, 'notification', 'SELECT FROM message WHERE id = $1', id);
  }

  /** Marks it read, once: the time of the first reading stays. */
  async markRead(tx: Tx, id: string): Promise<void> {
    await send(tx, 'UPDATE message SET read_at = now() WHERE id = $1 AND read_at IS NULL', [id]);
  }
}

function storedMessage(row: Row): StoredMessage {
  const { seq, dueAt, at, readAt } = row;
  return {
    ...row,
    seq: Number(seq),
    dueAt: dueAt?.toISOString() ?? null,
    at: at.toISOString(),
    readAt: readAt?.toISOString() ?? null,
  };
}
