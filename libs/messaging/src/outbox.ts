import { Injectable } from '@nestjs/common';
import { type DomainEvent, type Fact, parseData } from '@owcr/contracts';
import { v7 as uuidv7 } from 'uuid';
import { MessagingOptions } from './messaging-options.js';
import { noteStated } from './stated.js';
import { send, type Tx } from './transactions.js';
import { encode } from './wire.js';

const insertSql = `
  INSERT INTO outbox (event_id, topic, msg_key, agg_version, headers, payload)
  SELECT * FROM unnest($1::uuid[], $2::text[], $3::text[], $4::bigint[], $5::jsonb[], $6::bytea[])`;

/** Where facts wait, in the same transaction as the change they state, until the relay has published them. */
@Injectable()
export class Outbox {
  private readonly companions = new WeakMap<Tx, Fact[]>();

  constructor(private readonly options: MessagingOptions) {}

  /** Has facts appended together with the next ones of this transaction, so that they cost no statement of their own. */
  accompany(tx: Tx, facts: readonly Fact[]): void {
    this.companions.set(tx, [...(this.companions.get(tx) ?? []), ...facts]);
  }

  /** Appends what found nobody to accompany. To be called before the end of the transaction. */
  async appendCompanions(tx: Tx): Promise<void> {
    if (this.companions.has(tx)) await this.insert(tx, this.takeCompanions(tx));
  }

  /**
   * Appends facts in the order given. The caller holds the lock of each aggregate's row: that, and the unique aggregate
   * version, is what keeps events in order per key. Throws a ZodError when a fact does not meet its contract.
   */
  async append(tx: Tx, facts: readonly Fact[]): Promise<DomainEvent[]> {
    if (facts.length === 0) return [];
    const events = await this.insert(tx, [...facts, ...this.takeCompanions(tx)]);
    return events.slice(0, facts.length);
  }

  private takeCompanions(tx: Tx): Fact[] {
    const facts = this.companions.get(tx) ?? [];
    this.companions.delete(tx);
    return facts;
  }

  private async insert(tx: Tx, facts: readonly Fact[]): Promise<DomainEvent[]> {
    const time = new Date().toISOString();
    const events = facts.map((fact) => this.stated(fact, time));
    const records = events.map((event) => encode(event));
    await send(tx, insertSql, [
      events.map((e) => e.id),
      records.map((r) => r.topic),
      events.map((e) => e.key),
      events.map((e) => e.version),
      records.map((r) => JSON.stringify(r.headers)),
      records.map((r) => r.value),
    ]);
    noteStated(tx, records);
    return events;
  }

  private stated(fact: Fact, time: string): DomainEvent {
    const data = parseData(fact.type, fact.data);
    return {
      id: fact.id ?? uuidv7(),
      type: fact.type,
      source: this.options.service,
      time,
      key: fact.key,
      version: fact.version,
      data,
    } as DomainEvent;
  }
}
