import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { theService } from '@owcr/access';
import type { DomainEvent } from '@owcr/contracts';
import { deliver, transactionIn } from '@owcr/messaging';
import { Reads } from '@owcr/platform';
import { testDatabase, type TestDatabase } from '@owcr/testing';
import { BoardReader } from './board/board-reader.store.js';
import { BoardStore } from './board/board.store.js';
import { entities, migrations } from './schema.js';
import { TimelineStore } from './timeline/timeline.store.js';
import { MilestoneStore } from './trends/milestone.store.js';
import { milestonesOf } from './trends/milestones.js';
import { consumer, followed, ViewsConsumer, type Followed } from './views.consumer.js';
import { SampleIssue, second, sectorChanged } from './views.fixture.js';

let database: TestDatabase;
let views: ViewsConsumer;
let reader: BoardReader;

beforeAll(async () => {
  database = await testDatabase({ migrations: [...migrations], entities });
  views = new ViewsConsumer(new TimelineStore(), new BoardStore(), new MilestoneStore());
  reader = new BoardReader(database.app, new Reads(database.app));
});
afterAll(() => database.close());
beforeEach(async () => {
  await query('TRUNCATE timeline_entry, board_issue, board_sector, issue_milestone, inbox, stream_position, dead_letter');
  await query('UPDATE board_head SET seq = 0');
});

const query = <T = Record<string, unknown>>(sql: string) => database.dataSource.query<T[]>(sql);
const send = (...events: DomainEvent<Followed>[]) =>
  deliver(database.app, { consumer, types: followed, events, handler: (batch) => views.follow(batch) });
const models = async () =>
  JSON.stringify([
    await query('SELECT * FROM timeline_entry ORDER BY event_id'),
    await query('SELECT * FROM board_issue ORDER BY issue_id'),
    await query('SELECT * FROM issue_milestone ORDER BY issue_id'),
  ]);
const tables = async () => `${await models()} ${JSON.stringify(await query('SELECT * FROM board_sector ORDER BY sector'))}`;
const rowOf = async (sector: string) => (await reader.snapshot(theService)).rows.find((row) => row.sector === sector);

describe('the tables', () => {
  it('are what the entities say', async () => {
    const { upQueries } = await database.dataSource.driver.createSchemaBuilder().log();
    expect(upQueries.map(({ query: sql }) => sql)).toEqual([]);
  });
});

describe('the read models', () => {
  it('are the same after events came three times', async () => {
    const events = Array.from({ length: 20 }, () => new SampleIssue().life()).flat();
    await send(...events);
    const once = await tables();
    await send(...events);
    for (const event of [...events].reverse()) await send(event);
    expect(await tables()).toBe(once);
    expect(await query('SELECT * FROM timeline_entry')).toHaveLength(events.length);
  });

  it('are the same in whatever order the topics are read, all at once or one by one', async () => {
    const events = Array.from({ length: 5 }, () => new SampleIssue().life()).flat();
    await send(...events);
    const inOrder = await models();
    await query('TRUNCATE timeline_entry, board_issue, board_sector, issue_milestone, inbox, stream_position');
    const byTopic = ['notification.', 'deadline.', 'assignment.', 'issue.'];
    for (const topic of byTopic) for (const event of events.filter(({ type }) => type.startsWith(topic))) await send(event);
    expect(await models()).toBe(inOrder);
    expect(await query('SELECT * FROM dead_letter')).toEqual([]);
  });

  it('keep the first acknowledgement and the last resolution, in whatever order they are heard of', async () => {
    const issue = new SampleIssue();
    const story = [
      ...[issue.acknowledged(second(60)), issue.resolved(second(600)), issue.reopened(second(700))],
      ...[issue.acknowledged(second(800)), issue.resolved(second(900)), issue.missed('resolve', second(850))],
    ];
    const kept = {
      acknowledged_at: second(60),
      resolved_at: second(900),
      reopened_at: second(700),
      resolve_missed_at: second(850),
    };
    for (const batches of [
      [story],
      story.map((event) => [event]),
      story.map((event) => [event]).reverse(),
      [[...story].reverse()],
    ]) {
      await query('TRUNCATE issue_milestone, inbox, stream_position');
      for (const batch of batches)
        await transactionIn(database.app, theService, (tx) => new MilestoneStore().add(tx, milestonesOf(batch)));
      const notMet = { acknowledge_met_at: null, resolve_met_at: null };
      const rows = JSON.parse(JSON.stringify(await query('SELECT * FROM issue_milestone'))) as unknown;
      expect(rows).toEqual([{ issue_id: issue.id, acknowledge_missed_at: null, ...notMet, ...kept }]);
    }
  });

  it('lose nothing when several instances handle the topics of one issue at the same moment', async () => {
    const lives = Array.from({ length: 40 }, () => new SampleIssue().life());
    const topics = ['issue.', 'assignment.', 'deadline.', 'notification.'];
    const ofTopic = (topic: string) => lives.flat().filter(({ type }) => type.startsWith(topic));
    for (const topic of topics) await send(...ofTopic(topic));
    const oneAfterTheOther = await models();
    await query('TRUNCATE timeline_entry, board_issue, board_sector, issue_milestone, inbox, stream_position');
    await Promise.all(topics.map((topic) => send(...ofTopic(topic))));
    expect(await models()).toBe(oneAfterTheOther);
  });

  it('number changes without gaps, so that a reader who follows misses none', async () => {
    const issues = Array.from({ length: 60 }, (_, n) => new SampleIssue({ sector: `S${n % 6}` }));
    const followed = new Map<string, number>();
    let passed = 0;
    const look = async () => {
      for (const { sector, seq } of await reader.changedAfter(passed)) {
        followed.set(sector, seq);
        passed = seq;
      }
    };
    let writing = true;
    const following = (async () => {
      while (writing) await look();
    })();
    await Promise.all(issues.map((issue) => send(...issue.life().slice(0, 5)))).finally(() => (writing = false));
    await following;
    await look();
    // Each of these batches shows one issue to the board, so each is one change.
    expect([passed, await reader.headSeq()]).toEqual([issues.length, issues.length]);
    expect([...followed].sort()).toEqual((await reader.changedAfter(0)).map(({ sector, seq }) => [sector, seq]).sort());
    const { rows } = await reader.snapshot(theService);
    expect(rows.map(({ sector, open }) => [sector, open])).toEqual(Array.from({ length: 6 }, (_, n) => [`S${n}`, 10]));
  });
});

