import { Injectable } from '@nestjs/common';
import { send, Outbox, type Tx } from '@owcr/messaging';
import { v7 as uuidv7 } from 'uuid';
import { linkAll, type ChainEntry, type Link, type Place } from './chain.js';
import { digestOf, type Sealer } from './seal.js';

interface Head extends Place {
  /** UTC day of the last entry; null while there is none. */
  day: string | null;
  anchors: number;
  anchoredSeq: number;
  /** Digest of the last anchor's seal. */
  lastAnchor: string | null;
}

/** The one row every writer waits for: entries are appended by one at a time. */
const lockSql = `
  SELECT seq::float8 AS seq, encode(hash, 'hex') AS hash, day::text AS day, anchors, anchored_seq::float8 AS "anchoredSeq",
    encode(last_anchor, 'hex') AS "lastAnchor"
  FROM audit_head FOR UPDATE`;

const appendSql = `
  WITH moved AS (
    UPDATE audit_head SET seq = $4, hash = decode($5, 'hex'), day = $6::date, anchors = $7, anchored_seq = $8,
      last_anchor = decode($9, 'hex'), seal = $10)
  INSERT INTO audit_entry (seq, entry, hash)
  SELECT seq, entry, decode(hash, 'hex') FROM unnest($1::bigint[], $2::jsonb[], $3::text[]) AS e (seq, entry, hash)`;

/** An abstract class, so that it is its own injection token. */
export abstract class AuditSealer {
  abstract readonly sealer: Promise<Sealer>;
}

/** Appends to the audit trail: in one chain, exactly once where the caller's transaction marks what it has handled. */
@Injectable()
export class ChainStore {
  constructor(
    private readonly outbox: Outbox,
    private readonly keys: AuditSealer,
  ) {}

  /** Entries behind the end of the chain. The first of a new UTC day closes the day before with an anchor. */
  async append(tx: Tx, entries: readonly ChainEntry[], now: Date): Promise<void> {
    if (entries.length === 0) return;
    const head = await this.lock(tx);
    const anchored = isOver(head, now) ? await this.anchor(tx, head, now) : head;
    const links = linkAll(head, entries);
    await this.write(tx, { ...anchored, ...endOf(links, head), day: laterOf(head.day, dayOf(now)) }, links, now);
  }

  /** Seals the head of a trail that has just been made, so that from then on a head without a seal is a fault. True when it did. */
  async begin(tx: Tx, now: Date): Promise<boolean> {
    const head = await this.lock(tx);
    const [made] = await tx.query<object[]>(
      'SELECT FROM audit_head WHERE seq = 0 AND anchors = 0 AND seal IS NULL AND NOT EXISTS (SELECT FROM audit_entry)',
    );
    if (!made) return false;
    await this.write(tx, head, [], now);
    return true;
  }

  /** Closes the last day that has entries, once it is over. True when it did. */
  async anchorIfDue(tx: Tx, now: Date): Promise<boolean> {
    const head = await this.lock(tx);
    if (!isOver(head, now)) return false;
    await this.write(tx, await this.anchor(tx, head, now), [], now);
    return true;
  }

  private async lock(tx: Tx): Promise<Head> {
    const [head] = await tx.query<Head[]>(lockSql);
    if (!head) throw new Error('the audit trail has no head: was the database migrated?');
    return head;
  }

  private async write(tx: Tx, head: Head, links: readonly Link[], now: Date): Promise<void> {
    const { seq, hash, day, anchors, anchoredSeq, lastAnchor } = head;
    const sealer = await this.keys.sealer;
    const seal = await sealer.seal('owcr-audit-head', { seq, hash, anchors, lastAnchor, at: now.toISOString() });
    await send(tx, appendSql, [
      links.map((link) => link.seq),
      links.map(({ entry }) => JSON.stringify(entry)),
      links.map((link) => link.hash),
      ...[seq, hash, day, anchors, anchoredSeq, lastAnchor, seal],
    ]);
  }

  private async anchor(tx: Tx, head: Head, now: Date): Promise<Head> {
    const { seq, hash, day, lastAnchor } = head;
    const number = head.anchors + 1;
    const at = now.toISOString();
    const sealer = await this.keys.sealer;
    const seal = await sealer.seal('owcr-audit-anchor', { number, day: day!, seq, hash, previous: lastAnchor, at });
    await send(tx, 'INSERT INTO audit_anchor (number, day, seq, seal) VALUES ($1, $2::date, $3, $4)', [number, day, seq, seal]);
    const id = uuidv7();
    await this.outbox.append(tx, [
      { type: 'audit.anchored.v1', id, key: id, version: 1, data: { number, day: day!, seq, hash, seal, at } },
    ]);
    return { ...head, anchors: number, anchoredSeq: seq, lastAnchor: digestOf(seal) };
  }
}

/** Whether the last day with entries has ended and is not anchored yet. */
function isOver({ day, seq, anchoredSeq }: Head, now: Date): boolean {
  return day !== null && seq > anchoredSeq && day < dayOf(now);
}

const dayOf = (time: Date) => time.toISOString().slice(0, 10);
/** The clock of another instance may be ahead: a day that has begun is not taken back. */
const laterOf = (a: string | null, b: string) => (a !== null && a > b ? a : b);

function endOf(links: readonly Link[], before: Place): Place {
  const { seq, hash } = links.at(-1) ?? before;
  return { seq, hash };
}
