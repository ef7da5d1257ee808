import { Body, Controller, Get, Module, Param, Post, Query, Sse, type MessageEvent } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Principal, TokenUse } from '@owcr/access';
import { testDatabase, testIdentity, type TestDatabase } from '@owcr/testing';
import { Subject, type Observable } from 'rxjs';
import {
  CommandMeta,
  type CommandRequest,
  Commands,
  createService,
  CurrentPrincipal,
  DomainError,
  eventStream,
  IfMatch,
  LastEventId,
  pageOf,
  platformMigrations,
  ServiceModule,
  UuidPipe,
} from './index.js';
import { SampleDto, SampleQueryDto, SampleSearchDto } from './sample.harness.dto.js';

export const log = Array.from({ length: 25 }, (_, index) => ({ seq: index + 1, data: { n: index + 1 } }));

@Controller('things')
class ThingController {
  constructor(private readonly commands: Commands) {}

  @Post()
  create(@Body() body: SampleDto, @CommandMeta() command: CommandRequest) {
    return this.commands.run(command, async (tx) => {
      if (body.summary === 'refused') throw new DomainError('refused', 'No.', { reason: 'because' });
      if (body.summary === 'broken') throw new Error('secret detail');
      if (body.summary === 'bad value') await tx.query(`SELECT $1::int`, ['x']);
      const [row] = await tx.query<{ id: string }[]>('INSERT INTO thing (summary) VALUES ($1) RETURNING id', [body.summary]);
      await tx.query('SELECT pg_sleep(0.05)');
      return { zebra: 1, id: Number(row?.id), summary: body.summary };
    });
  }

  @Post('search')
  search(@Body() { officer }: SampleSearchDto) {
    return { officer };
  }

  @Post(':id/touch')
  touch(@Param('id', UuidPipe) id: string, @IfMatch() version: number, @CurrentPrincipal() principal: Principal) {
    return { id, version, by: principal.id };
  }

  @Get()
  list(@Query() query: SampleQueryDto) {
    return pageOf(query, { id: 'integer' });
  }

  @Sse('stream')
  stream(@LastEventId() lastEventId: number | null): Observable<MessageEvent> {
    return eventStream({
      readAfter: (seq) => Promise.resolve(log.filter((entry) => entry.seq > seq).slice(0, 10)),
      wake: new Subject(),
      startAfter: lastEventId ?? 0,
    });
  }
}

@Module({ imports: [ServiceModule.forRoot({ name: 'sample', entities: [], messaging: false })], controllers: [ThingController] })
class SampleModule {}
export const clerk: Principal = { id: 'clerk-1', name: 'Casey', role: 'clerk', precincts: [] };

export interface Answer {
  status: number;
  contentType: string | null;
  headers: Headers;
  body: Record<string, unknown>;
}

/** A small service as any of ours is built, on a database of its own, without events. */
export interface Sample {
  app: NestFastifyApplication;
  base: string;
  database: TestDatabase;
  /** The clerk's, for reading. */
  token: string;
  /** The clerk's, for another service. */
  otherAudience: string;
  tokenFor: (principal: Principal, use?: TokenUse) => Promise<string>;
  useOf: (path: string, method?: string) => TokenUse;
  ask: (path: string, init?: RequestInit) => Promise<Answer>;
  post: (body: unknown, headers?: Record<string, string>) => Promise<Answer>;
  /** How many things there are. */
  stored: () => Promise<number>;
  close: () => Promise<void>;
}

export async function startSample(): Promise<Sample> {
  const database = await testDatabase({ migrations: platformMigrations, entities: [] });
  await database.dataSource.query('CREATE TABLE thing (id bigint GENERATED ALWAYS AS IDENTITY, summary text NOT NULL)');
  const identity = await testIdentity();
  Object.assign(process.env, { DATABASE_URL: database.url, SERVICE_JWKS: identity.jwks, LOG_LEVEL: 'silent' });
  const tokenFor: Sample['tokenFor'] = (principal, use) => identity.tokenFor(principal, 'sample', use);
  const [token, otherAudience] = [await tokenFor(clerk), await identity.tokenFor(clerk, 'elsewhere')];
  const app = await createService(SampleModule, { name: 'sample' });
  await app.listen(0, '127.0.0.1');
  const base = await app.getUrl();
  const stored = async () => Number((await database.dataSource.query<{ n: string }[]>('SELECT count(*) AS n FROM thing'))[0]?.n);
  const close = async () => {
    await app.close();
    await database.close();
  };
  return { app, base, database, token, otherAudience, tokenFor, stored, close, ...clientOf(base, tokenFor) };
}

function clientOf(base: string, tokenFor: Sample['tokenFor']): Pick<Sample, 'useOf' | 'ask' | 'post'> {
  const useOf: Sample['useOf'] = (path, method = 'GET') => ({ method, path: new URL(base + path).pathname });
  const ask: Sample['ask'] = async (path, init = {}) => {
    const headers = {
      authorization: `Bearer ${await tokenFor(clerk, useOf(path, init.method))}`,
      ...(init.body !== undefined && { 'content-type': 'application/json' }),
      ...init.headers,
    };
    const answer = await fetch(`${base}${path}`, { ...init, headers });
    const body = (await answer.json()) as Record<string, unknown>;
    return { status: answer.status, contentType: answer.headers.get('content-type'), headers: answer.headers, body };
  };
  const post: Sample['post'] = (body, headers = {}) =>
    ask('/api/v1/things', {
      method: 'POST',
      body: typeof body === 'string' || body instanceof Uint8Array ? body : JSON.stringify(body),
      headers,
    });
  return { useOf, ask, post };
}