describe('the board', () => {
  it('counts what is open, late, unacknowledged and escalated', async () => {
    const [calm, late, done] = [new SampleIssue({ priority: 'low' }), new SampleIssue({ priority: 'urgent' }), new SampleIssue()];
    await send(calm.reported(), calm.assigned(), calm.dueFarAhead(), calm.acknowledged());
    await send(late.reported(), late.assigned(), late.dueLongAgo(), late.escalated());
    await send(...done.life());
    expect(await rowOf('D1-A')).toMatchObject({
      precinct: 'D1',
      open: 2,
      late: 1,
      unacknowledged: 1,
      escalated: 1,
      byPriority: { low: 1, normal: 0, high: 0, urgent: 1 },
    });
  });

  it('is not late any more once acknowledged', async () => {
    const issue = new SampleIssue();
    await send(issue.reported(), issue.assigned(), issue.dueLongAgo());
    expect(await rowOf('D1-A')).toMatchObject({ late: 1, unacknowledged: 1 });
    await send(issue.acknowledged());
    expect(await rowOf('D1-A')).toMatchObject({ late: 0, unacknowledged: 0, open: 1 });
  });

  it('has what waits for review beside the sectors until it is located', async () => {
    const issue = new SampleIssue();
    await send(issue.reported(), issue.inReview());
    expect(await rowOf('')).toMatchObject({ open: 1, needsReview: 1 });
    await send(issue.assigned());
    expect([await rowOf(''), await rowOf('D1-A')]).toMatchObject([{ open: 0, needsReview: 0 }, { open: 1 }]);
    expect((await reader.changedAfter(1)).map(({ sector }) => sector)).toEqual(['', 'D1-A']);
  });

  it('has the sectors of the roster, quiet ones too, and believes the roster about their precinct', async () => {
    const issue = new SampleIssue({ sector: 'S1', precinct: 'old' });
    const sectorId = '0198a000-0000-7000-8000-000000000001';
    await send(issue.assigned(), sectorChanged('S1', 'new', { sectorId }), sectorChanged('S2', 'new'));
    await send(
      new SampleIssue({ sector: 'S1', precinct: 'old' }).assigned(),
      sectorChanged('S1', 'newest', { sectorId, version: 2 }),
    );
    const { rows } = await reader.snapshot(theService);
    expect(rows.map(({ sector, precinct, open }) => [sector, precinct, open])).toEqual([
      ['S1', 'newest', 2],
      ['S2', 'new', 0],
    ]);
  });
});
