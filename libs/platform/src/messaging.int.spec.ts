import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Controller, Module } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Principal, TokenUse } from '@owcr/access';
import { encode, KAFKA_PORT, messagingMigrations, Subscribe, type EventBatch, type KafkaPort } from '@owcr/messaging';
import { event, eventually, testDatabase, testIdentity, testKafka, type TestDatabase, type TestKafka } from '@owcr/testing';
import { createService, platformMigrations, ServiceModule } from './index.js';

const poison = '00000000-0000-4000-8000-00000000000b';
let refusing = true;

@Controller()
class FollowController {
  @Subscribe({ consumer: 'assignment.dispatch', types: ['issue.withdrawn.v1'] })
  async follow(@Payload() { tx, events }: EventBatch<'issue.withdrawn.v1'>): Promise<void> {
    for (const { key } of events) {
      if (key === poison && refusing) throw new TypeError('this one is bad');
      await tx.query('INSERT INTO seen (key) VALUES ($1)', [key]);
    }
  }
}

@Module({ imports: [ServiceModule.forRoot({ name: 'sample', entities: [] })], controllers: [FollowController] })
class SampleModule {}

let database: TestDatabase;
let kafka: TestKafka;
let app: NestFastifyApplication;
let base: string;
let tokenOf: (role: Principal['role'], use: TokenUse) => Promise<string>;

beforeAll(async () => {
  database = await testDatabase({ migrations: [...messagingMigrations, ...platformMigrations], entities: [] });
  await database.dataSource.query('CREATE TABLE seen (key text)');
  kafka = await testKafka();
  const identity = await testIdentity();
  tokenOf = (role, use) => identity.tokenFor({ id: role, name: role, role, precincts: [] }, 'sample', use);
  Object.assign(process.env, {
    DATABASE_URL: database.url,
    SERVICE_JWKS: identity.jwks,
    LOG_LEVEL: 'silent',
    ...kafka.environment,
  });
  app = await createService(SampleModule, { name: 'sample' });
  await app.startAllMicroservices();
  await app.listen(0, '127.0.0.1');
  base = await app.getUrl();
}, 60_000);

afterAll(async () => {
  await app.close();
  await kafka.close();
  await database.close();
});

async function ask(method: string, path: string, role: Principal['role'] = 'admin') {
  const answer = await fetch(base + path, {
    method,
    headers: { authorization: `Bearer ${await tokenOf(role, { method, path })}` },
  });
  return {
    status: answer.status,
    body: (await answer.json()) as { items: { id: string; reason: string }[]; [name: string]: unknown },
  };
}

describe('a service with messaging', () => {
  it('is ready when its consumers have joined', async () => {
    const { body } = await eventually(async () => {
      const answer = await ask('GET', '/health/ready');
      return answer.status === 200 && answer;
    });
    expect(body).toEqual({ status: 'ok', checks: { database: 'up', relay: 'up', consumers: 'up' } });
  }, 60_000);

  it('is not ready while events wait in its outbox', async () => {
    await database.dataSource.query(
      `INSERT INTO outbox (event_id, topic, msg_key, agg_version, headers, payload, created_at)
       VALUES (gen_random_uuid(), 'no.such.topic', 'k', 1, '{}', '', now() - interval '1 minute')`,
    );
    expect(await ask('GET', '/health/ready')).toMatchObject({
      status: 503,
      body: { code: 'service-unavailable', checks: { relay: 'down' } },
    });
    await database.dataSource.query('DELETE FROM outbox');
  });

  it('parks what a handler throws on with its own reason, for administrators to replay', async () => {
    const withdrawn = event('issue.withdrawn.v1', { issueId: poison, by: null, at: '2026-01-02T03:04:05Z' });
    await app.get<KafkaPort>(KAFKA_PORT).publish([encode(withdrawn)]);
    const { items } = await eventually(async () => {
      const { body } = await ask('GET', '/dead-letters');
      return body.items.length > 0 && body;
    });
    expect(items[0]?.reason).toContain('this one is bad');
    expect((await ask('GET', '/dead-letters', 'commander')).status).toBe(403);
    expect((await ask('POST', `/dead-letters/${items[0]?.id}/replay`, 'commander')).status).toBe(403);
    refusing = false;
    expect((await ask('POST', `/dead-letters/${items[0]?.id}/replay`)).body).toEqual({ handled: 1, parked: null });
    expect((await ask('POST', `/dead-letters/${items[0]?.id}/drop`)).status).toBe(404);
    expect(await database.dataSource.query('SELECT key FROM seen')).toEqual([{ key: poison }]);
  }, 60_000);
});
