import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Principal } from '@owcr/access';
import type { DomainEvent } from '@owcr/contracts';
import { encode, KafkaJsPort } from '@owcr/messaging';
import { createService } from '@owcr/platform';
import { eventually, openEventStream, testDatabase, testIdentity, testKafka } from '@owcr/testing';
import type { TestDatabase, TestIdentity, TestKafka } from '@owcr/testing';
import { randomUUID } from 'node:crypto';
import { InsightsModule } from './insights.module.js';
import { entities, migrations } from './schema.js';

export interface Row {
  sector: string;
  open: number;
  late: number;
  total: number;
}

export interface Answer {
  status: number;
  body: {
    code?: string;
    errors?: { path: string }[];
    items: { type: string; issueId: string; by: string | null; sincePreviousMs: number; late: boolean; status: string }[];
    nextCursor: string | null;
    sectors: Row[];
    review: number;
    total: number;
    seq: number;
  };
}

export const person = (role: Principal['role'], ...precincts: string[]): Principal => {
  return { id: randomUUID(), name: 'Sam Rivera', role, precincts };
};
export const clerk = person('clerk');

/** The real service on a real database and broker, and a publisher in the place of the other services. */
export class RunningInsights {
  private readonly base: string;

  private constructor(
    private readonly app: NestFastifyApplication,
    private readonly publisher: KafkaJsPort,
    private readonly identity: TestIdentity,
    private readonly backing: [TestDatabase, TestKafka],
    url: string,
  ) {
    this.base = `${url}/api/v1`;
  }

  static async start(): Promise<RunningInsights> {
    const [database, kafka, identity] = await Promise.all([
      testDatabase({ migrations: [...migrations], entities }),
      testKafka(),
      testIdentity(),
    ]);
    Object.assign(process.env, {
      DATABASE_URL: database.url,
      KAFKA_BROKERS: kafka.brokers,
      KAFKA_TOPIC_PREFIX: kafka.prefix,
      SERVICE_JWKS: identity.jwks,
      LOG_LEVEL: 'error',
    });
    const app = await createService(InsightsModule, { name: 'insights' });
    await app.startAllMicroservices();
    await app.listen(0, '127.0.0.1');
    const publisher = new KafkaJsPort(kafka.brokers.split(','), kafka.prefix, 'test');
    return new RunningInsights(app, publisher, identity, [database, kafka], await app.getUrl());
  }

  async stop(): Promise<void> {
    await this.app.close();
    await this.publisher.close();
    for (const each of this.backing) await each.close();
  }

  publish(...events: DomainEvent[]): Promise<void> {
    return this.publisher.publish(events.map((event) => encode(event)));
  }

  async ask(principal: Principal, path: string): Promise<Answer> {
    const answer = await fetch(`${this.base}${path}`, { headers: await this.headersOf(principal) });
    return { status: answer.status, body: (await answer.json()) as Answer['body'] };
  }

  async stream(principal: Principal, query = '', lastEventId?: string) {
    const headers = { ...(await this.headersOf(principal)), ...(lastEventId !== undefined && { 'last-event-id': lastEventId }) };
    return openEventStream(`${this.base}/board/stream${query}`, headers);
  }

  /** Waits until the board shows so many open issues in a sector. */
  shown(sector: string, open: number): Promise<Answer['body']> {
    return eventually(async () => {
      const { body } = await this.ask(clerk, '/board');
      return body.sectors.some((row) => row.sector === sector && row.open === open) && body;
    });
  }

  private async headersOf(principal: Principal) {
    return { authorization: `Bearer ${await this.identity.tokenFor(principal, 'insights')}` };
  }
}
