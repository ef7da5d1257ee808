import { theService } from '@owcr/access';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Outbox, transactionIn } from '@owcr/messaging';
import { eventually, person } from '@owcr/testing';
import { Timers } from '@owcr/timers';
import { runIntake, type Client, type RunningIntake } from '../intake.harness.js';
import { ClosingTimers } from './closing-timers.js';
import { HeldReportStore } from './held-report.store.js';
import { IssueStore } from './issue.store.js';

let intake: RunningIntake;
let asCommander: Client;

const secondsUntilClosed = 1;

beforeAll(async () => {
  intake = await runIntake({ UNCONFIRMED_CLOSE_DAYS: String(secondsUntilClosed / 86_400) });
  asCommander = await intake.as(person('commander'));
});
afterAll(() => intake?.close());

interface Issue {
  id: string;
  version: number;
  status: string;
}

const command = async ({ id, version }: Issue, name: string, body = {}) => {
  const answer = await asCommander.post(`/issues/${id}/${name}`, body, {
    'if-match': `"${version}"`,
    'idempotency-key': randomUUID(),
  });
  expect(answer.status).toBe(200);
  return answer.body;
};

async function resolved(): Promise<Issue> {
  const { body } = await asCommander.post('/issues', { category: 'graffiti', summary: 'Wall', channel: 'web' });
  const { id, version } = body;
  await intake.database.dataSource.query(`UPDATE issue SET status = 'acknowledged' WHERE id = $1`, [id]);
  return command({ id, version, status: '' }, 'resolve', { reason: 'fixed' });
}

const statusOf = async (id: string) => (await asCommander.get(`/issues/${id}`)).body.status;
const timersOf = (...ids: string[]): Promise<object[]> =>
  intake.database.dataSource.query('SELECT * FROM timer WHERE id = ANY ($1::uuid[])', [ids]);
const closings = (id: string) => intake.published.filter(({ key, type }) => key === id && type === 'issue.closed.v1');

describe('a resolved issue that nobody confirms', () => {
  it('is closed in time, once, and says so', async () => {
    const { id } = await resolved();
    await eventually(() => closings(id).length > 0);
    expect(closings(id)).toMatchObject([{ version: 3, data: { cause: 'unconfirmed', by: null } }]);
    expect(await statusOf(id)).toBe('closed');
  });

  it('stays as it is when it was reopened or confirmed before', async () => {
    const [reopened, confirmed, witness] = [await resolved(), await resolved(), await resolved()];
    await command(reopened, 'reopen');
    await command(confirmed, 'confirm');
    expect(await timersOf(reopened.id, confirmed.id)).toEqual([]);
    await eventually(() => closings(witness.id).length > 0);
    expect(await statusOf(reopened.id)).toBe('reopened');
    expect(closings(confirmed.id)).toMatchObject([{ data: { cause: 'confirmed' } }]);
  });

  it('is found when its timer is lost', async () => {
    const { dataSource } = intake.database;
    const outbox = new Outbox({ service: 'intake', connection: { brokers: [] }, topicPrefix: '' });
    const issues = new IssueStore(outbox, new HeldReportStore(outbox));
    const timers = new ClosingTimers(new Timers(), issues, { DEPARTMENT_TIME_ZONE: 'UTC', UNCONFIRMED_CLOSE_DAYS: 14 });
    const id = randomUUID();
    await dataSource.query(
      `INSERT INTO issue (id, reference, tracking_code, status, version, event_count, category, priority, summary, channel, reported_at,
         resolution_reason, resolved_at, reopen_count)
       VALUES ($1, 'Z1-0001', 'Z1-0001', 'resolved', 1, 1, 'graffiti', 'low', 'Wall', 'web', now(), 'fixed', '2099-01-01T00:00:00Z', 2)`,
      [id],
    );
    const missing = await transactionIn(dataSource, theService, (tx) => timers.findMissing(tx));
    expect(missing).toEqual([
      { id, kind: 'issue.close-unconfirmed', subject: id, version: 3, dueAt: '2099-01-15T00:00:00.000Z' },
    ]);
    await transactionIn(dataSource, theService, (tx) => new Timers().schedule(tx, missing));
    expect(await transactionIn(dataSource, theService, (tx) => timers.findMissing(tx))).toEqual([]);
  });
});
