import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { person } from '@owcr/testing';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { runIntake, type Client, type RunningIntake } from '../intake.harness.js';
import type { PlaceSearchDto } from './place.dto.js';

const park = {
  lat: '1',
  lon: '2',
  osm_type: 'way',
  category: 'leisure',
  place_rank: 30,
  name: 'Mill Park',
  address: { city: 'Harbor' },
};
const answering =
  (status: number, body: string): RequestListener =>
  (_request, response) =>
    void response.writeHead(status, { 'content-type': 'application/json' }).end(body);

let answer: RequestListener;
const asked: URLSearchParams[] = [];
let server: Server;
let intake: RunningIntake;
let clerk: Client;

const run = async () => {
  const { port } = server.address() as AddressInfo;
  const running = await runIntake({
    LOG_LEVEL: 'error',
    GEOCODER_URL: `http://127.0.0.1:${port}/maps`,
    GEOCODER_COUNTRIES: 'us',
  });
  return { running, clerk: await running.as(person('clerk')), admin: await running.as(person('admin')) };
};
const search = async (q: string) =>
  (await clerk.get(`/places/search?q=${encodeURIComponent(q)}`)).body as unknown as PlaceSearchDto;

beforeAll(async () => {
  server = createServer((request, response) => {
    asked.push(new URL(request.url ?? '', 'http://service').searchParams);
    answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { running, clerk: theClerk, admin } = await run();
  [intake, clerk] = [running, theClerk];
  const lines = [
    [
      [0, 0],
      [0.01, 0],
    ],
  ];
  expect((await admin.post('/places/import', { streets: [{ name: 'Tanner Street', lines }] })).status).toBe(200);
});
afterAll(async () => {
  await intake?.close();
  server?.closeAllConnections();
  await new Promise((resolve) => server?.close(resolve));
});
beforeEach(() => {
  asked.length = 0;
  answer = answering(200, JSON.stringify([park]));
});

describe('an address service beside the streets of the city', () => {
  it('is asked for what the city does not know, once, in the language of who asks', async () => {
    expect(await search('Mill Park')).toMatchObject({ result: 'found', items: [{ label: 'Mill Park, Harbor', kind: 'place' }] });
    expect(await search(' mill  park ')).toMatchObject({ result: 'found' });
    expect(asked.map((query) => [query.get('q'), query.get('accept-language'), query.get('countrycodes')])).toEqual([
      ['Mill Park', 'en', 'us'],
    ]);
  });

  it('is not asked for what the city knows, nor for a street that is still being typed', async () => {
    expect(await search('Tanner Street')).toMatchObject({ result: 'found', items: [{ street: 'Tanner Street' }] });
    expect(await search('Tann')).toMatchObject({ items: [{ street: 'Tanner Street' }] });
    expect(asked).toEqual([]);
  });

  it('leaves the city’s own answer where it knows nothing either', async () => {
    answer = answering(200, '[]');
    expect(await search('Nowhere Road')).toMatchObject({ result: 'unknown-street', unknown: ['Nowhere Road'] });
  });

  it('that does not answer in time is said to be unavailable, and then left alone', async () => {
    answer = () => undefined;
    const from = Date.now();
    expect(await search('Slow Road')).toMatchObject({ result: 'unavailable' });
    expect(Date.now() - from).toBeLessThan(5_000);
    for (const body of ['{"error": "busy"}', 'no json', `["${'x'.repeat(600_000)}"]`]) {
      answer = answering(200, body);
      expect(await search(`Odd Road ${body.length}`)).toMatchObject({ result: 'unavailable' });
    }
    answer = answering(500, '[]');
    expect(await search('Broken Road')).toMatchObject({ result: 'unavailable' });
    const before = asked.length;
    expect(await search('Another Road')).toMatchObject({ result: 'unavailable' });
    expect([before, asked.length]).toEqual([5, 5]);
    // What the city knows is found as ever.
    expect(await search('Tanner Street')).toMatchObject({ result: 'found' });
  });
});
