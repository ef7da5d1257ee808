import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { AuditEntry } from '@owcr/platform';
import { keepStated, statedEvents, type Browser } from '@owcr/testing';
import { startWorld, type Json, type World } from '../gateway.harness.js';
import { OpenReplies } from '../proxy/open-replies.js';
import { people, startProvider, type RunningProvider } from '../sign-in/provider.harness.js';
import { browserOf, sessionOf, signIn } from '../sign-in/sign-in.harness.js';
import { sessionCookie } from './cookies.js';

let provider: RunningProvider;
let world: World;
let browser: Browser;
const { officer, ...others } = people;

beforeAll(async () => {
  provider = await startProvider();
  world = await startWorld(provider.environment);
  await keepStated(world.database);
});
beforeEach(async () => {
  browser = browserOf(world);
  await signIn(browser, { as: officer });
});
afterEach(() => says(officer));
afterAll(async () => {
  await world?.close();
  await provider?.stop();
});

const says = (...ofOfficer: object[]) => provider.knows([...ofOfficer, ...Object.values(others)]);
const query = (sql: string) => world.database.dataSource.query<Json[]>(sql);
/** As if the provider was last asked so long ago. */
const checkedAgo = (minutes: number) =>
  query(`UPDATE web_session SET checked_at = now() - interval '${minutes} minutes' WHERE ended_at IS NULL`);
const me = async () => {
  const { status, text } = await browser.ask('/api/v1/me');
  return { status, body: JSON.parse(text) as Json };
};
const checks = async () =>
  (await statedEvents<AuditEntry>(world.database)).map(({ data }) => data).filter(({ action }) => action === 'session-check');

describe('who was moved or demoted at the provider', () => {
  it('is so here after five minutes, in the same session, and it is on record', async () => {
    says({ ...officer, role: 'analyst', precincts: ['D9'], sectors: [] });
    await checkedAgo(4);
    expect((await me()).body).toMatchObject({ role: 'officer', precincts: ['D1'] });
    await checkedAgo(5);
    const { body } = await me();
    expect(body).toMatchObject({ role: 'analyst', precincts: ['D9'] });
    expect(body).not.toHaveProperty('sectors');
    expect((await sessionOf(browser)).person).toMatchObject({ role: 'analyst' });
    expect(await checks()).toMatchObject([{ principalId: officer.id, role: 'analyst', result: 'done', from: null }]);
    const listed = (await world.ask('/api/v1/people?limit=200')).body.items as Json[];
    expect(listed.find(({ id }) => id === officer.id)).toMatchObject({ role: 'analyst', precincts: ['D9'] });
  });

  it('can be asked about again and again, and everybody who asks at once has the new answer', async () => {
    for (const precinct of ['D2', 'D3', 'D4']) {
      says({ ...officer, precincts: [precinct] });
      await checkedAgo(6);
      const answers = await Promise.all(Array.from({ length: 6 }, () => me()));
      expect(answers.map(({ body }) => body.precincts)).toEqual(Array.from({ length: 6 }, () => [precinct]));
    }
  });

  it('loses live streams that show what they may not see any more', async () => {
    const headers = { cookie: `${sessionCookie}=${browser.cookie(sessionCookie)}` };
    const answer = await fetch(`${world.base}/api/v1/notifications/stream`, { headers });
    const reader = answer.body!.getReader();
    await reader.read();
    says({ ...officer, precincts: ['D9'] });
    await checkedAgo(5);
    expect((await me()).body).toMatchObject({ precincts: ['D9'] });
    await world.gateway.get(OpenReplies).recheck();
    while (!(await reader.read()).done);
    expect((await me()).status).toBe(200);
  });
});

describe('who is not known any more, or has no role', () => {
  it.each([
    ['dismissed', [], 'not-confirmed'],
    ['without a role here', [{ ...officer, role: 'gardener' }], 'no-role'],
  ])('%s: is signed out, and it is on record', async (_, said, code) => {
    says(...said);
    await checkedAgo(5);
    expect((await me()).status).toBe(401);
    says(officer);
    expect((await me()).status).toBe(401);
    expect((await checks()).at(-1)).toMatchObject({ principalId: officer.id, result: 'refused', code });
  });
});

describe('a provider that', () => {
  it('does not answer changes nothing for an hour, and then nobody is believed', async () => {
    await query(`UPDATE web_session SET checking_until = now() + interval '1 hour' WHERE ended_at IS NULL`);
    says();
    await checkedAgo(59);
    expect((await me()).status).toBe(200);
    await checkedAgo(60);
    expect((await me()).status).toBe(401);
  });

  it('gave nothing to ask with is asked by signing in again after an hour', async () => {
    await query('UPDATE web_session SET refresh_token_sealed = NULL WHERE ended_at IS NULL');
    await checkedAgo(50);
    const { endsAt } = await sessionOf(browser);
    expect(Math.round((new Date(endsAt).getTime() - Date.now()) / 60_000)).toBe(10);
    await checkedAgo(60);
    expect((await me()).status).toBe(401);
  });
});
