import type { EntityManager } from 'typeorm';
import type { KafkaRecord } from './kafka-port.js';

const statedIn = new WeakMap<EntityManager, KafkaRecord[]>();

/** Remembers what a transaction has put into the outbox, until it ends. */
export function noteStated(tx: EntityManager, records: readonly KafkaRecord[]): void {
  const before = statedIn.get(tx);
  if (before) before.push(...records);
  else statedIn.set(tx, [...records]);
}

/** What a transaction has put into the outbox, in order. */
export const statedBy = (tx: EntityManager): readonly KafkaRecord[] => statedIn.get(tx) ?? [];
