import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventuallyHolds, hasSharedCases, sharedCase, sharedCasePath } from '@owcr/testing';
import { importDemoSectors } from './demo-issues.js';
import { System, type Person } from './system.js';

/** Skipped, with the line that says so, where the folder is absent. */
const describeCases = hasSharedCases() ? describe : describe.skip;

/** A case is up to six processes, one after the other, of a second or more each on a busy machine. */
const caseMs = 120_000;

interface Stored {
  source_id: string;
  summary: string;
  address: string | null;
  sector: string | null;
  reported_at: Date;
  history: boolean;
}

describeCases('files of service requests that failed', () => {
  const system = new System({}, 18_380);
  let clerk: Person;

  beforeAll(async () => {
    await system.start();
    await importDemoSectors(system);
    clerk = await system.person('clerk');
  }, 180_000);
  afterAll(() => system.stop(), 60_000);

  const run = (file: string, ...more: string[]) =>
    system.import(['issues', file, '--mapping', sharedCasePath('m-city.json'), ...more], clerk.token);
  const stored = async (prefix: string) =>
    system.rows<Stored>(
      'intake',
      `SELECT source_id, summary, address, sector, reported_at, history FROM issue
        WHERE source_system = 'casecity' AND source_id LIKE $1 ORDER BY source_id`,
      [`${prefix}%`],
    );
  const ids = async (prefix: string) => (await stored(prefix)).map(({ source_id }) => source_id);

  /** First without changing anything, then for real, then again: the second real run changes nothing. */
  async function thrice(name: string, prefix: string, code: number, more: string[] = []) {
    const file = sharedCasePath(name);
    const before = await stored(prefix);
    const dry = await run(file, '--dry-run', ...more);
    expect(await stored(prefix)).toEqual(before);
    const real = await run(file, ...more);
    expect({ name, dry: dry.code, real: real.code, output: real.output }).toMatchObject({ name, dry: code, real: code });
    const after = await ids(prefix);
    const again = await run(file, ...more);
    expect(again.code).toBe(code);
    expect(again.output).not.toMatch(/\d created/);
    expect(await ids(prefix)).toEqual(after);
    return { dry: dry.output, real: real.output };
  }

  it(
    '01a: what is not UTF-8 is read right, and the run says as what',
    async () => {
      const { dry, real } = await thrice('01a-cp1252.csv', 'E-', 0);
      for (const output of [dry, real]) expect(output).toContain('is not UTF-8; it is read as windows-1252');
      const rows = await stored('E-');
      expect(rows.map(({ summary, address }) => [summary, address])).toEqual([
        ['Street Light: Cañada lamp – Ms. O’Brien’s gate', '“Peñón” Ave'],
        ['Dumping: sofa at café', '12 Rue Zoë'],
      ]);
      await eventuallyHolds(async () => expect((await stored('E-')).map(({ sector }) => sector)).toEqual(['D1-A', 'D1-A']));
    },
    caseMs,
  );

  it(
    '03: a column that is there twice refuses the file, naming it',
    async () => {
      const { real } = await thrice('03-duplicate-headers.csv', 'H-', 1);
      expect(real).toContain('"Note", "Latitude", "Longitude"');
      expect(await ids('H-')).toEqual([]);
    },
    caseMs,
  );

  it(
    '04: empty cells and rows beyond the header count for nothing',
    async () => {
      const { real } = await thrice('04a-rows-end-in-comma.csv', 'T-', 2);
      expect(real).toContain('3 issues: 2 created, 1 refused');
      expect(real).toContain('row 4: ');
      expect(await ids('T-')).toEqual(['T-1', 'T-2']);
      const blank = await thrice('04c-blank-tail.csv', 'T-', 0);
      expect(blank.real).toContain('1 issues: 1 created, 0 refused');
      expect(await ids('T-')).toEqual(['T-1', 'T-2', 'T-7']);
    },
    caseMs,
  );

  it(
    '05: a stray quote costs its own row at most',
    async () => {
      await thrice('05a-inch-marks.csv', 'Q-', 0);
      expect((await stored('Q-')).map(({ summary }) => summary)).toEqual([
        'Dumping: ok before',
        'Dumping: pipe 12" wide on walk',
        'Dumping: ok after',
      ]);
      const count = sharedCase('05c-never-closed.csv').trim().split('\n').length - 1;
      const { dry, real } = await thrice('05c-never-closed.csv', 'Q-', 2);
      for (const output of [dry, real]) expect(output).toContain('row 3: "Note" opens a quote that is never closed');
      expect(await ids('Q-')).toHaveLength(3 + count - 1);
      expect(await ids('Q-')).toContain('Q-7');
    },
    caseMs,
  );

  it(
    '06: two digits for the year, one for the hour, in the zone of the file',
    async () => {
      const { dry } = await thrice('06-two-digit-year.csv', '1-', 0, ['--mapping', sharedCasePath('m-la-yy.json')]);
      expect(dry).toContain('3 older than a day: imported history');
      expect((await stored('1-')).map(({ reported_at }) => reported_at.toISOString().replace('.000', ''))).toEqual([
        '2024-01-05T08:05:00Z',
        '2024-03-10T10:30:00Z',
        '2024-01-01T07:59:00Z',
      ]);
      expect((await stored('1-')).every(({ history }) => history)).toBe(true);
    },
    caseMs,
  );

  it(
    '07: a date that is none is refused with its column and text, and an empty one is not now',
    async () => {
      const { dry, real } = await thrice('07-excel-dates.csv', 'X-', 2);
      expect(await ids('X-')).toEqual([]);
      expect(real).toContain('9 issues: 9 refused');
      for (const output of [dry, real]) {
        expect(output).toContain('row 2: "Created" is not a date');
        expect(output).toContain(': 45361.1041666667');
        expect(output).toContain('row 7: "Created" is empty');
      }
    },
    caseMs,
  );

  it(
    '10: what was refused is mended and imported with all its texts as they were',
    async () => {
      const { real } = await thrice('10-newlines-formulas.csv', 'N-', 2);
      expect(real).toContain('6 issues: 1 created, 5 refused');
      for (const row of [3, 4, 5]) expect(real).toContain(`row ${row}: "Created"`);
      const rejected = readdirSync(system.dataDir).filter(
        (name) => name.startsWith('import-issues-') && name.endsWith('.rejected.csv'),
      );
      const text = readFileSync(join(system.dataDir, rejected.sort().at(-1)!), 'utf8');
      expect([...text.matchAll(/^(\d+),/gm)].map(([, row]) => row)).toEqual(['3', '4', '5', '6', '7']);
      const mended = join(system.dataDir, 'mended.csv');
      writeFileSync(mended, text.replace(/(,)(not a date|bad)$/gm, '$106/03/2024 09:15:00 AM'));
      expect(await run(mended)).toMatchObject({ code: 0 });
      expect((await stored('N-')).map(({ summary, address }) => [summary, address])).toEqual([
        ['Dumping: line one\nline two', '1 Quay St'],
        ['Dumping: bad\r\ndate', '1 Quay St'],
        ['Dumping: =1+1 painted on wall', '1 Quay St'],
        ['Dumping: -5 C pipe burst', '@corner'],
        [`Dumping: '-tag' sprayed`, '1 Quay St'],
        ['Dumping: +1 212 555 0142 called', '1 "Q" St'],
      ]);
    },
    caseMs,
  );

  const sectors = (name: string, ...more: string[]) =>
    system.import(['sectors', sharedCasePath(name), '--code', 'sector', '--precinct', 'precinct', ...more]);
  const officers = (name: string, ...more: string[]) => system.import(['officers', sharedCasePath(name), ...more]);

  it(
    '12b: a file in another coordinate system is refused, naming it',
    async () => {
      const { code, output } = await sectors('12b-crs-3857-near-origin.geojson');
      expect(code).toBe(1);
      expect(output).toContain('EPSG:3857');
    },
    caseMs,
  );

  it(
    '16: a renamed sector is named, retired, and its place is its successor’s',
    async () => {
      const where = () => system.ask<{ sector: string }>('GET', '/sectors/at?lat=44.005&lng=-33.995', { token: clerk.token });
      const report = async () => {
        const place = {
          location: { lat: 44.005, lng: -33.995 },
          summary: 'Glass on the path',
          category: 'illegal-dumping',
          channel: 'phone',
        };
        const { id } = await system.ask<{ id: string }>('POST', '/issues', { token: clerk.token, body: place });
        return id;
      };
      const badgeOf = async (id: string) => {
        const [row] = await system.rows<{ badge: string }>(
          'sector-assignment',
          `SELECT badge FROM assignment JOIN officer ON officer.id = officer_id WHERE issue_id = '${id}'`,
        );
        return row?.badge;
      };
      expect((await sectors('16a-before.geojson')).code).toBe(0);
      expect((await officers('16-officers.csv')).code).toBe(0);
      expect((await where()).sector).toBe('R-1');
      const before = await report();
      await eventuallyHolds(async () => expect(await badgeOf(before)).toMatch(/^RO/));
      const dry = await sectors('16b-after-rename.geojson', '--dry-run');
      expect(dry.output).toMatch(
        /R-1 is not in the file and is covered by R-1A; it stays, with its open issues \(1\), until it is retired/,
      );
      expect((await sectors('16b-after-rename.geojson')).code).toBe(0);
      expect((await officers('16-officers-after.csv')).code).toBe(0);
      await system.ask('POST', '/sectors/R-1/retire');
      expect((await where()).sector).toBe('R-1A');
      const after = await report();
      await eventuallyHolds(async () => expect(await badgeOf(after)).toBe('RO2'));
    },
    caseMs,
  );

  it(
    '17: codes as spreadsheets mangle them; an officer of unknown sectors is refused by their names',
    async () => {
      await sectors('17-codes.geojson');
      const { code, output } = await officers('17-officers-excel.csv');
      expect(code).toBe(2);
      expect(output).toMatch(/row 5: .*\bA\b.*\bB\b/);
    },
    caseMs,
  );

  it(
    '27: telephone numbers as people write them keep nobody out',
    async () => {
      const { output } = await officers('27-phones.csv');
      const rows = await system.rows('sector-assignment', `SELECT badge FROM officer WHERE badge LIKE 'PH%'`);
      expect([rows.length, output.trim()]).toEqual([13, '13 officers: 13 created, 0 refused']);
    },
    caseMs,
  );

  describe('a file with latitude and longitude exchanged', () => {
    const file = () => join(system.dataDir, 'exchanged.csv');
    beforeAll(() => {
      const rows = Array.from(
        { length: 30 },
        (_, n) => `L-${n},Dumping,note ${n},1 Quay St,-38.062,44.03,06/03/2024 09:15:00 AM`,
      );
      writeFileSync(file(), ['ID,Type,Note,Address,Latitude,Longitude,Created', ...rows].join('\n'));
    });

    it('is warned of by a dry run, and refused before anything is stored', async () => {
      const dry = await run(file(), '--dry-run');
      expect(dry).toMatchObject({ code: 2 });
      expect(dry.output).toContain('Latitude and longitude are exchanged: 30 of 30 rows');
      expect(dry.output).toContain('30 in no sector');
      expect(dry.output).toContain('(row 2, row 3, row 4, ...)');
      const real = await run(file());
      expect(real).toMatchObject({ code: 1 });
      expect(real.output).toContain('Latitude and longitude are exchanged');
      expect(await ids('L-')).toEqual([]);
    });

    it('is taken where somebody says that it is right', async () => {
      expect(await run(file(), '--allow-outside')).toMatchObject({ code: 0 });
      expect(await ids('L-')).toHaveLength(30);
    });
  });
});
