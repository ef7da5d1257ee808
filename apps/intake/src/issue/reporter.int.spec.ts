import { randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createService, type AuditEntry } from '@owcr/platform';
import { eventually, person, statedEvents } from '@owcr/testing';
import { IntakeModule } from '../intake.module.js';
import { runIntake, type Client, type RunningIntake } from '../intake.harness.js';

const admin = person('admin');
const clerk = person('clerk');
const rosa = { name: 'Rosa Diaz', phone: '+1 212 555 0100', email: 'rosa@example.org', language: 'es-MX' };
const keys = `first:${randomBytes(32).toString('base64')}`;

let intake: RunningIntake;
let asClerk: Client;
let asAdmin: Client;

beforeAll(async () => {
  intake = await runIntake({ REPORTER_KEYS: keys });
  [asClerk, asAdmin] = await Promise.all([intake.as(clerk), intake.as(admin)]);
});
afterAll(() => intake?.close());

async function reportedBy(reporter: object): Promise<{ id: string; version: number }> {
  const body = { category: 'graffiti', summary: 'On the wall', channel: 'phone', reporter };
  return (await asClerk.post('/issues', body, { 'idempotency-key': randomUUID() })).body;
}

const erase = (id: string, version: number, body?: object, headers: Record<string, string> = {}) =>
  asAdmin.post(`/issues/${id}/reporter/erase`, body, { 'if-match': `"${version}"`, ...headers });

/** What the audit trail is told of these issues, from the route that ends so. */
async function onRecord(route: string, ids: readonly string[]) {
  const entries = (await statedEvents<AuditEntry>(intake.database))
    .filter(({ topic }) => topic === 'owcr.audit.intake')
    .map(({ data }) => data);
  const ours = entries.filter(({ action, target }) => action.endsWith(route) && ids.includes(target!));
  return ours.map(({ target, result, principalId }) => ({ target, result, principalId }));
}

/** Every row of every table, as text. */
async function everything(): Promise<string> {
  const { dataSource } = intake.database;
  const tables: { name: string }[] = await dataSource.query(
    `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public'`,
  );
  const rows = await Promise.all(tables.map(({ name }) => dataSource.query(`SELECT t::text AS row FROM "${name}" t`)));
  return JSON.stringify(rows);
}

describe('what is known of a reporter', () => {
  it('lies in the database so that nobody reads it there, and is answered to those who may', async () => {
    const issue = await reportedBy(rosa);
    const dump = await everything();
    expect(dump).toContain(issue.id);
    for (const value of Object.values(rosa)) {
      expect(dump).not.toContain(value);
      expect(dump).not.toContain(Buffer.from(value).toString('hex'));
    }
    expect(await asClerk.get(`/issues/${issue.id}/reporter`)).toMatchObject({
      status: 200,
      body: { ...rosa, anonymous: false, erasedAt: null },
    });
  });

  it('is on record for each issue whose reporter was shown, those merged into it too, or is not shown', async () => {
    const [survivor, duplicate, stranger] = [await reportedBy(rosa), await reportedBy({ name: 'Ben' }), await reportedBy(rosa)];
    await asClerk.post(`/issues/${duplicate.id}/merge`, { into: survivor.id }, { 'if-match': '"1"' });
    const { body } = await asClerk.get(`/issues/${survivor.id}/reporter`);
    expect(body.others).toMatchObject([{ issueId: duplicate.id, name: 'Ben' }]);
    const look = { result: 'done', principalId: clerk.id };
    expect(await onRecord('/reporter', [survivor.id, duplicate.id, stranger.id])).toEqual([
      { target: survivor.id, ...look },
      { target: duplicate.id, ...look },
    ]);
    await intake.database.dataSource.query('ALTER TABLE outbox RENAME TO gone');
    try {
      const refused = await asClerk.get(`/issues/${survivor.id}/reporter`);
      expect(refused.status).toBe(500);
      expect(JSON.stringify(refused.body)).not.toContain('Rosa');
    } finally {
      await intake.database.dataSource.query('ALTER TABLE gone RENAME TO outbox');
    }
  });

  it('is not answered when its row was exchanged for another: that is an error without a word of it', async () => {
    const [one, other] = [await reportedBy(rosa), await reportedBy({ name: 'Ben' })];
    await intake.database.dataSource.query(
      'UPDATE reporter SET name = (SELECT name FROM reporter WHERE issue_id = $2) WHERE issue_id = $1',
      [one.id, other.id],
    );
    expect(await asClerk.get(`/issues/${one.id}/reporter`)).toMatchObject({ status: 500, body: { code: 'internal-error' } });
  });
});

