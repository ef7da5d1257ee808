import { describe, expect, it } from '@jest/globals';
import { officerChanged, type Officer, type RosterEntry } from './officer.js';
import { planRoster, type RosterPlan } from './roster-import.js';
import { checkRow } from './roster-row.js';

const precinctBySector = new Map([
  ['4A', '4'],
  ['4B', '4'],
  ['5A', '5'],
]);
const entry = (badge: string, given: Partial<RosterEntry> = {}): RosterEntry => ({
  badge,
  name: `Officer ${badge}`,
  email: null,
  phone: null,
  rank: 'officer',
  sectors: [],
  givenPrecincts: [],
  supervisorBadge: null,
  language: 'en',
  active: true,
  ...given,
});
const idOf = (badge: string) => `id-${badge}`;

function plan(entries: RosterEntry[], roster: Map<string, Officer> = new Map()): RosterPlan {
  return planRoster(
    entries.map((one, at) => ({ row: at + 2, entry: one })),
    { roster, precinctBySector, idOf },
  );
}

function rosterOf(...plans: RosterPlan[]): Map<string, Officer> {
  return new Map(plans.flatMap(({ created, changed }) => [...created, ...changed]).map((officer) => [officer.badge, officer]));
}

const sergeant = (badge: string, given: Partial<RosterEntry> = {}) => entry(badge, { rank: 'sergeant', ...given });

describe('a roster file', () => {
  it('brings people in with precincts from their sectors, and supervisors with those they lead', () => {
    const { created, refused } = plan([
      entry('1', { sectors: ['4A', '4B'], supervisorBadge: 's' }),
      entry('2', { sectors: ['5A'], supervisorBadge: 's' }),
      sergeant('s', { supervisorBadge: 'l' }),
      entry('l', { rank: 'lieutenant' }),
      entry('c', { rank: 'commander', givenPrecincts: ['4'] }),
    ]);
    expect(refused).toEqual([]);
    const precincts = Object.fromEntries(created.map(({ badge, precincts: of }) => [badge, of]));
    expect(precincts).toEqual({ 1: ['4'], 2: ['5'], s: ['4', '5'], l: ['4', '5'], c: ['4'] });
    expect(created.find(({ badge }) => badge === '1')?.supervisorId).toBe('id-s');
  });

  it('changes nothing the second time', () => {
    const file = [entry('1', { sectors: ['4A'], supervisorBadge: 's' }), sergeant('s')];
    expect(plan(file, rosterOf(plan(file)))).toMatchObject({ created: [], changed: [], unchangedRows: 2 });
  });

  it('states each change once, numbered on, without a way to reach anybody', () => {
    const before = plan([entry('1', { sectors: ['4A'], email: 'one@example.org', phone: '555-0100' })]);
    const { changed } = plan([entry('1', { sectors: ['5A'] })], rosterOf(before));
    const [startsAt, endsAt] = ['2031-01-01T08:00:00.000Z', '2031-01-01T16:00:00.000Z'];
    const facts = changed.map((officer) => officerChanged(officer, { shifts: [{ startsAt, endsAt }], absences: [] }));
    const data = { sectors: ['5A'], precincts: ['5'], shifts: [{ startsAt, endsAt }], absences: [] };
    expect(facts).toMatchObject([{ type: 'officer.changed.v1', key: 'id-1', version: 2, data }]);
    expect(JSON.stringify(facts)).not.toMatch(/example\.org|555-0100/);
  });

  it('changes a supervisor of the roster whose people now serve elsewhere', () => {
    const roster = rosterOf(plan([entry('1', { sectors: ['4A'], supervisorBadge: 's' }), sergeant('s')]));
    const { changed, changedRows } = plan([entry('1', { sectors: ['5A'], supervisorBadge: 's' })], roster);
    expect(changed.map(({ badge }) => badge).sort()).toEqual(['1', 's']);
    expect(changedRows).toBe(1);
  });

  const refusals: [string, RosterEntry[], [number, string][]][] = [
    ['an unknown sector', [entry('1', { sectors: ['4A', 'XX'] }), entry('2')], [[2, 'sectors.1']]],
    ['a badge that is there twice', [entry('1'), entry('1')], [[3, 'badge']]],
    ['a supervisor nobody knows', [entry('1', { supervisorBadge: 's' })], [[2, 'supervisorBadge']]],
    ['somebody who supervises themselves', [sergeant('s', { supervisorBadge: 's' })], [[2, 'supervisorBadge']]],
    ['a supervisor of equal rank', [entry('1', { supervisorBadge: '2' }), entry('2')], [[2, 'supervisorBadge']]],
    [
      'both of a circle',
      [sergeant('s', { supervisorBadge: 'l' }), entry('l', { rank: 'lieutenant', supervisorBadge: 's' })],
      [
        [2, 'supervisorBadge'],
        [3, 'supervisorBadge'],
      ],
    ],
    [
      'who reports to somebody refused',
      [entry('1', { supervisorBadge: 's' }), sergeant('s', { sectors: ['XX'] })],
      [
        [2, 'supervisorBadge'],
        [3, 'sectors.0'],
      ],
    ],
  ];
  it.each(refusals)('refuses %s, alone', (_, entries, expected) => {
    const { refused, created } = plan([...entries, entry('ok')]);
    expect(refused.map(({ row, errors }) => [row, errors[0]?.path])).toEqual(expected);
    expect(created.map(({ badge }) => badge)).toContain('ok');
  });

  it('refuses a demotion that leaves somebody of the roster under an equal', () => {
    const roster = rosterOf(plan([entry('1', { supervisorBadge: 's' }), sergeant('s')]));
    expect(plan([entry('s')], roster).refused).toMatchObject([{ badge: 's', errors: [{ path: 'rank' }] }]);
    expect(plan([entry('s'), entry('1')], roster).refused).toEqual([]);
  });
});

