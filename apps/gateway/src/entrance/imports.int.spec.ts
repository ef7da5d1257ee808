import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { startWorld, type World } from '../gateway.harness.js';

let world: World;

beforeAll(async () => {
  world = await startWorld({ IMPORTS_PER_MINUTE: '3', RATE_LIMIT_PER_MINUTE: '10' });
});
afterAll(() => world?.close());

it('imports count apart from the requests of a person, so that a large file keeps nobody from working', async () => {
  const { token } = await world.makeToken('clerk');
  const importOnce = () => world.post('/api/v1/issues/import', { rows: [] }, { token });
  const statuses: number[] = [];
  for (let n = 0; n < 5; n++) statuses.push((await importOnce()).status);
  expect(statuses).toEqual([201, 201, 201, 429, 429]);
  const others: number[] = [];
  for (let n = 0; n < 11; n++) others.push((await world.ask('/api/v1/issues', { token })).status);
  expect(others).toEqual([...Array<number>(10).fill(200), 429]);
});

it('an import of reports is a megabyte at most, and refused before it is read to who may not bring it', async () => {
  const { token } = await world.makeToken('clerk');
  const send = (bytes: number, by: string) => world.post('/api/v1/issues/import', 'x'.repeat(bytes), { token: by });
  expect((await send(1_000_000, token)).status).toBe(201);
  expect(await send(1_100_000, token)).toMatchObject({ status: 413, body: { code: 'body-too-large' } });
  const officer = await world.makeToken('officer', { precincts: ['D4'] });
  expect((await send(1_000, officer.token)).status).toBe(403);
});