describe('erasing a reporter', () => {
  it('leaves nothing of them, says when, and states it without a word about them', async () => {
    const issue = await reportedBy(rosa);
    const { status, body } = await erase(issue.id, 1);
    expect({ status, body }).toEqual({
      status: 200,
      body: { issueId: issue.id, erasedAt: expect.any(String), version: 2, erasedIssueIds: [issue.id] },
    });
    const { erasedAt } = body as unknown as { erasedAt: string };
    expect((await asClerk.get(`/issues/${issue.id}/reporter`)).body).toMatchObject({
      name: null,
      phone: null,
      email: null,
      language: null,
      erasedAt,
    });
    const { dataSource } = intake.database;
    expect(await dataSource.query('SELECT FROM reporter_key WHERE issue_id = $1', [issue.id])).toHaveLength(0);
    const left = ['name', 'phone', 'email', 'language', 'phone_index', 'email_index'];
    const [row]: Record<string, unknown>[] = await dataSource.query('SELECT * FROM reporter WHERE issue_id = $1', [issue.id]);
    expect(left.map((column) => row![column])).toEqual(left.map(() => null));
    const fact = await eventually(() =>
      intake.published.find(({ type, key }) => type === 'issue.reporter-erased.v1' && key === issue.id),
    );
    expect(fact).toMatchObject({ version: 2, data: { issueId: issue.id, by: admin.id, at: erasedAt } });
    expect(Object.keys(fact.data)).toEqual(['issueId', 'by', 'at']);
  });

  it('reaches every issue with the same telephone or address where that is asked for, and no other', async () => {
    const contact = { phone: '646 555 7777', email: 'ana@example.org' };
    const asked = await reportedBy({ name: 'Ana', ...contact });
    const samePhone = await reportedBy({ name: 'Ana L.', phone: '+1 (646) 555-7777' });
    const sameEmail = await reportedBy({ name: 'A. Lopez', email: 'ANA@example.org' });
    const stranger = await reportedBy({ name: 'Ana', phone: '646 555 7778' });
    const { body } = await erase(asked.id, 1, { everywhere: true });
    expect(body).toMatchObject({ erasedIssueIds: [asked.id, samePhone.id, sameEmail.id].sort() });
    const ids = [asked.id, samePhone.id, sameEmail.id];
    const told = await onRecord('/reporter/erase', [...ids, stranger.id]);
    expect(told.map(({ target }) => target).sort()).toEqual(ids.sort());
    expect(told.every(({ result, principalId }) => result === 'done' && principalId === admin.id)).toBe(true);
    for (const { id } of [samePhone, sameEmail]) {
      expect((await asClerk.get(`/issues/${id}/reporter`)).body).toMatchObject({ name: null, erasedAt: expect.any(String) });
      expect((await asClerk.get(`/issues/${id}`)).body.version).toBe(2);
    }
    expect((await asClerk.get(`/issues/${stranger.id}/reporter`)).body).toMatchObject({ name: 'Ana', erasedAt: null });
  });

  it('happens once: again it answers the same time, and states nothing', async () => {
    const issue = await reportedBy(rosa);
    const headers = { 'idempotency-key': randomUUID() };
    const first = await erase(issue.id, 1, undefined, headers);
    expect((await erase(issue.id, 1, undefined, headers)).body).toEqual(first.body);
    const before = await intake.fingerprint();
    expect((await erase(issue.id, 2)).body).toEqual({ ...first.body, erasedIssueIds: [] });
    expect(await intake.fingerprint()).toBe(before);
  });

  it('is refused without the version, with an old one, with an unknown field, where there is nobody, and to all but administrators', async () => {
    const issue = await reportedBy(rosa);
    const nobody = (await asClerk.post('/issues', { category: 'graffiti', summary: 's', channel: 'phone' })).body;
    const before = await intake.fingerprint();
    expect(await asAdmin.post(`/issues/${issue.id}/reporter/erase`)).toMatchObject({ status: 428 });
    expect(await erase(issue.id, 7)).toMatchObject({ status: 409, body: { code: 'version-conflict', currentVersion: 1 } });
    expect(await erase(issue.id, 1, { phone: '1' })).toMatchObject({ status: 400, body: { errors: [{ path: 'phone' }] } });
    expect(await erase(issue.id, 1, { everywhere: 'yes' })).toMatchObject({
      status: 400,
      body: { errors: [{ path: 'everywhere' }] },
    });
    expect(await erase(nobody.id, 1)).toMatchObject({ status: 404 });
    expect(await erase(randomUUID(), 1)).toMatchObject({ status: 404 });
    for (const role of ['clerk', 'officer', 'sergeant', 'commander', 'analyst', 'service', 'resident'] as const) {
      const client = await intake.as(person(role));
      expect(await client.post(`/issues/${issue.id}/reporter/erase`, {}, { 'if-match': '"1"' })).toMatchObject({ status: 403 });
    }
    expect(await intake.fingerprint()).toBe(before);
  });
});

describe('intake does not start', () => {
  const start = async (environment: Record<string, string | undefined>) => {
    const before = { ...process.env };
    Object.assign(process.env, environment);
    for (const [name, value] of Object.entries(environment)) if (value === undefined) delete process.env[name];
    try {
      const app = await createService(IntakeModule, { name: 'intake' });
      try {
        await app.init();
      } finally {
        await app.close();
      }
      return 'started';
    } catch (error) {
      return (error as Error).message;
    } finally {
      process.env = before;
    }
  };

  it('without a key, with one that is not sound, or with one that its data was not stored with', async () => {
    await reportedBy(rosa);
    expect(await start({ REPORTER_KEYS: undefined })).toContain('REPORTER_KEYS or REPORTER_KEYS_FILE must hold');
    expect(await start({ REPORTER_KEYS: 'first:c2hvcnQ=' })).toContain('REPORTER_KEYS: the key first has 5 bytes');
    expect(await start({ REPORTER_KEYS_FILE: '/nowhere' })).toContain('are both given');
    expect(await start({ REPORTER_KEYS: undefined, REPORTER_KEYS_FILE: '/nowhere' })).toContain(
      'the file cannot be read (ENOENT)',
    );
    const other = randomBytes(32).toString('base64');
    expect(await start({ REPORTER_KEYS: `second:${other}` })).toContain('key first does not open what was stored with it');
    expect(await start({ REPORTER_KEYS: `first:${other}` })).toContain('key first does not open what was stored with it');
    expect(await start({ REPORTER_KEYS: `second:${other},${keys}` })).toBe('started');
  }, 60_000);
});
