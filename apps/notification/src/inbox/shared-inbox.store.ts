import { Injectable } from '@nestjs/common';
import { onceCommitted, send, type Tx } from '@owcr/messaging';
import { v5 as uuidv5 } from 'uuid';
import type { Content, SharedMessage } from './inbox.js';
import { InboxStore } from './inbox.store.js';
import { NewMessages } from './new-messages.js';
import type { SharedInbox } from './shared-inbox.js';

/** Makes ids of shared messages. Never changed: with another, everybody could be told everything again. */
const sharedNamespace = '9d0a7a0c-5b87-4f4e-8c39-6d0d3c6e2b55';

/** Who looks into a shared inbox for the first time finds what it was told in these days. */
const firstLookDays = 7;
/** So many messages are taken at a time; what is left is taken by the next look. */
const takenAtOnceMax = 500;

export interface PostedMessage extends SharedMessage {
  id: string;
  at: string;
}

const lockSql = `
  INSERT INTO shared_inbox (inbox) SELECT inbox FROM unnest($1::text[]) AS inbox ORDER BY inbox
  ON CONFLICT (inbox) DO UPDATE SET last_seq = shared_inbox.last_seq`;

const insertSql = `
  WITH input AS (
    SELECT * FROM json_to_recordset($1::json) AS m("id" uuid, "ord" int, "inbox" text, "kind" text, "causeId" uuid, "by" uuid, "issueId" uuid,
      "reference" text, "category" text, "sector" text, "priority" text, "level" int, "deadline" text, "dueAt" timestamptz, "reason" text,
      "audience" text, "agency" text)
  ), fresh AS (
    INSERT INTO shared_message (id, inbox, seq, kind, cause_id, by_id, issue_id, reference, category, sector, priority, level, deadline,
      due_at, reason, audience, agency)
    SELECT i.id, i.inbox, s.last_seq + row_number() OVER (PARTITION BY i.inbox ORDER BY i.ord), i.kind, i."causeId", i.by, i."issueId",
      i.reference, i.category, i.sector, i.priority, i.level, i.deadline, i."dueAt", i.reason, i.audience, i.agency
    FROM input i JOIN shared_inbox s ON s.inbox = i.inbox
    WHERE NOT EXISTS (SELECT FROM shared_message known WHERE known.id = i.id AND known.id = ANY ($2::uuid[]))
    RETURNING id, inbox, seq, created_at
  ), counted AS (
    UPDATE shared_inbox s SET last_seq = f.last_seq
    FROM (SELECT inbox, max(seq) AS last_seq FROM fresh GROUP BY inbox) f WHERE s.inbox = f.inbox
  )
  SELECT id, created_at FROM fresh`;

const behindSql = `
  SELECT EXISTS (SELECT FROM shared_inbox s LEFT JOIN shared_position p ON p.inbox = s.inbox AND p.person_id = $1
    WHERE s.inbox = ANY ($2::text[]) AND s.last_seq > coalesce(p.seq, 0)) AS behind`;

const waitingSql = `
  SELECT m.inbox, m.seq, m.kind, m.cause_id AS "causeId", m.by_id AS "by", m.issue_id AS "issueId", m.reference, m.category, m.sector,
    m.priority, m.level, m.deadline, m.due_at AS "dueAt", m.reason, m.audience, m.agency, m.created_at AS at
  FROM shared_message m LEFT JOIN shared_position p ON p.inbox = m.inbox AND p.person_id = $1
  WHERE m.inbox = ANY ($2::text[]) AND m.seq > coalesce(p.seq, 0)
    AND (p.seq IS NOT NULL OR m.created_at > now() - make_interval(days => ${firstLookDays}))
  ORDER BY m.created_at, m.inbox, m.seq LIMIT ${takenAtOnceMax}`;

const takenSql = `
  INSERT INTO shared_position (person_id, inbox, seq)
  SELECT $1, inbox, seq FROM unnest($2::text[], $3::bigint[]) AS taken (inbox, seq) ORDER BY inbox
  ON CONFLICT (person_id, inbox) DO UPDATE SET seq = greatest(shared_position.seq, excluded.seq)`;

