import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Controller, Get, Module, Param, Post } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { importSigningKey, signServiceToken, type SigningKey } from '@owcr/access';
import { messagingMigrations, Outbox } from '@owcr/messaging';
import { eventually, person, runService, type ServiceUnderTest } from '@owcr/testing';
import { randomUUID } from 'node:crypto';
import {
  Audited,
  CommandMeta,
  Commands,
  createService,
  forbidden,
  notFound,
  platformMigrations,
  ServiceModule,
  type CommandRequest,
} from '../index.js';

const issueId = randomUUID();

@Controller('things')
class ThingController {
  constructor(
    private readonly commands: Commands,
    private readonly outbox: Outbox,
  ) {}

  @Post()
  make(@CommandMeta() command: CommandRequest) {
    return this.commands.run(command, async () => ({ id: 'made-1' }));
  }

  @Post(':id/state')
  state(@Param('id') id: string, @CommandMeta() command: CommandRequest) {
    return this.commands.run(command, async (tx) => {
      await this.outbox.append(tx, [withdrawn]);
      if (id === 'refused') throw forbidden();
      return {};
    });
  }

  @Get(':id/secret')
  @Audited()
  secret(@Param('id') id: string) {
    if (id === 'refused') throw forbidden();
    return { secret: 'the secret' };
  }

  @Get(':id/hidden')
  hidden(@Param('id') id: string) {
    throw notFound('thing', { hidden: id === 'there' });
  }
}

@Module({
  imports: [ServiceModule.forRoot({ name: 'intake', entities: [], messaging: 'stated' })],
  controllers: [ThingController],
})
class SampleModule {}

const at = '2026-01-02T03:04:05Z';
const withdrawn = { type: 'issue.withdrawn.v1', key: issueId, version: 1, data: { issueId, by: null, at } } as const;
const credential = { kind: 'api-key', id: '0197a3c0-5b1e-7c3a-9d52-3f0a6d9c1e11' } as const;
const clerk = { ...person('clerk'), credential };
let service: ServiceUnderTest<NestFastifyApplication>;
let key: SigningKey;

beforeAll(async () => {
  service = await runService({
    name: 'intake',
    migrations: [...messagingMigrations, ...platformMigrations],
    entities: [],
    events: 'stated',
    create: () => createService(SampleModule, { name: 'intake' }),
  });
  key = importSigningKey(JSON.parse(process.env.SERVICE_PRIVATE_JWK ?? '') as Parameters<typeof importSigningKey>[0]);
  // What the relay has published is gone from the outbox: kept here to be looked at.
  await query(`CREATE TABLE said (LIKE outbox)`);
  await query(`CREATE FUNCTION keep() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    INSERT INTO said SELECT * FROM added; INSERT INTO statements DEFAULT VALUES; RETURN NULL; END $$`);
  await query(`CREATE TABLE statements (at timestamptz DEFAULT now())`);
  await query(
    `CREATE TRIGGER keep AFTER INSERT ON outbox REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION keep()`,
  );
});
afterAll(() => service.close());
beforeEach(async () => {
  // The same event is stated by several tests; of one that is not published yet there cannot be a second.
  await eventually(async () => (await query('SELECT FROM outbox')).length === 0);
  await query('TRUNCATE said, statements');
});

const query = <R = Record<string, unknown>>(sql: string) => service.database.dataSource.query<R[]>(sql);
const entries = async () =>
  (
    await query<{ entry: Record<string, unknown> }>(
      `SELECT convert_from(payload, 'UTF8')::json AS entry FROM said WHERE topic = 'owcr.audit.intake' ORDER BY seq`,
    )
  ).map(({ entry }) => entry);
const post = (path: string, headers: Record<string, string> = {}) => service.ask(clerk, path, { method: 'POST', headers });

describe('a command', () => {
  it('is recorded together with what it states, in one statement: who, with what, what, on what, from where, with what result', async () => {
    const token = signServiceToken(clerk, 'intake', key, {
      method: 'POST',
      path: `/api/v1/things/${issueId}/state`,
      from: '192.0.2.7',
    });
    const answer = await fetch(`${service.url}/api/v1/things/${issueId}/state`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'x-request-id': 'r-1' },
    });
    expect(answer.status).toBe(201);
    expect(await entries()).toEqual([
      {
        principalId: clerk.id,
        role: 'clerk',
        credential,
        action: 'POST /api/v1/things/:id/state',
        target: issueId,
        result: 'done',
        code: null,
        count: 1,
        requestId: 'r-1',
        from: '192.0.2.7',
        at: expect.any(String),
      },
    ]);
    expect(await query('SELECT topic FROM said ORDER BY seq')).toEqual([{ topic: 'owcr.issue' }, { topic: 'owcr.audit.intake' }]);
    expect(await query('SELECT * FROM statements')).toHaveLength(1);
  });

  it('that makes something is recorded with what it made, and once however often it is sent', async () => {
    for (let n = 0; n < 3; n++) await post('/things', { 'idempotency-key': 'k' });
    expect(await entries()).toMatchObject([{ action: 'POST /api/v1/things', target: 'made-1' }]);
  });

  it('that is refused leaves nothing of itself but that it was refused', async () => {
    expect((await post('/things/refused/state')).status).toBe(403);
    await eventually(async () => (await entries()).length > 0);
    expect(await query('SELECT topic FROM said')).toEqual([{ topic: 'owcr.audit.intake' }]);
    expect(await entries()).toMatchObject([
      { principalId: clerk.id, target: 'refused', result: 'refused', code: 'forbidden', count: 1 },
    ]);
  });
});

describe('a look', () => {
  it('is on record before anything is shown', async () => {
    expect((await service.ask(clerk, '/things/x/secret')).body).toEqual({ secret: 'the secret' });
    expect(await entries()).toMatchObject([{ action: 'GET /api/v1/things/:id/secret', principalId: clerk.id, result: 'done' }]);
  });

  it('is not answered when it cannot be recorded', async () => {
    await query('ALTER TABLE outbox RENAME TO gone');
    try {
      const { status, body } = await service.ask(clerk, '/things/x/secret');
      expect(status).toBe(500);
      expect(JSON.stringify(body)).not.toContain('the secret');
    } finally {
      await query('ALTER TABLE gone RENAME TO outbox');
    }
  });

  it('that was refused as if there were nothing is recorded, and the answer says nothing of it', async () => {
    const answers = [];
    for (const id of ['absent', 'there']) answers.push((await service.ask<object>(clerk, `/things/${id}/hidden`)).body);
    const [absent, there] = answers.map((body) => ({ ...body, requestId: null }));
    expect(there).toEqual(absent);
    await eventually(async () => (await entries()).length > 0);
    expect(await entries()).toMatchObject([{ principalId: clerk.id, target: 'there', result: 'refused', code: 'not-found' }]);
  });

  it('that is refused is recorded as that, also of somebody who is nobody', async () => {
    expect((await service.ask(clerk, '/things/refused/secret')).status).toBe(403);
    expect((await fetch(`${service.url}/api/v1/things/x/secret`)).status).toBe(401);
    const both = await eventually(async () => {
      const found = await entries();
      return found.length === 2 && found;
    });
    expect(both).toMatchObject([
      { principalId: clerk.id, credential, code: 'forbidden', from: null },
      { principalId: null, role: null, credential: null, code: 'unauthorized', from: '127.0.0.1' },
    ]);
  });
});
