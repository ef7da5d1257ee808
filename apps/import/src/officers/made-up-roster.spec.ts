import { describe, expect, it } from '@jest/globals';
import { madeUpRoster, oneOfficerPerSector } from './made-up-roster.js';
import { larkmoor } from '../demo/city.js';
import { demoRoster } from '../demo/roster.js';
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
      ['20001', 'commander', '', ''],
      ['20002', 'lieutenant', '', '20001'],
      ['20003', 'sergeant', '', '20002'],
      ['20004', 'officer', '9A', '20003'],
      ['20005', 'commander', '', ''],
      ['20006', 'lieutenant', '', '20005'],
      ['20007', 'sergeant', '', '20006'],
      ['20008', 'officer', '10A', '20007'],
      ['20009', 'officer', '10B', '20007'],
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

  it('for a large city has no badge of the demo city', () => {
    const large = Array.from({ length: 303 }, (_, index) => ({ code: `S${index}`, precinct: `P${index % 77}` }));
    const demoBadges = new Set(demoRoster(larkmoor()).map(({ badge }) => badge));
    expect(demoBadges.size).toBe(64);
    expect(madeUpRoster(large, oneOfficerPerSector).filter(({ badge }) => demoBadges.has(badge))).toEqual([]);
  });
});
