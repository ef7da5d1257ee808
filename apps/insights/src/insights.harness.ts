import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { generateServiceKeys, type Principal } from '@owcr/access';
import type { DomainEvent } from '@owcr/contracts';
import { encode, KafkaJsPort } from '@owcr/messaging';
import { createService } from '@owcr/platform';
import { eventually, person, runService, type ServiceUnderTest } from '@owcr/testing';
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

export const clerk = person('clerk');

/** The real service on a real database and broker, and a publisher in the place of the other services. */
export class RunningInsights {
  private constructor(
    private readonly service: ServiceUnderTest<NestFastifyApplication>,
    private readonly publisher: KafkaJsPort,
  ) {}

  static async start(): Promise<RunningInsights> {
    const create = () => createService(InsightsModule, { name: 'insights' });
    const { privateJwk } = await generateServiceKeys('audit');
    const environment = { AUDIT_PRIVATE_JWK: JSON.stringify(privateJwk) };
    const service = await runService({ name: 'insights', migrations: [...migrations], entities, environment, create });
    const publisher = new KafkaJsPort(service.kafka.connection, service.kafka.prefix, 'test');
    service.onClose(() => publisher.close());
    return new RunningInsights(service, publisher);
  }

  get base(): string {
    return `${this.service.url}/api/v1`;
  }

  tokenFor(principal: Principal): Promise<string> {
    return this.service.tokenFor(principal);
  }

  query<R>(sql: string): Promise<R[]> {
    return this.service.database.dataSource.query<R[]>(sql);
  }

  stop(): Promise<void> {
    return this.service.close();
  }

  publish(...events: DomainEvent[]): Promise<void> {
    return this.publisher.publish(events.map((event) => encode(event)));
  }

  ask(principal: Principal, path: string): Promise<Answer> {
    return this.service.ask(principal, path);
  }

  stream(principal: Principal, query = '', lastEventId?: string) {
    return this.service.stream(principal, `/board/stream${query}`, lastEventId);
  }

  /** Waits until the board shows so many open issues in a sector. */
  shown(sector: string, open: number): Promise<Answer['body']> {
    return eventually(async () => {
      const { body } = await this.ask(clerk, '/board');
      return body.sectors.some((row) => row.sector === sector && row.open === open) && body;
    });
  }
}
