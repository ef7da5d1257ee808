import { theService } from '@owcr/access';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { DomainEvent } from '@owcr/contracts';
import { deliver, Outbox, transactionIn } from '@owcr/messaging';
import { event, testDatabase, type TestDatabase } from '@owcr/testing';
import { entities, migrations } from '../migrations/schema.js';
import type { LifecycleEvent } from './issue.js';
import { HeldReportStore } from './held-report.store.js';
import { IssueStore } from './issue.store.js';
import { LifecycleConsumer } from './lifecycle.consumer.js';
import { OfficerNameStore } from './officer-name.store.js';

const at = '2026-03-01T12:00:00.000Z';
const [anna, ben] = [randomUUID(), randomUUID()];
let database: TestDatabase;
let consumer: LifecycleConsumer;
let counter = 0;

beforeAll(async () => {
  database = await testDatabase({ migrations: [...migrations], entities });
  const outbox = new Outbox({ service: 'intake', connection: { brokers: [] }, topicPrefix: '' });
  consumer = new LifecycleConsumer(new IssueStore(outbox, new HeldReportStore(outbox)), new OfficerNameStore());
});
afterAll(() => database?.close());

async function reported(): Promise<string> {
  const id = randomUUID();
  await database.dataSource.query(
    `INSERT INTO issue (id, reference, tracking_code, status, version, event_count, category, priority, summary, channel, reported_at)
     VALUES ($1, $2, $2, 'reported', 1, 1, 'graffiti', 'low', 'Wall', 'web', now())`,
    [id, `A1-${++counter}`],
  );
  return id;
}

const made = (issueId: string, number: number, officerId: string, version: number) =>
  event(
    'assignment.made.v1',
    {
      issueId,
      reference: 'A1-0001',
      category: 'graffiti',
      priority: 'low',
      number,
      cause: 'reported',
      sector: '102B',
      precinct: '102',
      officerId,
      previousOfficerId: null,
      reasons: [],
      reportedAt: at,
      at,
    },
    { version },
  );
const acknowledged = (issueId: string, officerId: string, version: number) =>
  event('assignment.acknowledged.v1', { issueId, officerId, by: officerId, at }, { version });

const types = [
  'assignment.made.v1',
  'assignment.review-needed.v1',
  'assignment.located.v1',
  'assignment.acknowledged.v1',
  'assignment.declined.v1',
] as const;
const give = (...events: LifecycleEvent[]) =>
  deliver(database.app, {
    consumer: 'intake.lifecycle',
    types,
    events,
    handler: (batch) => consumer.followAssignment(batch),
  });

const rowOf = async (id: string) => {
  const [row]: object[] = await database.dataSource.query(
    'SELECT status, officer_id, version, event_count, assignment_number FROM issue WHERE id = $1',
    [id],
  );
  return row;
};

describe('following assignments', () => {
  it('takes a batch about many issues, several of one, in one go', async () => {
    const ids = await Promise.all(Array.from({ length: 50 }, () => reported()));
    expect(await give(...ids.map((id) => made(id, 1, anna, 1)), ...ids.slice(0, 25).map((id) => acknowledged(id, anna, 2)))).toBe(
      'done',
    );
    const rows: { status: string; count: number }[] = await database.dataSource.query(
      'SELECT status, count(*)::int FROM issue WHERE id = ANY ($1::uuid[]) GROUP BY status ORDER BY status',
      [ids],
    );
    expect(rows).toEqual([
      { status: 'acknowledged', count: 25 },
      { status: 'assigned', count: 25 },
    ]);
  });

  it('changes nothing when an event comes again', async () => {
    const id = await reported();
    const first = made(id, 1, anna, 1);
    await give(first, acknowledged(id, anna, 2));
    const before = await rowOf(id);
    await give(first, first);
    expect(await rowOf(id)).toEqual(before);
    expect(before).toEqual({ status: 'acknowledged', officer_id: anna, version: 3, event_count: 1, assignment_number: 1 });
  });

  it('is not turned back by what an earlier officer did', async () => {
    const id = await reported();
    await give(made(id, 2, ben, 3));
    await give(acknowledged(id, anna, 4));
    expect(await rowOf(id)).toMatchObject({ status: 'assigned', officer_id: ben });
  });

  it('passes over an issue that is not known here', async () => {
    expect(await give(made(randomUUID(), 1, anna, 1))).toBe('done');
    expect(await database.dataSource.query('SELECT * FROM dead_letter')).toEqual([]);
  });
});

describe('following the roster', () => {
  const changed = (name: string, version: number): DomainEvent<'officer.changed.v1'> =>
    event(
      'officer.changed.v1',
      {
        officerId: anna,
        badge: '7',
        name,
        rank: 'officer',
        sectors: [],
        precincts: [],
        supervisorId: null,
        language: 'en',
        active: true,
      },
      { key: anna, version },
    );

  it('keeps the last name of an officer, also of several at once', async () => {
    await transactionIn(database.dataSource, theService, (tx) =>
      consumer.followRoster({ tx, events: [changed('A', 1), changed('Anna', 3), changed('An', 2)] }),
    );
    await transactionIn(database.dataSource, theService, (tx) => consumer.followRoster({ tx, events: [changed('Ann', 2)] }));
    expect(await database.dataSource.query('SELECT officer_id, name FROM officer_name')).toEqual([
      { officer_id: anna, name: 'Anna' },
    ]);
  });
});
