import 'reflect-metadata';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Principal } from '@owcr/access';
import type { DataOf, DomainEvent } from '@owcr/contracts';
import { deliver } from '@owcr/messaging';
import { createService } from '@owcr/platform';
import {
  type AskInit,
  event,
  eventually,
  keepStated,
  person,
  runService,
  type ServiceAnswer,
  type ServiceUnderTest,
  statedEvents,
  type StatedEvent,
} from '@owcr/testing';
import { ClockConsumer, followed } from './clock/clock.consumer.js';
import { EscalationModule, serviceName } from './escalation.module.js';
import type { PolicyDto } from './policy/policy.dto.js';
import { RosterConsumer } from './roster/roster.consumer.js';
import { entities, migrations } from './schema.js';
import type { EscalationDto } from './wall/escalation.dto.js';

/** What tests look at one by one; the rest they compare as a whole. */
export interface AnswerBody extends EscalationDto {
  acknowledgeSeconds: number;
  items: (EscalationDto & PolicyDto)[];
  nextCursor: string | null;
}

export type Answer<T = AnswerBody> = Omit<ServiceAnswer<T>, 'headers'>;

export const admin = person('admin');

/** For tests: the whole service on a database and topics of its own. Events come without Kafka, all else is as it runs. */
export class RunningEscalation {
  private readonly changesOf = new Map<string, number>();

  private constructor(private readonly service: ServiceUnderTest<NestFastifyApplication>) {}

  static async start(): Promise<RunningEscalation> {
    const service = await runService({
      name: serviceName,
      migrations: [...migrations],
      entities,
      events: 'stated',
      environment: { LOG_LEVEL: 'fatal' },
      prepare: ({ database }) => keepStated(database),
      create: () => createService(EscalationModule, { name: serviceName }),
    });
    return new RunningEscalation(service);
  }

  get app(): NestFastifyApplication {
    return this.service.app;
  }

  get database() {
    return this.service.database;
  }

  close(): Promise<void> {
    return this.service.close();
  }

  query<T>(sql: string, parameters: unknown[] = []): Promise<T[]> {
    return this.database.dataSource.query<T[]>(sql, parameters);
  }

  /** Hands events to the clocks as Kafka would. */
  async tell(...events: DomainEvent<(typeof followed)[number]>[]): Promise<void> {
    const consumer = this.app.get(ClockConsumer);
    const spec = { consumer: 'escalation.clock', types: followed, events };
    const outcome = await deliver(this.database.app, { ...spec, handler: (batch) => consumer.follow(batch) });
    const parked = await this.query('SELECT reason FROM dead_letter');
    if (outcome !== 'done' || parked.length > 0) throw new Error(`not handled: ${JSON.stringify(parked)}`);
  }

  /** Tells of officers as they are now, each time as a change of its own. */
  async enlist(...officers: DataOf<'officer.changed.v1'>[]): Promise<void> {
    const consumer = this.app.get(RosterConsumer);
    const events = officers.map((data) => {
      const version = (this.changesOf.get(data.officerId) ?? 0) + 1;
      this.changesOf.set(data.officerId, version);
      return event('officer.changed.v1', data, { key: data.officerId, version });
    });
    const spec = { consumer: 'escalation.roster', types: ['officer.changed.v1' as const], events };
    await deliver(this.database.app, { ...spec, handler: (batch) => consumer.follow(batch) });
  }

  /** What was stated about an issue, in order. */
  stated(issueId: string): Promise<StatedEvent[]> {
    return statedEvents(this.database, { key: issueId });
  }

  /** Waits until an escalation of this level was raised. */
  raised(issueId: string, level: number, kind = 'acknowledge'): Promise<Record<string, unknown>> {
    return eventually(async () => {
      const facts = await this.stated(issueId);
      return facts.find(({ type, data }) => type === 'escalation.raised.v1' && data['level'] === level && data['kind'] === kind)
        ?.data;
    });
  }

  async ask<T = AnswerBody>(as: Principal, path: string, init?: AskInit): Promise<Answer<T>> {
    const { status, body } = await this.service.ask<T>(as, path, init);
    return { status, body };
  }

  acknowledge(as: Principal, id: string, version: number | null = 1, key?: string): Promise<Answer> {
    const headers = { ...(version === null ? {} : { 'if-match': `"${version}"` }), ...(key ? { 'idempotency-key': key } : {}) };
    return this.ask(as, `/escalations/${id}/acknowledge`, { method: 'POST', headers });
  }
}
