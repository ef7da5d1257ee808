import { describe, expect, it } from '@jest/globals';
import { readRosterFile, type RosterFile, rosterRowsMax } from './roster-file.js';

const read = (text: string) => readRosterFile('roster.csv', text) as RosterFile;
const faultOf = (text: string) => (readRosterFile('roster.csv', text) as { fault: string }).fault;

describe('a file of officers', () => {
  it('is read by the names of its columns, with quotes, and rows numbered as in a spreadsheet', () => {
    const { rows, unread } = read(
      '\uFEFFBadge,Name,Rank,sectors,supervisor_badge,shoe size\r\n7,"Ames, Ana",Officer,4A; 4B,9,40\r\n\r\n9,Bo,sergeant,,,41\r\n',
    );
    expect(rows).toMatchObject([
      { row: 2, badge: '7', name: 'Ames, Ana', rank: 'officer', sectors: ['4A', '4B'], supervisorBadge: '9' },
      { badge: '9', rank: 'sergeant', sectors: [] },
    ]);
    expect(unread).toEqual(['shoe size']);
    // What the file does not say stays as it is.
    expect(Object.keys(rows[0]!).sort()).toEqual(['badge', 'name', 'rank', 'row', 'sectors', 'supervisorBadge']);
    expect(read('badge,name,rank,active\n7,Ana,officer,\n').rows[0]).not.toHaveProperty('active');
  });

  it('leaves what is wrong in a cell to the service, and says which row is none', () => {
    const { rows, broken } = read('badge,name,rank,active\n7,Ana,captain,perhaps\n8,Bo\n9,Cy,officer,no\n');
    expect(rows).toMatchObject([
      { row: 2, rank: 'captain', active: 'perhaps' },
      { row: 4, active: false },
    ]);
    expect(broken).toEqual([{ row: 3, badge: null, errors: [{ path: 'row', message: 'has 2 cells, the header has 4' }] }]);
  });

  it('may be separated by semicolons, and its lists then by bars', () => {
    expect(read('badge;name;rank;sectors\n7;Ana;officer;4A|4B\n').rows).toMatchObject([{ sectors: ['4A', '4B'] }]);
  });

  it('that lacks a column, has no rows, too many or an open quote is refused as a whole', () => {
    expect(faultOf('name,rank\nAna,officer\n')).toContain('has no column badge');
    expect(faultOf('badge,name,rank\n')).toContain('no rows below its header');
    expect(faultOf('')).toContain('its first row says: nothing');
    expect(faultOf('badge,name,rank\n7,"Ana,officer\n')).toContain('cannot be read as CSV');
    expect(faultOf(`badge,name,rank\n${'7,Ana,officer\n'.repeat(rosterRowsMax + 1)}`)).toContain('at most 2000');
  });
});
