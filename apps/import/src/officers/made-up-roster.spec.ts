import { describe, expect, it } from '@jest/globals';
import { madeUpRoster, oneOfficerPerSector } from './made-up-roster.js';
import { readOfficer } from './officer-row.js';

const places = [
  { code: '10B', precinct: '10' },
  { code: '9A', precinct: '9' },
  { code: '10A', precinct: '10' },
];

describe('a made-up roster', () => {
  it('gives each sector an officer and each precinct its chain of command', () => {
    const roster = madeUpRoster(places, oneOfficerPerSector);
    expect(roster.map(({ badge, rank, sectors, supervisor_badge }) => [badge, rank, sectors, supervisor_badge])).toEqual([
      ['1001', 'commander', '', ''],
      ['1002', 'lieutenant', '', '1001'],
      ['1003', 'sergeant', '', '1002'],
      ['1004', 'officer', '9A', '1003'],
      ['1005', 'commander', '', ''],
      ['1006', 'lieutenant', '', '1005'],
      ['1007', 'sergeant', '', '1006'],
      ['1008', 'officer', '10A', '1007'],
      ['1009', 'officer', '10B', '1007'],
    ]);
  });

  it('is accepted by the importer, names nobody twice, and is the same each time', () => {
    const many = Array.from({ length: 300 }, (_, index) => ({ code: `S${index}`, precinct: `P${index % 7}` }));
    const roster = madeUpRoster(many, {
      ...oneOfficerPerSector,
      officersPerSector: 2,
      sectorsPerSergeant: 4,
      languages: ['en', 'es', 'ar'],
    });
    expect(roster.filter((line, row) => readOfficer(row, { ...line }).kind === 'refused')).toEqual([]);
    expect(new Set(roster.map(({ name }) => name)).size).toBe(roster.length);
    expect(roster).toEqual(
      madeUpRoster([...many].reverse(), {
        ...oneOfficerPerSector,
        officersPerSector: 2,
        sectorsPerSergeant: 4,
        languages: ['en', 'es', 'ar'],
      }),
    );
  });
});
