import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { hasSharedCases, sharedCase } from '@owcr/testing';
import { admin, clerk, collection, importPath, RunningService, square } from '../running.harness.js';

const casePath = '/sectors/import?code=sector&precinct=precinct';
let service: RunningService;

beforeAll(async () => {
  service = await RunningService.start();
  // About where the city of the demo lies.
  await service.post(admin, importPath, collection(square('D1-A', -39, 43.5)));
});
afterAll(() => service?.close());

describe('a boundary file with latitude first', () => {
  it('is refused where the other order lies among the sectors there are; nothing is stored', async () => {
    await service.sweepsDone();
    const before = await service.fingerprint();
    for (const path of [importPath, `${importPath}&dryRun=true`])
      expect(await service.post(admin, path, collection(square('D1-B', 43.5, -39)))).toMatchObject({
        status: 400,
        body: { errors: [{ path: 'features', message: expect.stringContaining('latitude first') as unknown }] },
      });
    expect(await service.fingerprint()).toBe(before);
  });
});

(hasSharedCases() ? describe : describe.skip)('boundary files that failed', () => {
  const send = (name: string) => service.post(admin, casePath, JSON.parse(sharedCase(name)) as object);

  it.each([
    ['12b-crs-3857-near-origin.geojson', 'crs', 'EPSG:3857'],
    ['13-lat-lng-order.geojson', 'features', 'latitude first'],
  ])('%s is refused and nothing is stored', async (name, path, message) => {
    await service.sweepsDone();
    const before = await service.fingerprint();
    const errors = [{ path, message: expect.stringContaining(message) as unknown }];
    expect(await send(name)).toMatchObject({ status: 400, body: { errors } });
    expect(await service.fingerprint()).toBe(before);
  });

  it('19g-exceeded.geojson is taken, and said to be incomplete', async () => {
    expect(await send('19g-exceeded.geojson')).toMatchObject({ status: 200, body: { created: 1, incomplete: true } });
  });

  it('17-codes.geojson gives each sector one code, in one spelling', async () => {
    const { body } = await send('17-codes.geojson');
    const refused = body.refused as unknown as { reason: string }[];
    expect(refused).toHaveLength(2);
    for (const { reason } of refused) expect(reason).toMatch(/is not a code/);
    const { body: page } = await service.get(clerk, '/sectors?precinct=1&limit=100');
    const codes = (page as unknown as { items: { code: string }[] }).items.map(({ code }) => code);
    expect(codes).toEqual(expect.arrayContaining(['7', '007', '12A', '12a', 'A;B', 'N/S 4', 'Pe\u00f1\u00f3n']));
    expect(codes).toHaveLength(new Set(codes.map((code) => code.normalize('NFC').trim())).size);
    for (const code of ['N/S 4', 'Pen\u0303o\u0301n'])
      expect(await service.get(clerk, `/sectors/${encodeURIComponent(code)}`)).toMatchObject({
        status: 200,
        body: { code: code.normalize('NFC') },
      });
  });
});
