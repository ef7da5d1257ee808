import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { verifyServiceToken } from '@owcr/access';
import { startWorld, type World } from '../gateway.harness.js';
import { publicRoutes, theResident } from './public-uses.js';

const limits = { PUBLIC_REPORTS_PER_HOUR: '3', PUBLIC_LOOKUPS_PER_MINUTE: '20', RATE_LIMIT_PER_MINUTE: '1000' };
let world: World;

beforeAll(async () => {
  world = await startWorld(limits);
});
afterAll(() => world?.close());

const askedBy = async ({ seen } = world.issues, service = 'intake') => {
  const { headers } = seen.at(-1)!;
  return verifyServiceToken(String(headers.authorization).replace('Bearer ', ''), service, world.jwks);
};

/** How many requests the service got. The gateway asks for its description by itself. */
const passedOn = () => world.issues.seen.filter(({ url }) => url !== '/openapi.json').length;

describe('without an account', () => {
  it.each(publicRoutes)('$method $path is passed on', async ({ method, path }) => {
    const answer = await world.ask(path, { token: null, method, ...(method === 'POST' && { body: '{"code":"x"}' }) });
    const isOfSectors = path === '/api/v1/public/sectors/at';
    const title = isOfSectors ? 'sectors' : 'issues';
    expect([answer.status, answer.body.service, answer.body.url]).toEqual([method === 'POST' ? 201 : 200, title, path]);
    const [issues, sectors] = world.upstreams;
    expect(await askedBy(isOfSectors ? sectors : issues, isOfSectors ? 'sector-assignment' : 'intake')).toEqual(theResident);
  });

  it.each([
    ['GET', '/api/v1/public/reports'],
    ['POST', '/api/v1/public/categories'],
    ['GET', '/api/v1/public/follow'],
    ['POST', '/api/v1/public/follow/'],
    ['POST', '/api/v1/public/follow/other'],
    ['GET', '/api/v1/public'],
    ['GET', '/api/v1/issues'],
    ['POST', '/api/v1/issues'],
    ['GET', '/api/v1/categories'],
  ])('%s %s is not', async (method, path) => {
    const before = passedOn();
    const answer = await world.ask(path, { token: null, method, ...(method === 'POST' && { body: '{}' }) });
    // A method that a path does not take is named as such to everybody.
    expect([401, 404, 405]).toContain(answer.status);
    expect(passedOn()).toBe(before);
  });

  it('somebody who is signed in, or comes with what is no token, asks as nobody in particular, and from nowhere', async () => {
    const { token } = await world.makeToken('admin');
    const headers: Record<string, string>[] = [
      { authorization: `Bearer ${token}` },
      { authorization: 'Bearer no-token-at-all' },
      { cookie: `__Host-owcr=${'x'.repeat(43)}`, origin: 'https://elsewhere.example', 'sec-fetch-site': 'cross-site' },
    ];
    for (const more of headers) {
      const init = { token: null, method: 'POST', body: '{"code":"x"}', headers: more };
      expect((await world.ask('/api/v1/public/follow', init)).status).toBe(201);
      expect(await askedBy()).toEqual(theResident);
      const passed = String(world.issues.seen.at(-1)!.headers.authorization).split('.')[1]!;
      expect(JSON.parse(Buffer.from(passed, 'base64url').toString())).not.toHaveProperty('from');
    }
  });

  it('a report that is refused, or fails, does not use up the hour of its address; a bound stands behind it', async () => {
    // The service behind answers with the status that a code of three digits names.
    const report = (answer: string) =>
      world.ask('/api/v1/public/reports', { token: null, method: 'POST', body: '{}', headers: { 'x-tracking-code': answer } });
    const tooLarge = await world.ask('/api/v1/public/reports', { token: null, method: 'POST', body: 'x'.repeat(20_000) });
    expect(tooLarge.status).toBe(413);
    for (let n = 0; n < 8; n++) expect((await report('400')).status).toBe(400);
    for (let n = 0; n < 20; n++) expect((await report('503')).status).toBe(503);
    expect((await report('201')).status).toBe(201);
    for (let n = 0; n < 6; n++) expect((await report('400')).status).toBe(400);
    // Five refused for each of the three that are taken.
    expect((await report('400')).status).toBe(429);
  });
});

describe('without an account', () => {
  beforeAll(async () => {
    await world.close();
    world = await startWorld(limits);
  });

  it('an address reports and looks up only so often, and waits as long as it is told', async () => {
    const count = async (path: string, times: number) => {
      const statuses: number[] = [];
      for (let n = 0; n < times; n++) statuses.push((await world.ask(path, { token: null, method: 'POST', body: '{}' })).status);
      return statuses;
    };
    expect(await count('/api/v1/public/reports', 5)).toEqual([201, 201, 201, 429, 429]);
    const refused = await world.ask('/api/v1/public/reports', { token: null, method: 'POST', body: '{}' });
    expect(refused.body.code).toBe('too-many-requests');
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(60);
    const lookUps = await count('/api/v1/public/follow', 21);
    expect([lookUps[0], lookUps.at(-1)]).toEqual([201, 429]);
    // What has an account goes on.
    expect((await world.ask('/api/v1/issues')).status).toBe(200);
  });
});
