import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync, existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { openCsv, type CsvRow } from './csv-rows.js';
import { RejectedFile } from './rejected-file.js';

const folder = mkdtempSync(join(tmpdir(), 'import-csv-'));
afterAll(() => rmSync(folder, { recursive: true }));

function file(content: string, name = 'in.csv'): string {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
}

async function rowsOf(path: string, required: string[] = []): Promise<CsvRow[]> {
  const rows: CsvRow[] = [];
  for await (const row of (await openCsv(path, required)).rows) rows.push(row);
  return rows;
}

describe('reading a CSV file', () => {
  it('names every missing column and those that are there', async () => {
    const path = file('\uFEFFbadge,name\n1,A\n');
    await expect(openCsv(path, ['badge', 'rank', 'sectors'])).rejects.toThrow(
      'has no column "rank", "sectors"; its columns are: badge, name',
    );
  });

  it('does not take the byte order mark for a part of the first column', async () => {
    expect(await rowsOf(file('\uFEFFbadge,name\r\n1,A\r\n'), ['badge'])).toEqual([
      { number: 2, values: { badge: '1', name: 'A' } },
    ]);
  });

  it('counts rows as a spreadsheet does, quoted line breaks and blank lines included', async () => {
    const rows = await rowsOf(file('a,b\n1,"x\ny"\n\n3,z\n'));
    expect(rows.map(({ number, values }) => [number, values.a, values.b])).toEqual([
      [2, '1', 'x\ny'],
      [4, '3', 'z'],
    ]);
  });

  it('marks a row with too many or too few cells, and goes on', async () => {
    const rows = await rowsOf(file('a,b\n1\n1,2,3\n1,2\n'));
    expect(rows.map(({ problem }) => problem)).toEqual([
      'has 1 cells, the header has 2',
      'has 3 cells, the header has 2',
      undefined,
    ]);
  });

  it('says what is wrong with a file that is missing, empty or not CSV', async () => {
    await expect(openCsv(join(folder, 'no.csv'), [])).rejects.toThrow('there is no file');
    await expect(openCsv(folder, [])).rejects.toThrow('there is no file');
    await expect(openCsv(file(''), [])).rejects.toThrow('is empty');
    await expect(rowsOf(file('a,b\n1,"never closed\n'))).rejects.toThrow('cannot be read as CSV');
  });
});

describe('the file of refused rows', () => {
  const startedAt = new Date('2026-11-23T12:00:00Z');

  it('is not written when nothing is refused', async () => {
    const rejected = new RejectedFile(folder, 'nothing', startedAt, ['a']);
    await rejected.close();
    expect(existsSync(rejected.path)).toBe(false);
  });

  it('holds row, reason and the row itself, and no cell that a spreadsheet would run', async () => {
    const rejected = new RejectedFile(folder, 'officers', startedAt, ['name', 'lng']);
    await rejected.add(7, 'rank is empty', { name: '=HYPERLINK("http://x")', lng: '-73.9' });
    await rejected.close();
    expect(rejected.path).toMatch(/import-officers-2026-11-23T12-00-00\.rejected\.csv$/);
    expect(readFileSync(rejected.path, 'utf8')).toBe(
      `rejected_row,rejected_reason,name,lng\n7,rank is empty,"'=HYPERLINK(""http://x"")",'-73.9\n`,
    );
    expect(statSync(rejected.path).mode & 0o777).toBe(0o600);
  });

  it('can be corrected and imported as it is: it reads back as it was, and is not refused for its own columns', async () => {
    const rejected = new RejectedFile(folder, 'again', startedAt, ['rejected_row', 'rejected_reason', 'name', 'lng']);
    await rejected.add(3, 'no', { name: '@home', lng: '-73.9' });
    await rejected.close();
    const [row] = await rowsOf(rejected.path, ['name', 'lng']);
    expect(row!.values).toEqual({ rejected_row: '3', rejected_reason: 'no', name: '@home', lng: '-73.9' });
  });
});
