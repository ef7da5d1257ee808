import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync, existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import type { CsvRow } from '@owcr/csv';
import { openCsv } from './csv-rows.js';
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
      'has 3 cells, the header has 2: what comes after the last column says something',
      undefined,
    ]);
  });

  it('says what is wrong with a file that is missing, empty or not CSV', async () => {
    await expect(openCsv(join(folder, 'no.csv'), [])).rejects.toThrow('there is no file');
    await expect(openCsv(folder, [])).rejects.toThrow('there is no file');
    await expect(openCsv(file(''), [])).rejects.toThrow('is empty');
  });

  describe('with quotes that are not as they should be', () => {
    const read = async (content: string) =>
      (await rowsOf(file(content))).map(({ number, values, problem }) => [number, problem ?? Object.values(values).join('|')]);

    it('reads what RFC 4180 says', async () => {
      expect(await read('a,b\r\n"x, ""y""\r\nz",2\r\n , "spaced" \r\n"",""""\r\n1,')).toEqual([
        [2, 'x, "y"\r\nz|2'],
        [3, '|spaced'],
        [4, '|"'],
        [5, '1|'],
      ]);
    });

    it('takes a quote inside a cell for what it is', async () => {
      expect(await read(`a,b,c\n1,pipe 12" wide,x\n2,"Joe's" bar,y\n3,ok,z\n`)).toEqual([
        [2, '1|pipe 12" wide|x'],
        [3, `2|"Joe's" bar|y`],
        [4, '3|ok|z'],
      ]);
    });

    it('names the row a quote opens in that is never closed, and goes on with the next', async () => {
      const rows = Array.from({ length: 700 }, (_, index) => `${index},fine,c,d`);
      rows[1] = '1,"sign leaning,c,d';
      const result = await read(['a,b,c,d', ...rows].join('\n'));
      expect(result).toHaveLength(700);
      expect(result.filter(([, text]) => !String(text).endsWith('fine|c|d'))).toEqual([
        [3, '"b" opens a quote that is never closed'],
      ]);
    });

    it.each([
      ['a quoted cell', '7,"a, b",c,d', '7|a, b|c|d'],
      ['another that is never closed', '7,"second,c,d', '"b" opens a quote that is never closed'],
      ['an inch mark at the end of a cell', '7,12",c,d', '7|12"|c|d'],
      ['an empty quoted cell', '7,"",c,d', '7||c|d'],
      ['a cell of two lines', '7,"one\ntwo",c,d', '7|one\ntwo|c|d'],
    ])('loses no row between a quote that is never closed and %s', async (_, later, text) => {
      expect(await read(`a,b,c,d\n1,"open,c,d\n2,fine,c,d\n3,fine,c,d\n${later}\n8,fine,c,d\n`)).toEqual([
        [2, '"b" opens a quote that is never closed'],
        [3, '2|fine|c|d'],
        [4, '3|fine|c|d'],
        [5, text],
        [6, '8|fine|c|d'],
      ]);
    });

    it('keeps a text of many lines, commas and all, in its cell', async () => {
      const text = 'first, line\nsecond, third, fourth, fifth\n\nlast';
      expect(await read(`a,b,c,d\n1,"${text}",c,d\n2,x,c,d\n`)).toEqual([
        [2, `1|${text}|c|d`],
        [3, '2|x|c|d'],
      ]);
    });
  });

  it('leaves out blank rows and empty cells beyond the header, and refuses what stands there', async () => {
    const rows = await rowsOf(file('a,b\n1,2,\n1,2,, \n,,\n\n , \n1,2,x\n'));
    expect(rows.map(({ number, problem }) => [number, problem !== undefined])).toEqual([
      [2, false],
      [3, false],
      [7, true],
    ]);
    expect((await rowsOf(file('a,b,,\n1,2,,\n'))).map(({ values }) => values)).toEqual([{ a: '1', b: '2' }]);
  });

  it('refuses a file with a column twice, naming each', async () => {
    await expect(openCsv(file('ID,Note,Lat,Note,Lat\n1,a,b,,\n'), ['ID', 'Note'])).rejects.toThrow('named "Note", "Lat"');
  });

  it('finds the delimiter by the columns it looks for', async () => {
    expect(await rowsOf(file('a;b\n1;"x;y"\n'), ['a', 'b'])).toEqual([{ number: 2, values: { a: '1', b: 'x;y' } }]);
    expect(await rowsOf(file('a\tb\r1\t2\r'), ['a', 'b'])).toEqual([{ number: 2, values: { a: '1', b: '2' } }]);
  });

  it('refuses a row with characters that stand for none', async () => {
    const fine = '0,fine\n'.repeat(20_000);
    const rows = await rowsOf(file(`a,b\n${fine}1,caf\uFFFD\n2,nul\0\n3,fine\n`));
    expect(rows.slice(20_000).map(({ problem }) => problem)).toEqual([
      '"b" holds characters that were lost when the file was saved',
      '"b" holds a NUL character',
      undefined,
    ]);
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
    const names = ['@home', "'-tag' sprayed", '=1+1', "'", 'two\r\nlines, "quoted"', "''=1"];
    for (const [index, name] of names.entries()) await rejected.add(index + 3, 'no', { name, lng: '-73.9' });
    await rejected.close();
    const rows = await rowsOf(rejected.path, ['name', 'lng']);
    expect(rows.map(({ values }) => values)).toEqual(
      names.map((name, index) => ({ rejected_row: String(index + 3), rejected_reason: 'no', name, lng: '-73.9' })),
    );
  });
});
