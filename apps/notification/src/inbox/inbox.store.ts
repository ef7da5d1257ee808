import { Injectable } from '@nestjs/common';
import { onceCommitted, send, type Tx } from '@owcr/messaging';
import { v5 as uuidv5 } from 'uuid';
import { factsIn, type IssueFacts, type Message } from './inbox.js';
import type { StoredMessage } from './message.store.js';
import { NewMessages } from './new-messages.js';

/** Makes message ids. Never changed: with another, everybody could be told everything again. */
const messageNamespace = '5f0c2b1e-6f3d-4d57-9a58-1c8c0f7f6a11';

export interface SentMessage extends Message {
  id: string;
  /** Its place in the inbox. */
  seq: number;
  at: string;
}

/** `last_seq` stays as it is: writing the row is what locks it, whether it was there or not. */
const lockSql = `
  INSERT INTO person_inbox (person_id) SELECT person_id FROM unnest($1::uuid[]) AS person_id ORDER BY person_id
  ON CONFLICT (person_id) DO UPDATE SET last_seq = person_inbox.last_seq`;

/** The ids stand beside the rows, for the planner takes a list of rows for a hundred, and reads whole tables. */
const insertSql = `
  WITH input AS (
    SELECT * FROM json_to_recordset($1::json) AS m("id" uuid, "ord" int, "recipientId" uuid, "kind" text, "causeId" uuid, "issueId" uuid,
      "reference" text, "category" text, "sector" text, "priority" text, "level" int, "deadline" text, "dueAt" timestamptz, "reason" text,
      "audience" text, "agency" text, "at" timestamptz)
  ), fresh AS (
    INSERT INTO message (id, recipient_id, seq, kind, cause_id, issue_id, reference, category, sector, priority, level, deadline, due_at, reason,
      audience, agency, created_at)
    SELECT i.id, i."recipientId", p.last_seq + row_number() OVER (PARTITION BY i."recipientId" ORDER BY i.ord), i.kind, i."causeId", i."issueId",
      i.reference, i.category, i.sector, i.priority, i.level, i.deadline, i."dueAt", i.reason, i.audience, i.agency, coalesce(i.at, now())
    FROM input i JOIN person_inbox p ON p.person_id = i."recipientId" AND p.person_id = ANY ($3::uuid[])
    WHERE NOT EXISTS (SELECT FROM message known WHERE known.id = i.id AND known.id = ANY ($2::uuid[]))
    RETURNING id, recipient_id, seq, created_at
  ), counted AS (
    UPDATE person_inbox p SET last_seq = f.last_seq
    FROM (SELECT recipient_id, max(seq) AS last_seq FROM fresh GROUP BY recipient_id) f
    WHERE p.person_id = f.recipient_id AND p.person_id = ANY ($3::uuid[])
  )
  SELECT id, seq, created_at FROM fresh`;

const factsSql = `
  SELECT DISTINCT ON (issue_id) issue_id, reference, category, sector, priority FROM message
  WHERE issue_id = ANY ($1::uuid[]) AND kind <> 'resolved' ORDER BY issue_id, created_at DESC`;

/** Puts messages into inboxes. */
@Injectable()
export class InboxStore {
  constructor(private readonly news: NewMessages) {}

  /**
   * Adds messages in the order given, each at the next place of its recipient's inbox, and returns those that were not there
   * before. The heads of all inboxes concerned are locked first, by one statement and in the order of their ids: two batches
   * never wait for each other in a circle, and places become visible in their order, which is what a stream relies on.
   */
  async add(tx: Tx, messages: readonly Message[]): Promise<SentMessage[]> {
    const byId = new Map(messages.map((message) => [messageIdOf(message), message]));
    if (byId.size === 0) return [];
    const recipientIds = [...new Set(messages.map(({ recipientId }) => recipientId))];
    await send(tx, lockSql, [recipientIds]);
    const named = [...byId].map(([id, message]) => ({ ...message, id }));
    const input = named.map((message, ord) => ({ ...message, ord }));
    const rows = await tx.query<{ id: string; seq: string; created_at: Date }[]>(insertSql, [
      JSON.stringify(input),
      [...byId.keys()],
      recipientIds,
    ]);
    const added = new Map(rows.map(({ id, seq, created_at: at }) => [id, { seq: Number(seq), at: at.toISOString() }]));
    const sent = named.flatMap((message) => {
      const place = added.get(message.id);
      return place ? [{ ...message, ...place }] : [];
    });
    onceCommitted(tx, () => this.news.added(sent.map(storedOf)));
    return sent;
  }

  /** What the latest message about each issue said of it. */
  async factsOf(tx: Tx, issueIds: readonly string[]): Promise<Map<string, IssueFacts>> {
    if (issueIds.length === 0) return new Map();
    const rows = await tx.query<{ issue_id: string }[]>(factsSql, [issueIds]);
    return new Map(rows.map((row) => [row.issue_id, factsIn(row)]));
  }
}

/** As it would be read. */
function storedOf(message: SentMessage): StoredMessage {
  const {
    id,
    recipientId,
    seq,
    kind,
    issueId,
    reference,
    category,
    sector,
    priority,
    level,
    deadline,
    reason,
    audience,
    agency,
    at,
  } = message;
  const dueAt = message.dueAt === null ? null : new Date(message.dueAt).toISOString();
  const about = { issueId, reference, category, sector, priority, level, deadline, dueAt, reason, audience, agency };
  return { id, recipientId, seq, kind, ...about, at, readAt: null };
}

/** The same cause never makes a second message for the same person, however often it is handled. */
export function messageIdOf({ causeId, recipientId }: Pick<Message, 'causeId' | 'recipientId'>): string {
  return uuidv5(`${causeId} ${recipientId}`, messageNamespace);
}
