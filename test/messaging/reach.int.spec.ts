import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { nobody, reachOf, theService, type Reach } from '@owcr/access';
import { messagingMigrations, Outbox, transactionIn } from '@owcr/messaging';
import { testDatabase, type TestDatabase } from '@owcr/testing';
import { note } from './samples.js';

const foreign: [string, Reach][] = [
  ['no reach', nobody],
  ['the city', reachOf({ everywhere: true })],
  ['a person', reachOf({ everywhere: false, precincts: ['40'], sectors: [], officerId: randomUUID(), agency: null })],
];

describe('what waits and what could not be handled', () => {
  let db: TestDatabase;
  const outbox = new Outbox({ service: 'intake', connection: { brokers: [] }, topicPrefix: '' });
  const within = <T>(reach: Reach, sql: string) => transactionIn(db.app, reach, (tx) => tx.query<T>(sql));
  const state = (reach: Reach) => transactionIn(db.app, reach, (tx) => outbox.append(tx, [note(randomUUID(), 1)]));
  const letter = (key: string) => `
    INSERT INTO dead_letter (consumer, topic, msg_key, event_id, kafka_partition, kafka_offset, headers, payload, state, reason, attempts)
    VALUES ('c', 't', '${key}', gen_random_uuid(), 0, 0, '{}', '', 'parked', 'r', 1)`;

  beforeAll(async () => {
    db = await testDatabase({ migrations: messagingMigrations, entities: [] });
  });
  afterAll(() => db.close());
  beforeEach(async () => {
    await db.dataSource.query('TRUNCATE outbox, dead_letter');
    await state(nobody);
    await db.dataSource.query(letter('a'));
  });

  it.each(foreign)('is neither read, changed nor deleted within %s', async (_, reach) => {
    for (const table of ['outbox', 'dead_letter']) {
      expect(await within(reach, `SELECT * FROM ${table}`)).toEqual([]);
      expect(await within(reach, `DELETE FROM ${table}`)).toEqual([[], 0]);
      expect(await within(reach, `UPDATE ${table} SET headers = '{}'`)).toEqual([[], 0]);
    }
    await expect(within(reach, letter('b'))).rejects.toThrow(/row-level security/);
    await state(reach);
    expect(await within(theService, 'SELECT FROM outbox')).toHaveLength(2);
  });

  it('is read and deleted by the service, and what was stated is changed by nobody', async () => {
    expect(await within(theService, `UPDATE outbox SET headers = '{}'`)).toEqual([[], 0]);
    for (const table of ['outbox', 'dead_letter']) {
      expect(await within(theService, `SELECT FROM ${table}`)).toHaveLength(1);
      expect(await within(theService, `DELETE FROM ${table}`)).toEqual([[], 1]);
    }
  });

  it('is known to be there without a reach, and nothing else is', async () => {
    expect(await db.app.query('SELECT outbox_waits() AS waits')).toEqual([{ waits: true }]);
    await db.dataSource.query('TRUNCATE outbox');
    expect(await db.app.query('SELECT outbox_waits() AS waits')).toEqual([{ waits: false }]);
    // The scope that the function gives itself ends with it.
    expect(
      await transactionIn(db.app, nobody, (tx) =>
        tx.query('SELECT outbox_waits(), (SELECT count(*)::int FROM dead_letter) AS n'),
      ),
    ).toMatchObject([{ n: 0 }]);
  });
});
