import { describe, expect, it } from '@jest/globals';
import { readRosterFile, type RosterFile, rosterRowsMax } from './roster-file.js';

const read = async (text: string) => (await readRosterFile('roster.csv', text)) as RosterFile;
const faultOf = async (text: string) => ((await readRosterFile('roster.csv', text)) as { fault: string }).fault;

describe('a file of officers', () => {
  it('is read by the names of its columns, with quotes, and rows numbered as in a spreadsheet', async () => {
    const { rows, unread } = await read(
      '\uFEFFBadge,Name,Rank,sectors,supervisor_badge,shoe size\r\n7,"Ames, Ana",Officer,4A; 4B,9,40\r\n\r\n9,Bo,sergeant,,,41\r\n',
    );
    expect(rows).toMatchObject([
      { row: 2, badge: '7', name: 'Ames, Ana', rank: 'officer', sectors: ['4A', '4B'], supervisorBadge: '9' },
      { badge: '9', rank: 'sergeant', sectors: [] },
    ]);
    expect(unread).toEqual(['shoe size']);
    // What the file does not say stays as it is.
    expect(Object.keys(rows[0]!).sort()).toEqual(['badge', 'name', 'rank', 'row', 'sectors', 'supervisorBadge']);
    expect((await read('badge,name,rank,active\n7,Ana,officer,\n')).rows[0]).not.toHaveProperty('active');
  });

  it('leaves what is wrong in a cell to the service, and says which row is none', async () => {
    const { rows, broken } = await read('badge,name,rank,active\n7,Ana,captain,perhaps\n8,Bo\n9,Cy,officer,no\n');
    expect(rows).toMatchObject([
      { row: 2, rank: 'captain', active: 'perhaps' },
      { row: 4, active: false },
    ]);
    expect(broken).toEqual([{ row: 3, badge: '8', errors: [{ path: 'row', message: 'has 2 cells, the header has 4' }] }]);
  });

  it('may be separated by semicolons, and its lists then by bars', async () => {
    expect((await read('badge;name;rank;sectors\n7;Ana;officer;4A|4B\n')).rows).toMatchObject([{ sectors: ['4A', '4B'] }]);
  });

  it('with a quote that is never closed, or a cell more than the header, costs that row alone', async () => {
    const { rows, broken } = await read('badge,name,rank,active\n7,"Ana,officer,yes\n8,Bo,officer,yes,\n9,Cy,officer,no,x\n');
    expect(rows).toMatchObject([{ row: 3, badge: '8', name: 'Bo' }]);
    expect(broken.map(({ row, errors }) => [row, errors[0]!.message])).toEqual([
      [2, '"name" opens a quote that is never closed'],
      [4, 'has 5 cells, the header has 4: what comes after the last column says something'],
    ]);
  });

  it('that lacks a column, has one twice, no rows or too many is refused as a whole', async () => {
    expect(await faultOf('name,rank\nAna,officer\n')).toContain('has no column "badge"');
    expect(await faultOf('badge,name,rank\n')).toContain('no rows below its header');
    expect(await faultOf('')).toContain('is empty');
    expect(await faultOf('badge,name,rank,Name\n7,Ana,officer,\n')).toContain('more than one column named "name"');
    expect(await faultOf(`badge,name,rank\n${'7,Ana,officer\n'.repeat(rosterRowsMax + 1)}`)).toContain('more than 2000 rows');
  });
});
