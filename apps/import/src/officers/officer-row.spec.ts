import { describe, expect, it } from '@jest/globals';
import { readOfficer, supervisorsFirst, type OfficerRow } from './officer-row.js';

const values = {
  badge: '1004',
  name: 'Daniela Dovefield',
  email: 'd@police.example',
  phone: '',
  rank: 'Officer',
  sectors: ' 1A; 1B ;;1A',
  supervisor_badge: '1003',
  language: '',
};

describe('a row of a roster', () => {
  it('is read: sectors separated, empty cells as they are, English by default', () => {
    expect(readOfficer(5, values)).toEqual({
      kind: 'officer',
      officer: {
        row: 5,
        badge: '1004',
        name: 'Daniela Dovefield',
        email: 'd@police.example',
        phone: '',
        rank: 'officer',
        sectors: ['1A', '1B'],
        supervisorBadge: '1003',
        language: 'en',
      },
    });
  });

  it('says nothing of columns that the file does not have', () => {
    expect(readOfficer(5, { badge: '1004', name: 'Daniela Dovefield', rank: 'officer' })).toEqual({
      kind: 'officer',
      officer: { row: 5, badge: '1004', name: 'Daniela Dovefield', rank: 'officer' },
    });
  });

  it('is refused with every column at fault', () => {
    const bad = readOfficer(5, { ...values, badge: '', name: '', email: 'nowhere', rank: 'captain', language: 'English please' });
    expect(bad).toEqual({
      kind: 'refused',
      reason:
        'badge is empty; name is empty; rank is not one of officer, sergeant, lieutenant, commander: captain; ' +
        'email is not an address; language is not a code such as en or es-MX: English please',
    });
    expect(readOfficer(5, { ...values, supervisor_badge: '1004' })).toMatchObject({
      reason: 'supervisor_badge is the own badge',
    });
  });

  it('comes after those of higher ranks, otherwise in the order of the file', () => {
    const officer = (row: number, rank: OfficerRow['rank']): OfficerRow => ({
      row,
      badge: `${row}`,
      name: 'N',
      rank,
      sectors: [],
      language: 'en',
    });
    const sorted = supervisorsFirst([
      officer(2, 'officer'),
      officer(3, 'sergeant'),
      officer(4, 'commander'),
      officer(5, 'officer'),
    ]);
    expect(sorted.map(({ row }) => row)).toEqual([4, 3, 2, 5]);
  });
});
