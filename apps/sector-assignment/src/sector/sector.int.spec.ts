import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually, person } from '@owcr/testing';
import { admin, clerk, collection, importPath, RunningService, square } from '../running.harness.js';

let service: RunningService;

beforeAll(async () => {
  service = await RunningService.start();
});
afterAll(() => service?.close());

const city = collection(square('4A', 10, 50), square('4B', 11, 50), { type: 'Feature', properties: {}, geometry: null });

describe('importing sectors', () => {
  it('says what would happen, then does it, then finds nothing to do', async () => {
    const before = await service.fingerprint();
    const dry = await service.post(admin, `${importPath}&dryRun=true`, city);
    expect(dry).toMatchObject({
      status: 200,
      body: { created: 2, changed: 0, unchanged: 0, refused: [{ index: 2 }], reported: [], dryRun: true },
    });
    expect(await service.fingerprint()).toBe(before);

    expect((await service.post(admin, importPath, city)).body).toMatchObject({ created: 2, dryRun: false });
    await service.sweepsDone();
    const after = await service.fingerprint();
    expect((await service.post(admin, importPath, city)).body).toMatchObject({ created: 0, changed: 0, unchanged: 2 });
    expect(await service.fingerprint()).toBe(after);
  });

  it('finds points by what was imported, at once and as explained', async () => {
    expect(await service.get(clerk, '/sectors/at?lat=50.5&lng=10.5')).toMatchObject({
      status: 200,
      body: { sector: '4A', precinct: '4', onBorder: false },
    });
    expect((await service.get(clerk, '/sectors/at?lat=50.5&lng=11')).body).toMatchObject({
      sector: '4A',
      onBorder: true,
      candidates: [{ sector: '4A' }, { sector: '4B' }],
    });
    expect(await service.get(clerk, '/sectors/at?lat=0&lng=0')).toMatchObject({ status: 404, body: { code: 'outside-sectors' } });
    const covered = (lat: number, lng: number) => service.post(person('resident'), '/public/sectors/at', { lat, lng });
    expect((await covered(50.5, 10.5)).body).toEqual({ covered: true });
    expect((await covered(0, 0)).body).toEqual({ covered: false });
    expect(await covered(91, 0)).toMatchObject({ status: 400, body: { errors: [{ path: 'lat' }] } });
  });

  it('states a moved boundary with the next boundary version, and points follow', async () => {
    await service.post(admin, importPath, collection(square('9Z', 60, 50)));
    expect((await service.get(clerk, '/sectors/at?lat=50.5&lng=60.5')).body).toMatchObject({ sector: '9Z' });
    expect((await service.post(admin, importPath, collection(square('9Z', 70, 50)))).body).toMatchObject({ changed: 1 });
    expect((await service.get(clerk, '/sectors/9Z')).body).toMatchObject({
      code: '9Z',
      precinct: '9',
      boundaryVersion: 2,
      version: 2,
    });
    expect((await service.get(clerk, '/sectors/at?lat=50.5&lng=60.5')).status).toBe(404);
    expect((await service.get(clerk, '/sectors/at?lat=50.5&lng=70.5')).body).toMatchObject({ sector: '9Z' });
  });

  it('sees what another instance has imported', async () => {
    await service.get(clerk, '/sectors/at?lat=50.5&lng=10.5');
    await service.query(`UPDATE sector SET precinct = '44' WHERE code = '4A'`);
    await service.query('UPDATE sector_set SET version = version + 1');
    expect((await service.get(clerk, '/sectors/at?lat=50.5&lng=10.5')).body).toMatchObject({ precinct: '44' });
    await service.query(`UPDATE sector SET precinct = '4' WHERE code = '4A'`);
    await service.query('UPDATE sector_set SET version = version + 1');
  });

  it('is published once per sector', async () => {
    await eventually(async () => (await service.query('SELECT 1 FROM outbox')).length === 0);
  });

  it('lists page by page and gives GeoJSON back', async () => {
    const first = await service.get(clerk, '/sectors?limit=1&precinct=4');
    expect(first.body.items).toMatchObject([{ code: '4A' }]);
    expect((await service.get(clerk, `/sectors?limit=1&precinct=4&cursor=${first.body.nextCursor}`)).body).toMatchObject({
      items: [{ code: '4B' }],
      nextCursor: null,
    });
    const geojson = await service.get(clerk, '/sectors?format=geojson&precinct=4');
    expect(geojson.body).toMatchObject({
      type: 'FeatureCollection',
      features: [{ properties: { code: '4A' }, geometry: { type: 'MultiPolygon' } }, {}],
    });
    expect((await service.get(clerk, '/sectors/nowhere')).status).toBe(404);
  });

  it('need not be sent again to who has them, until one changes', async () => {
    const path = '/sectors?format=geojson';
    const { headers } = await service.whole(clerk, path);
    const etag = headers.get('etag')!;
    expect([etag, headers.get('cache-control')]).toEqual([expect.stringMatching(/^"sectors-\d+"$/), 'private, no-cache']);
    for (const known of [etag, `W/${etag}`, `"other", ${etag}`]) {
      const again = await service.whole(clerk, path, { 'if-none-match': known });
      expect([again.status, again.body, again.headers.get('etag')]).toEqual([304, {}, etag]);
    }
    expect((await service.whole(clerk, path, { 'if-none-match': '"other"' })).status).toBe(200);
    await service.post(admin, importPath, collection(square('9Y', 80, 50)));
    const changed = await service.whole(clerk, path, { 'if-none-match': etag });
    expect(changed.status).toBe(200);
    expect(changed.headers.get('etag')).not.toBe(etag);
    const roles = [person('resident'), person('partner')];
    for (const role of roles) expect((await service.whole(role, path, { 'if-none-match': etag })).status).toBe(403);
  });

  it('is for administrators', async () => {
    for (const role of ['clerk', 'officer', 'commander', 'analyst'] as const)
      expect((await service.post(person(role), importPath, city)).status).toBe(403);
    expect((await service.get(person('resident'), '/sectors')).status).toBe(403);
  });

  const badBodies: [string, string, unknown, number, string][] = [
    ['a feature', importPath, square('4A', 0, 0), 400, 'validation-failed'],
    ['a list', importPath, [], 400, 'validation-failed'],
    ['no body', importPath, undefined, 400, 'validation-failed'],
    ['no code property', '/sectors/import?precinct=precinct', city, 400, 'validation-failed'],
    ['no precinct', '/sectors/import?code=code', city, 400, 'validation-failed'],
    ['two precincts', `${importPath}&precinctPattern=x`, city, 400, 'validation-failed'],
    ['a broken pattern', '/sectors/import?code=code&precinctPattern=(', city, 400, 'validation-failed'],
    ['a long pattern', `/sectors/import?code=code&precinctPattern=${'x'.repeat(101)}`, city, 400, 'validation-failed'],
    ['a strange dryRun', `${importPath}&dryRun=maybe`, city, 400, 'validation-failed'],
    ['an unknown parameter', `${importPath}&force=true`, city, 400, 'validation-failed'],
  ];
  it.each(badBodies)('refuses %s and stores nothing', async (_, path, body, status, code) => {
    const before = await service.fingerprint();
    const answer = await service.post(admin, path, body);
    expect(answer).toMatchObject({ status, body: { code } });
    expect(answer.body.errors.length).toBeGreaterThan(0);
    expect(await service.fingerprint()).toBe(before);
  });

  it('refuses what is no JSON', async () => {
    expect(await service.send(admin, importPath, '{"type":')).toMatchObject({ status: 400 });
    expect(await service.send(admin, importPath, '[]', { 'content-type': 'text/plain' })).toMatchObject({ status: 415 });
  });

  it('refuses more than 20 MB', async () => {
    expect(await service.send(admin, importPath, ' '.repeat(20 * 1024 * 1024 + 1))).toMatchObject({ status: 413 });
  });

  it.each(['lat=91&lng=0', 'lat=1', 'lat=x&lng=1', 'lat=NaN&lng=1', 'lat=1&lng=1e999', 'lat=&lng='])(
    'refuses the point %s',
    async (query) => {
      expect(await service.get(clerk, `/sectors/at?${query}`)).toMatchObject({
        status: 400,
        body: { code: 'validation-failed' },
      });
    },
  );
});
