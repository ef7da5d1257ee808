import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { empty, ended, in4A, in5A, officerRow, outside, startCity } from '../assignment/city.harness.js';
import type { RosterSummaryDto } from '../officer/roster-answer.dto.js';
import { admin, clerk, collection, importPath, square, type RunningService } from '../running.harness.js';
import type { SectorImportDto } from './sector-answer.dto.js';

let service: RunningService;

beforeAll(async () => {
  service = await startCity();
});
afterAll(() => service?.close());
beforeEach(() => empty(service));

type Feature = ReturnType<typeof square>;
const named = (feature: Feature, properties: object) => ({ ...feature, properties: { ...feature.properties, ...properties } });
const ring = (feature: Feature, change: (positions: number[][]) => number[][]) => {
  const [positions = []] = feature.geometry.coordinates;
  return { ...feature, geometry: { ...feature.geometry, coordinates: [change(positions)] } };
};

const dryRun = async (...features: unknown[]) => {
  const { status, body } = await service.post(admin, `${importPath}&dryRun=true`, collection(...features));
  expect(status).toBe(200);
  return body as unknown as SectorImportDto;
};
const sectorAt = async ({ lat, lng }: { lat: number; lng: number }) => {
  const { body } = await service.get(clerk, `/sectors/at?lat=${lat}&lng=${lng}`);
  return (body as unknown as { sector?: string }).sector ?? null;
};

describe('the dry run of a boundary file', () => {
  it('says of each sector what would change, and of each feature that is refused why', async () => {
    const before = await service.fingerprint();
    const { difference, refused } = await dryRun(
      ...[square('7Z', 40, 50), square('4B', 11, 50), named(square('4A', 10, 50), { precinct: '44', name: 'Old Docks' })],
      ...[{ type: 'Feature', properties: { code: '8A', precinct: '8' }, geometry: null }, 'nonsense'],
      ring(square('6A', 30, 50), (positions) => positions.slice(0, -1)),
    );
    expect(difference).toEqual({
      added: [
        { code: '6A', precinct: '6' },
        { code: '7Z', precinct: '7' },
      ],
      changed: [{ code: '4A', precinct: '44', precinctBefore: '4', fields: ['precinct', 'name'] }],
      unchanged: ['4B'],
      absent: ['5A'],
      covered: [],
      repaired: [{ code: '6A', reason: 'unclosed-ring' }],
      moves: { items: [], issuesLookedAt: 0, complete: true },
    });
    expect(refused).toMatchObject([{ index: 3, code: '8A', reason: 'geometry is missing' }, { index: 4 }]);
    expect(await service.fingerprint()).toBe(before);
  });

  it('names a sector that another one of the file covers, with its open issues', async () => {
    await service.query(
      `INSERT INTO assignment (issue_id, state, reference, category, priority, lat, lng, reported_at, number, reasons, declined_by,
         review_cause, wanted, version, event_count, updated_at)
       SELECT gen_random_uuid(), 'review', 'C-' || n, 'noise', 'low', 50.5, 10.5, now(), 0, '[]', '{}', 'no-officer', 'reported', 1, 1, now()
       FROM generate_series(1, 3) n`,
    );
    const { difference } = await dryRun(square('4A-new', 10, 50), square('4B', 11, 50));
    expect(difference).toMatchObject({
      absent: ['4A', '5A'],
      covered: [{ code: '4A', by: '4A-new', sectors: ['4A-new'], openIssues: 3 }],
    });
  });

  it('does not count a sector as absent whose feature is refused', async () => {
    const broken = { ...square('5A', 20, 50), geometry: null };
    expect((await dryRun(broken)).difference).toMatchObject({ absent: ['4A', '4B'], unchanged: [] });
  });

  it('counts the open issues that would lie in another sector, as they do once it is imported', async () => {
    const reports = [in4A, in4A, { lat: 50.2, lng: 10.2 }, in5A, outside, { lat: 50.5, lng: 21.5 }, { lat: 50.5, lng: 11.5 }];
    for (const place of reports) await service.report(place);
    await service.report(null);
    const done = await service.report(in4A);
    await service.deliver([ended(done, 2)]);
    // 4A gives its eastern half to 4B; 5A goes one degree to the east.
    const half = ring(square('4A', 10, 50), (positions) => positions.map(([lng, lat]) => [lng === 11 ? 10.4 : lng!, lat!]));
    const wider = ring(square('4B', 11, 50), (positions) => positions.map(([lng, lat]) => [lng === 11 ? 10.4 : lng!, lat!]));
    const file = [half, wider, square('5A', 21, 50)];
    const { difference } = await dryRun(...file);
    expect(difference!.changed.map(({ code, fields }) => [code, fields])).toEqual([
      ['4A', ['geometry']],
      ['4B', ['geometry']],
      ['5A', ['geometry']],
    ]);
    expect(difference!.moves).toEqual({
      items: [
        { from: '4A', to: '4B', issues: 2 },
        { from: '5A', to: null, issues: 1 },
        { from: null, to: '5A', issues: 1 },
      ],
      issuesLookedAt: 6,
      complete: true,
    });
    const before = await Promise.all(reports.map(sectorAt));
    await service.post(admin, importPath, collection(...file));
    const after = await Promise.all(reports.map(sectorAt));
    const moved = before.flatMap((from, index) => (from === after[index] ? [] : [`${from} ${after[index]}`]));
    expect(moved.sort()).toEqual(['4A 4B', '4A 4B', '5A null', 'null 5A']);
    await service.post(admin, importPath, collection(square('4A', 10, 50), square('4B', 11, 50), square('5A', 20, 50)));
  });

  it('goes through more open issues than it holds at once', async () => {
    await service.query(
      `INSERT INTO assignment (issue_id, state, reference, category, priority, lat, lng, reported_at, number, reasons, declined_by,
         review_cause, wanted, version, event_count, updated_at)
       SELECT gen_random_uuid(), 'review', 'R-' || n, 'noise', 'low', 50.5, 10.5, now(), 0, '[]', '{}', 'no-officer', 'reported', 1, 1, now()
       FROM generate_series(1, 2500) n`,
    );
    const { difference } = await dryRun(square('4A', 40, 50));
    expect(difference!.moves).toEqual({ items: [{ from: '4A', to: null, issues: 2500 }], issuesLookedAt: 2500, complete: true });
  });

  it('is not in the answer of an import', async () => {
    const { body } = await service.post(admin, importPath, collection(square('4A', 10, 50)));
    expect(body).not.toHaveProperty('difference');
  });
});

