import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { JSONWebKeySet } from '@owcr/access';
import { createService, OpenApiDocument } from '@owcr/platform';
import { DeclaredAnswers, runService, type DescribedApi, type TestDatabase, type TestGround } from '@owcr/testing';
import { gatewayOptions } from './door.js';
import { entities, GatewayModule, migrations } from './gateway.module.js';
import { startUpstream, type Upstream } from './upstream.harness.js';

const dayMs = 24 * 60 * 60 * 1000;
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
  /** What the gateway itself says that it answers. */
  declared: DeclaredAnswers;
  issues: Upstream;
  notifications: Upstream;
  upstreams: readonly Upstream[];
  ask: (path: string, init?: Ask) => Promise<Answer>;
  post: (path: string, body: unknown, init?: Ask) => Promise<Answer>;
  /** A key that works: approved, where it has to be. */
  makeToken: (role: string, more?: Json) => Promise<{ id: string; token: string; personId: string }>;
  /** Approves a key as an administrator of its own, and says who that is. */
  approve: (id: string) => Promise<string>;
  close(): Promise<void>;
}

const nobody = 'http://127.0.0.1:9';

/** The services that are there, by the segment of the path each answers. */
const doors = {
  issues: 'INTAKE_URL',
  sectors: 'SECTOR_ASSIGNMENT_URL',
  escalations: 'ESCALATION_URL',
  notifications: 'NOTIFICATION_URL',
};

export async function startWorld(more: Record<string, string> = {}): Promise<World> {
  const upstreams: Upstream[] = [];
  const environment: Record<string, string> = {
    BOOTSTRAP_ADMIN_TOKEN: admin,
    BOOTSTRAP_ADMIN_EXPIRES_AT: new Date(Date.now() + dayMs).toISOString(),
    RATE_LIMIT_PER_MINUTE: '300',
    LOG_LEVEL: 'silent',
    INSIGHTS_URL: nobody,
    ...more,
  };
  const prepare = async ({ onClose }: TestGround): Promise<Upstream[]> => {
    for (const [title, variable] of Object.entries(doors)) {
      const upstream = await startUpstream(title);
      onClose(() => upstream.server.close());
      environment[variable] = upstream.url;
      upstreams.push(upstream);
    }
    return upstreams;
  };
  const create = () => createService(GatewayModule, gatewayOptions());
  const { app, url, database, close } = await runService({
    name: 'gateway',
    migrations,
    entities,
    events: 'stated',
    environment,
    prepare,
    create,
  });
  const jwks = JSON.parse(process.env.SERVICE_JWKS ?? '') as JSONWebKeySet;
  const declared = new DeclaredAnswers((await app.get(OpenApiDocument).read()) as unknown as DescribedApi);
  const [issues, , , notifications] = upstreams as [Upstream, Upstream, Upstream, Upstream];
  return { gateway: app, database, base: url, jwks, declared, issues, notifications, upstreams, close, ...client(url, declared) };
}

function client(base: string, declared: DeclaredAnswers): Pick<World, 'ask' | 'post' | 'makeToken' | 'approve'> {
  const ask: World['ask'] = async (path, { token = admin, ...init } = {}) => {
    const headers = new Headers(init.headers);
    if (token !== null && !headers.has('authorization')) headers.set('authorization', `Bearer ${token}`);
    if (init.body !== undefined && !headers.has('content-type')) headers.set('content-type', 'application/json');
    const answer = await fetch(base + path, { ...init, headers });
    const text = await answer.text();
    const isJson = answer.headers.get('content-type')?.includes('json') ?? false;
    const body = isJson ? (JSON.parse(text) as Json) : {};
    if (answer.ok && isJson) declared.assert({ method: init.method ?? 'GET', path, status: answer.status, body });
    return { status: answer.status, headers: answer.headers, text, body };
  };
  const post: World['post'] = (path, body, init = {}) => ask(path, { method: 'POST', body: JSON.stringify(body), ...init });
  const makeToken: World['makeToken'] = async (role, more = {}) => {
    const { status, body } = await post('/api/v1/api-keys', { name: role, role, ...more });
    if (status !== 201) throw new Error(`no token: ${JSON.stringify(body)}`);
    if (body.state === 'awaiting-approval') await approve(String(body.id));
    return body as unknown as Awaited<ReturnType<World['makeToken']>>;
  };
  let second: Promise<Answer> | undefined;
  const approve: World['approve'] = async (id) => {
    second ??= post('/api/v1/api-keys', { name: 'Second administrator', role: 'admin' });
    const { body } = await second;
    const answer = await ask(`/api/v1/api-keys/${id}/approve`, { method: 'POST', token: String(body.token) });
    if (answer.status !== 200) throw new Error(`not approved: ${answer.text}`);
    return String(body.personId);
  };
  return { ask, post, makeToken, approve };
}