describe('a row', () => {
  it('is taken as a CSV file has it', () => {
    const row = {
      row: 7,
      badge: ' 12 ',
      name: 'Ana',
      rank: 'officer',
      email: '',
      phone: '+1 313 555 0100',
      sectors: ['4B', '4A', '4A'],
      supervisorBadge: '',
      language: '',
    };
    expect(checkRow(row, 0)).toEqual({
      numbered: { row: 7, entry: entry('12', { name: 'Ana', phone: '+1 313 555 0100', sectors: ['4A', '4B'] }) },
      leftOut: [],
    });
  });

  it('is taken without a telephone number that cannot be read, and the one that is known stays', () => {
    const known = entry('1', { phone: '555-0100' });
    const row = { badge: '1', name: 'A', rank: 'officer', phone: 'call me' };
    const leftOut = [{ path: 'phone', message: 'is not a telephone number and was left out' }];
    expect(checkRow(row, 0)).toMatchObject({ numbered: { entry: { phone: null } }, leftOut });
    expect(checkRow(row, 0, () => known)).toMatchObject({ numbered: { entry: { phone: '555-0100' } }, leftOut });
    expect(checkRow({ ...row, phone: '' }, 0, () => known)).toMatchObject({ numbered: { entry: { phone: null } }, leftOut: [] });
  });

  const bad: [unknown, string[]][] = [
    [null, ['badge', 'name', 'rank']],
    [{ badge: '1', name: 'A', rank: 'captain' }, ['rank']],
    [{ badge: '1', name: 'A', rank: 'officer', email: 'nobody' }, ['email']],
    [{ badge: '1', name: 'A', rank: 'officer', sectors: '4A' }, ['sectors']],
    [{ badge: '1', name: 'A', rank: 'officer', sectors: [{}] }, ['sectors']],
    [{ badge: '1', name: 'A', rank: 'officer', language: 'english please' }, ['language']],
    [{ badge: '1', name: 'A', rank: 'officer', active: 'yes' }, ['active']],
    [{ badge: '1', name: '\u200b\u2060', rank: 'officer' }, ['name']],
    [{ badge: '1', name: 'Ana \u202enohJ', rank: 'officer' }, ['name']],
    [{ badge: 'x'.repeat(65), name: 'y'.repeat(201), rank: 'officer' }, ['badge', 'name']],
  ];
  it.each(bad)('%j is refused by field', (row, paths) => {
    const checked = checkRow(row, 4);
    expect('refused' in checked && checked.refused).toMatchObject({ row: 5, errors: paths.map((path) => ({ path })) });
  });
});
