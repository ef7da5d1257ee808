import { isCompacted, isOrdered } from '@owcr/contracts';
import type { ReceivedRecord } from './kafka-port.js';
import { eventGaps, eventsDuplicate } from './metrics.js';
import { send, type Tx } from './transactions.js';
import { readHead } from './wire.js';

/** Longer than any topic keeps its events (30 days) plus the time a replay may take. */
export const inboxKeptDays = 60;

export interface Claim {
  /** To be handled now: not handled before and nothing older of the key is parked. */
  fresh: ReceivedRecord[];
  /** An older event of the same key is in the dead letters: these wait behind it. */
  held: ReceivedRecord[];
  /** Keys on which the version before the one that came has not been seen. */
  gaps: string[];
}

interface ClaimRow {
  event_id: string;
  fresh: boolean;
  held: boolean;
  seen: string | null;
}

/** A position is looked up key by key: as a join it would be planned by statistics that lag behind, and read the table whole. */
const claimSql = `
  WITH input AS (
    SELECT * FROM unnest($2::uuid[], $3::text[], $4::text[], $5::bigint[], $6::bool[], $7::bool[])
      AS t(event_id, topic, msg_key, agg_version, wanted, ordered)
  ), looked AS (
    SELECT i.*,
      (SELECT agg_version FROM stream_position p WHERE p.consumer = $1 AND p.topic = i.topic AND p.msg_key = i.msg_key) AS seen,
      EXISTS (SELECT FROM dead_letter d WHERE d.consumer = $1 AND d.topic = i.topic AND d.msg_key = i.msg_key) AS held
    FROM input i
  ), marked AS (
    INSERT INTO inbox (consumer, event_id)
    SELECT $1, event_id FROM looked WHERE wanted AND NOT held ORDER BY event_id
    ON CONFLICT DO NOTHING RETURNING event_id
  ), moved AS (
    INSERT INTO stream_position AS p (consumer, topic, msg_key, agg_version)
    SELECT $1, topic, msg_key, max(agg_version) FROM looked WHERE ordered
    GROUP BY topic, msg_key HAVING NOT bool_or(held AND wanted) ORDER BY topic, msg_key
    ON CONFLICT (consumer, topic, msg_key)
    DO UPDATE SET agg_version = greatest(p.agg_version, excluded.agg_version), seen_at = now()
  )
  SELECT l.event_id, l.held, l.seen, m.event_id IS NOT NULL AS fresh FROM looked l LEFT JOIN marked m USING (event_id)`;

const advanceSql = `
  INSERT INTO stream_position AS p (consumer, topic, msg_key, agg_version) VALUES ($1, $2, $3, $4)
  ON CONFLICT (consumer, topic, msg_key)
  DO UPDATE SET agg_version = greatest(p.agg_version, excluded.agg_version), seen_at = now()`;

/**
 * Marks records as handled by `consumer`, notes how far each key has come, and says which of them are to be handled: in the
 * transaction that will hold their effect. `wanted` tells the types this consumer follows; the others only move the position of
 * their key. One statement, for every transaction that follows events begins with it.
 */
export async function claim(
  tx: Tx,
  consumer: string,
  records: readonly ReceivedRecord[],
  wanted: ReadonlySet<string>,
): Promise<Claim> {
  const byId = new Map<string, { record: ReceivedRecord; version: number; wanted: boolean }>();
  for (const record of records) {
    const head = readHead(record);
    if (!byId.has(head.id)) byId.set(head.id, { record, version: head.version, wanted: wanted.has(head.type) });
  }
  const entries = [...byId.entries()];
  const rows = await tx.query<ClaimRow[]>(claimSql, [
    consumer,
    entries.map(([id]) => id),
    entries.map(([, e]) => e.record.topic),
    entries.map(([, e]) => e.record.key),
    entries.map(([, e]) => e.version),
    entries.map(([, e]) => e.wanted),
    entries.map(([, e]) => isOrdered(e.record.topic)),
  ]);
  const answers = new Map(rows.map((row) => [row.event_id, row]));
  return sort(consumer, entries, answers);
}

type Entry = [id: string, { record: ReceivedRecord; version: number; wanted: boolean }];

function sort(consumer: string, entries: Entry[], answers: Map<string, ClaimRow>): Claim {
  const result: Claim = { fresh: [], held: [], gaps: [] };
  const lastVersion = new Map<string, number>();
  for (const [id, { record, version, wanted }] of entries) {
    const answer = answers.get(id.toLowerCase());
    if (!answer) throw new Error(`no answer for event ${id}`);
    if (answer.held) {
      if (wanted) result.held.push(record);
      continue;
    }
    const stream = `${record.topic} ${record.key}`;
    const seen = lastVersion.get(stream) ?? (answer.seen === null ? undefined : Number(answer.seen));
    if (isGap(record.topic, seen, version)) result.gaps.push(`${stream} ${seen ?? 0} -> ${version}`);
    lastVersion.set(stream, Math.max(seen ?? 0, version));
    if (!wanted) continue;
    const late = seen !== undefined && version <= seen;
    if (answer.fresh && !late) result.fresh.push(record);
    else eventsDuplicate.inc({ consumer });
  }
  if (result.gaps.length > 0) eventGaps.inc({ consumer }, result.gaps.length);
  return result;
}

/** A compacted topic forgets the older events of a key, so there a gap means nothing. */
function isGap(topic: string, seen: number | undefined, version: number): boolean {
  return !isCompacted(topic) && seen !== undefined && version > seen + 1;
}

/** Notes that a key has come as far as this record, which did not come by `claim`. Keys that come once are not remembered. */
export async function advance(tx: Tx, consumer: string, record: ReceivedRecord): Promise<void> {
  if (!isOrdered(record.topic)) return;
  await send(tx, advanceSql, [consumer, record.topic, record.key, readHead(record).version]);
}

/** Marks a record as done with, so that it is not parked again when it comes again. It may be one that cannot be read. */
export async function markGivenUp(tx: Tx, consumer: string, record: ReceivedRecord, eventId: string): Promise<void> {
  await send(tx, 'INSERT INTO inbox (consumer, event_id) VALUES ($1, $2) ON CONFLICT DO NOTHING', [consumer, eventId]);
  if (isReadable(record)) await advance(tx, consumer, record);
}

function isReadable(record: ReceivedRecord): boolean {
  try {
    readHead(record);
    return true;
  } catch {
    return false;
  }
}

export const pruneStepMax = 10_000;

/** Deletes at most `pruneStepMax` marks older than `inboxKeptDays`. Returns how many went. */
export async function pruneInbox(tx: Tx): Promise<number> {
  const [, marks] = await tx.query<[unknown, number]>(`DELETE FROM inbox WHERE ctid = ANY (ARRAY(
    SELECT ctid FROM inbox WHERE handled_at < now() - make_interval(days => ${inboxKeptDays}) LIMIT ${pruneStepMax}))`);
  return marks;
}
