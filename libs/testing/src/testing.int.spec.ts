import { describe, expect, it } from '@jest/globals';
import { kafkaJsConnection } from '@owcr/messaging/connection';
import { Kafka, logLevel } from 'kafkajs';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { event, eventually, testConnection, testDatabase, testKafka } from './index.js';

class CreateLamp1700000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('create table lamp (id int primary key)');
  }
  async down(): Promise<void> {}
}

describe('what tests stand on', () => {
  it('gives each suite a database of its own, migrated and with the extensions', async () => {
    const [one, other] = await Promise.all(
      [1, 2].map(() => testDatabase({ migrations: [CreateLamp1700000000000], entities: [] })),
    );
    await one!.dataSource.query('insert into lamp values (1)');
    expect(await other!.dataSource.query('select * from lamp')).toEqual([]);
    expect(await one!.dataSource.query(`select similarity('lamp', 'lamps') > 0.5 as alike`)).toEqual([{ alike: true }]);
    await Promise.all([one!.close(), other!.close()]);
  });

  it('gives each suite topics of its own and takes them away again', async () => {
    const suite = await testKafka();
    const admin = new Kafka({ ...kafkaJsConnection(testConnection()), logLevel: logLevel.NOTHING }).admin();
    await admin.connect();
    expect(await admin.listTopics()).toContain(`${suite.prefix}owcr.issue`);
    await suite.close();
    await eventually(async () => !(await admin.listTopics()).some((topic) => topic.startsWith(suite.prefix)));
    await admin.disconnect();
  });

  it('builds only events that could have happened', () => {
    const issueId = '01a2085c-6805-7718-aa63-5be121b60439';
    const started = { issueId, by: issueId, at: '2026-01-05T08:00:00Z' };
    expect(event('issue.started.v1', started, { version: 3 })).toMatchObject({ key: issueId, version: 3, source: 'intake' });
    expect(() => event('issue.started.v1', { ...started, at: 'yesterday' })).toThrow(/at/);
  });

  it('waits for a condition and tells why it was not met', async () => {
    let tries = 0;
    expect(await eventually(() => (++tries > 3 ? tries : undefined), { pauseMs: 1 })).toBe(4);
    await expect(eventually(() => expect(1).toBe(2), { timeoutMs: 20 })).rejects.toThrow(/toBe/);
  });
});
