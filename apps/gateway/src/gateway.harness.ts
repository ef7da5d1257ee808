import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { JSONWebKeySet } from '@owcr/access';
import { createService } from '@owcr/platform';
import { testDatabase, testIdentity, type TestDatabase } from '@owcr/testing';
import { hangDoor } from './door.js';
import { entities, GatewayModule, migrations } from './gateway.module.js';
import { startUpstream, type Upstream } from './upstream.harness.js';

export const admin = 'bootstrap-administrator-token';

export type Json = Record<string, unknown>;
export type Ask = RequestInit & { token?: string | null };
export interface Answer {
  status: number;
  headers: Headers;
  text: string;
  body: Json;
}

/** A gateway with its database, real services before four of its five doors, and nobody behind the fifth. */
export interface World {
  gateway: NestFastifyApplication;
  database: TestDatabase;
  base: string;
  jwks: JSONWebKeySet;
  issues: Upstream;
  notifications: Upstream;
  upstreams: readonly Upstream[];
  ask: (path: string, init?: Ask) => Promise<Answer>;
  post: (path: string, body: unknown, init?: Ask) => Promise<Answer>;
  makeToken: (role: string, more?: Json) => Promise<{ id: string; token: string; personId: string }>;
  close(): Promise<void>;
}

const nobody = 'http://127.0.0.1:9';

export async function startWorld(): Promise<World> {
  const database = await testDatabase({ migrations, entities });
  const identity = await testIdentity();
  const issues = await startUpstream('issues');
  const sectors = await startUpstream('sectors');
  const escalations = await startUpstream('escalations');
  const notifications = await startUpstream('notifications');
  Object.assign(process.env, {
    DATABASE_URL: database.url,
    SERVICE_PRIVATE_JWK: identity.privateJwk,
    BOOTSTRAP_ADMIN_TOKEN: admin,
    RATE_LIMIT_PER_MINUTE: '300',
    LOG_LEVEL: 'silent',
    INTAKE_URL: issues.url,
    SECTOR_ASSIGNMENT_URL: sectors.url,
    ESCALATION_URL: escalations.url,
    NOTIFICATION_URL: notifications.url,
    INSIGHTS_URL: nobody,
  });
  const gateway = await createService(GatewayModule, { name: 'gateway', configure: hangDoor });
  await gateway.listen(0, '127.0.0.1');
  const upstreams = [issues, sectors, escalations, notifications];
  const close = async () => {
    await gateway.close();
    await Promise.all(upstreams.map(({ server }) => server.close()));
    await database.close();
  };
  const base = await gateway.getUrl();
  const jwks = JSON.parse(identity.jwks) as JSONWebKeySet;
  return { gateway, database, base, jwks, issues, notifications, upstreams, close, ...client(base) };
}

function client(base: string): Pick<World, 'ask' | 'post' | 'makeToken'> {
  const ask: World['ask'] = async (path, { token = admin, ...init } = {}) => {
    const headers = new Headers(init.headers);
    if (token !== null && !headers.has('authorization')) headers.set('authorization', `Bearer ${token}`);
    if (init.body !== undefined && !headers.has('content-type')) headers.set('content-type', 'application/json');
    const answer = await fetch(base + path, { ...init, headers });
    const text = await answer.text();
    const isJson = answer.headers.get('content-type')?.includes('json') ?? false;
    return { status: answer.status, headers: answer.headers, text, body: isJson ? (JSON.parse(text) as Json) : {} };
  };
  const post: World['post'] = (path, body, init = {}) => ask(path, { method: 'POST', body: JSON.stringify(body), ...init });
  const makeToken: World['makeToken'] = async (role, more = {}) => {
    const { status, body } = await post('/api/v1/api-keys', { name: role, role, ...more });
    if (status !== 201) throw new Error(`no token: ${JSON.stringify(body)}`);
    return body as unknown as Awaited<ReturnType<World['makeToken']>>;
  };
  return { ask, post, makeToken };
}
