import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Principal } from '@owcr/access';
import type { DataOf, DomainEvent } from '@owcr/contracts';
import { deliver } from '@owcr/messaging';
import { createService } from '@owcr/platform';
import {
  event,
  eventually,
  fingerprintOf,
  keepStated,
  person,
  runService,
  type AskInit,
  type ServiceAnswer,
  type ServiceUnderTest,
  type TestGround,
} from '@owcr/testing';
import { AcknowledgeTimeConsumer } from './assignment/acknowledge-time.consumer.js';
import { DispatchController, dispatchTypes, type DispatchType } from './assignment/dispatch.controller.js';
import { entities, migrations } from './schema.js';
import { SectorAssignmentModule, serviceName } from './sector-assignment.module.js';

/** What tests look at one by one; the rest they compare as a whole. */
export interface AnswerBody {
  code: string;
  items: { issueId: string; reviewCause: string | null }[];
  nextCursor: string | null;
  refused: unknown[];
  errors: unknown[];
  officer: { badge: string } | null;
  reasons: { code: string }[];
  history: { what: string; detail: string | null }[];
}

export type Answer = Omit<ServiceAnswer<AnswerBody>, 'headers'>;

type Headers = Record<string, string>;

export const admin = person('admin');
export const clerk = person('clerk');

/** For tests: the whole service on a database and topics of its own, asked over HTTP. */
export class RunningService {
  private constructor(private readonly service: ServiceUnderTest<NestFastifyApplication>) {}

  static async start(): Promise<RunningService> {
    const create = () => createService(SectorAssignmentModule, { name: serviceName });
    const environment = { LOG_LEVEL: 'fatal' };
    const prepare = ({ database }: TestGround) => keepStated(database);
    return new RunningService(
      await runService({ name: serviceName, migrations: [...migrations], entities, environment, prepare, create }),
    );
  }

  get database() {
    return this.service.database;
  }

  get kafka() {
    return this.service.kafka;
  }

  close(): Promise<void> {
    return this.service.close();
  }

  get(as: Principal, path: string): Promise<Answer> {
    return this.ask(as, path);
  }

  /** The whole answer, its headers too. */
  whole(as: Principal, path: string, headers: Headers = {}): Promise<ServiceAnswer<AnswerBody>> {
    return this.service.ask(as, path, { headers });
  }

  post(as: Principal, path: string, json?: unknown, headers?: Headers): Promise<Answer> {
    return this.ask(as, path, { method: 'POST', json, headers });
  }

  change(as: Principal, method: 'PATCH' | 'DELETE', path: string, json?: unknown, headers?: Headers): Promise<Answer> {
    return this.ask(as, path, { method, json, headers });
  }

  /** Sends a body letter by letter. */
  send(as: Principal, path: string, body: string, headers: Headers = {}): Promise<Answer> {
    return this.ask(as, path, { method: 'POST', body, headers: { 'content-type': 'application/json', ...headers } });
  }

  /** A command on an assignment, with the version it has now unless another one is given. */
  async command(as: Principal, issueId: string, name: string, body?: unknown, headers: Headers = {}): Promise<Answer> {
    const rows = await this.query<{ version: number }>('SELECT version FROM assignment WHERE issue_id = $1', [issueId]);
    return this.post(as, `/assignments/${issueId}/${name}`, body, { 'if-match': `"${rows[0]?.version ?? 1}"`, ...headers });
  }

  query<T>(sql: string, parameters: unknown[] = []): Promise<T[]> {
    return this.database.dataSource.query(sql, parameters);
  }

  /** Hands events to the dispatcher as Kafka would. */
  async deliver(events: readonly DomainEvent<DispatchType>[]): Promise<void> {
    const controller = this.service.app.get(DispatchController);
    const handler = controller.follow.bind(controller);
    const outcome = await deliver(this.database.app, {
      consumer: 'assignment.dispatch',
      types: dispatchTypes,
      events,
      handler,
    });
    if (outcome !== 'done') throw new Error(outcome);
  }

  /** An issue reported at a place; answers its id. */
  async report(
    location: DataOf<'issue.reported.v1'>['location'],
    more: Partial<DataOf<'issue.reported.v1'>> = {},
  ): Promise<string> {
    const issueId = randomUUID();
    const issue = reported(issueId, location);
    await this.deliver([{ ...issue, data: { ...issue.data, ...more } }]);
    return issueId;
  }

  /** What the escalation service says of how long issues may wait. */
  async allow(...policies: DataOf<'policy.changed.v1'>[]): Promise<void> {
    const consumer = this.service.app.get(AcknowledgeTimeConsumer);
    const outcome = await deliver(this.database.app, {
      consumer: 'assignment.policy',
      types: ['policy.changed.v1'],
      events: policies.map((data) => event('policy.changed.v1', data, { key: data.policyId })),
      handler: (batch) => consumer.apply(batch),
    });
    if (outcome !== 'done') throw new Error(outcome);
  }

  /** Waits until no look through the review queue is under way. Those set for the end of an absence are still to come. */
  async sweepsDone(): Promise<void> {
    await eventually(async () => (await this.query('SELECT 1 FROM timer WHERE due_at <= now()')).length === 0);
  }

  /** Changes whenever anything that is stored does, or an event is stated. Looks through the review queue come and go by themselves. */
  fingerprint(): Promise<string> {
    const tables = ['sector', 'sector_set', 'officer', 'shift', 'absence', 'assignment', 'assignment_history', 'idempotency_key'];
    return fingerprintOf(this.database, tables);
  }

  private async ask(as: Principal, path: string, init?: AskInit): Promise<Answer> {
    const { status, body } = await this.service.ask<AnswerBody>(as, path, init);
    return { status, body };
  }
}

export function reported(issueId: string, location: DataOf<'issue.reported.v1'>['location'], version = 1) {
  const data = { issueId, reference: 'D4-1042', category: 'noise', priority: 'normal', channel: 'phone', location } as const;
  return event('issue.reported.v1', { ...data, reportedBy: null, reportedAt: new Date().toISOString() }, { version });
}

/** A square of one degree as a feature: `square('4A', 10, 50)` holds lat 50..51, lng 10..11. */
export const square = (code: string, lng: number, lat: number) => ({
  type: 'Feature',
  properties: { code, precinct: code.slice(0, -1) },
  geometry: {
    type: 'Polygon',
    coordinates: [
      [
        [lng, lat],
        [lng + 1, lat],
        [lng + 1, lat + 1],
        [lng, lat + 1],
        [lng, lat],
      ],
    ],
  },
});
export const collection = (...features: unknown[]) => ({ type: 'FeatureCollection', features });
export const importPath = '/sectors/import?code=code&precinct=precinct';