describe('the dry run of a roster file', () => {
  const dryRunOf = async (rows: unknown[]) =>
    (await service.post(admin, '/officers/import?dryRun=true', { rows })).body as unknown as RosterSummaryDto;

  it('says row by row who would come, what of whom would change, and whose precincts with them', async () => {
    const sergeant = { badge: 's', name: 'Sol Ito', rank: 'sergeant' };
    await service.post(admin, '/officers/import', { rows: [sergeant, officerRow('1', '4A', { supervisorBadge: 's' })] });
    const before = await service.fingerprint();
    const { difference, refused } = await dryRunOf([
      { ...officerRow('1', '5A', { supervisorBadge: 's', email: 'one@example.org', name: 'Ana Ruiz' }), row: 2 },
      { ...officerRow('2', '4A'), row: 3 },
      { ...officerRow('9', '4A'), row: 4 },
      { ...officerRow('8', 'nowhere'), row: 5 },
    ]);
    expect(difference).toEqual({
      added: [{ row: 4, badge: '9', name: 'Officer 9' }],
      changed: [{ row: 2, badge: '1', name: 'Ana Ruiz', fields: ['name', 'email', 'sectors', 'precincts'] }],
      moves: [],
      unchanged: [{ row: 3, badge: '2' }],
      alsoChanged: [{ badge: 's', name: 'Sol Ito', fields: ['precincts'] }],
    });
    expect(refused).toMatchObject([{ row: 5, badge: '8', errors: [{ path: 'sectors.0' }] }]);
    expect(JSON.stringify(difference)).not.toContain('example.org');
    expect(await service.fingerprint()).toBe(before);
  });

  it('is not in the answer of an import', async () => {
    expect((await service.post(admin, '/officers/import', { rows: [] })).body).not.toHaveProperty('difference');
  });
});

describe('a sector that was renamed', () => {
  it('is retired: its successor has what lies there from then on, its open issues are counted, and what is being worked on stays', async () => {
    const waiting = await service.report(in4A);
    expect(await sectorAt(in4A)).toBe('4A');
    expect((await service.post(admin, importPath, collection(square('4A-new', 10, 50)))).status).toBe(200);
    // Of two with one boundary the lower code has the place, until it is given up.
    expect(await sectorAt(in4A)).toBe('4A');
    const retire = (query = '') => service.post(admin, `/sectors/4A/retire${query}`);
    expect(await retire('?dryRun=true')).toMatchObject({ status: 200, body: { code: '4A', openIssues: 1, uncovered: 0 } });
    expect(await sectorAt(in4A)).toBe('4A');
    expect(await retire()).toMatchObject({ status: 200, body: { code: '4A', openIssues: 1, uncovered: 0 } });
    expect(await sectorAt(in4A)).toBe('4A-new');
    expect((await service.get(clerk, '/sectors/4A')).body).toMatchObject({ active: false });
    expect((await service.get(clerk, `/assignments/${waiting}`)).status).toBe(200);
    // Retired again it stays so, and a file that has it brings it back.
    expect(await retire()).toMatchObject({ status: 200, body: { openIssues: 0 } });
    expect((await service.post(admin, importPath, collection(square('4A', 10, 50)))).body).toMatchObject({ changed: 1 });
    expect(await sectorAt(in4A)).toBe('4A');
    expect((await service.post(clerk, '/sectors/4A/retire')).status).toBe(403);
    expect((await service.post(admin, '/sectors/none/retire')).status).toBe(404);
  });
});