type Waiting = Content & { inbox: SharedInbox; seq: string; causeId: string; by: string | null; issueId: string; at: Date };

/** What is told to everybody of a kind. Nobody has to know who they are: each takes it into their own inbox when they look. */
@Injectable()
export class SharedInboxStore {
  constructor(
    private readonly inboxes: InboxStore,
    private readonly news: NewMessages,
  ) {}

  /** Adds messages in the order given, each at the next place of its inbox, and returns those that were not there before. */
  async post(tx: Tx, messages: readonly SharedMessage[]): Promise<PostedMessage[]> {
    const byId = new Map(messages.map((message) => [uuidv5(`${message.causeId} ${message.inbox}`, sharedNamespace), message]));
    if (byId.size === 0) return [];
    const inboxes = [...new Set(messages.map(({ inbox }) => inbox))];
    await send(tx, lockSql, [inboxes]);
    onceCommitted(tx, () => this.news.posted(inboxes));
    const named = [...byId].map(([id, message]) => ({ ...message, id }));
    const input = named.map((message, ord) => ({ ...message, ord }));
    const rows = await tx.query<{ id: string; created_at: Date }[]>(insertSql, [JSON.stringify(input), [...byId.keys()]]);
    const createdAt = new Map(rows.map((row) => [row.id, row.created_at]));
    return named.flatMap((message) => {
      const at = createdAt.get(message.id);
      return at ? [{ ...message, at: at.toISOString() }] : [];
    });
  }

  /** Whether these inboxes hold something this person has not taken yet. */
  async isBehind(tx: Tx, personId: string, inboxes: readonly SharedInbox[]): Promise<boolean> {
    const [row] = await tx.query<[{ behind: boolean }]>(behindSql, [personId, inboxes]);
    return row.behind;
  }

  /** How far each of these inboxes has come. */
  async lastSeqs(tx: Tx, inboxes: readonly SharedInbox[]): Promise<Map<SharedInbox, number>> {
    const rows = await tx.query<{ inbox: SharedInbox; last_seq: string }[]>(
      'SELECT inbox, last_seq FROM shared_inbox WHERE inbox = ANY ($1::text[])',
      [inboxes],
    );
    return new Map(rows.map(({ inbox, last_seq }) => [inbox, Number(last_seq)]));
  }

  /** Takes what is new in these inboxes into the person's own, but for what they did themselves. Twice at once: each message once. */
  async take(tx: Tx, personId: string, inboxes: readonly SharedInbox[]): Promise<void> {
    const waiting = await tx.query<Waiting[]>(waitingSql, [personId, inboxes]);
    await this.inboxes.add(
      tx,
      waiting
        .filter(({ by }) => by !== personId)
        .map((message) => ({ ...message, recipientId: personId, at: message.at.toISOString() })),
    );
    const places = await this.placesAfter(tx, waiting, inboxes);
    await send(tx, takenSql, [personId, [...places.keys()], [...places.values()]]);
  }

  /** Where fewer are waiting than are taken at once, the end of each inbox: what is too old for a first look is passed over too. */
  private async placesAfter(
    tx: Tx,
    waiting: readonly Waiting[],
    inboxes: readonly SharedInbox[],
  ): Promise<Map<SharedInbox, string>> {
    if (waiting.length === takenAtOnceMax) return new Map(waiting.map(({ inbox, seq }) => [inbox, seq]));
    const lasts = new Map(waiting.map(({ inbox, seq }) => [inbox, seq]));
    const heads = await tx.query<{ inbox: SharedInbox; passed: string }[]>(
      `SELECT s.inbox, coalesce(max(m.seq), 0) AS passed FROM shared_inbox s
         LEFT JOIN shared_message m ON m.inbox = s.inbox AND m.created_at <= now() - make_interval(days => ${firstLookDays})
        WHERE s.inbox = ANY ($1::text[]) GROUP BY s.inbox`,
      [inboxes],
    );
    return new Map(heads.map(({ inbox, passed }) => [inbox, lasts.get(inbox) ?? passed]));
  }
}
