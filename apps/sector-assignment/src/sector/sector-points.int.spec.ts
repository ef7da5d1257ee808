import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { person } from '@owcr/testing';
import { admin, clerk, collection, importPath, RunningService, square } from '../running.harness.js';

let service: RunningService;

beforeAll(async () => {
  service = await RunningService.start();
  await service.post(admin, importPath, collection(square('4A', 10, 50), square('4B', 11, 50)));
});
afterAll(() => service?.close());

const inA = { lat: 50.5, lng: 10.5 };
const inB = { lat: 50.5, lng: 11.5 };

it('many points are answered at once, in the order asked, as one by one', async () => {
  const border = { lat: 50.5, lng: 11 };
  const answer = await service.post(clerk, '/sectors/at', { points: [inB, { lat: 10.5, lng: 50.5 }, inA, border] });
  expect(answer).toMatchObject({
    status: 200,
    body: { items: [{ sector: '4B', precinct: '4' }, null, { sector: '4A', precinct: '4' }, { sector: '4A' }] },
  });
  expect((await service.post(clerk, '/sectors/at', { points: [] })).body.items).toEqual([]);
});

it('they are a thousand at most, each on the globe, and for who may look up sectors', async () => {
  const points = Array.from({ length: 1_000 }, () => inA);
  expect((await service.post(clerk, '/sectors/at', { points })).body.items).toHaveLength(1_000);
  expect((await service.post(clerk, '/sectors/at', { points: [...points, inA] })).status).toBe(400);
  expect(await service.post(clerk, '/sectors/at', { points: [inA, { lat: 91, lng: 0 }] })).toMatchObject({
    status: 400,
    body: { errors: [{ path: 'points[1].lat' }] },
  });
  expect((await service.post(person('resident'), '/sectors/at', { points: [inA] })).status).toBe(403);
});
