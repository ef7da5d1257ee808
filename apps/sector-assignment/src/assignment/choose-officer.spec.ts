import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { chooseOfficer, type Candidate } from './choose-officer.js';

const officer = (badge: string, given: Partial<Candidate> = {}): Candidate => ({
  officerId: `id-${badge}`,
  badge,
  sectors: ['4A'],
  precincts: ['4'],
  absent: false,
  onShift: false,
  nextShiftAt: null,
  openLoad: 0,
  rank: 'officer',
  ...given,
});
const question = { sector: '4A', precinct: '4', excluded: [] as string[] };
const soon = '2026-06-01T08:00:00.000Z';
const later = '2026-06-01T16:00:00.000Z';

describe('the officer for an issue', () => {
  const cases: [string, Candidate[], string[], string | null, string[]][] = [
    [
      'is the one of the sector',
      [officer('1', { sectors: ['4B'] }), officer('2')],
      [],
      '2',
      ['sector-officer', 'no-shift-planned', 'only-one'],
    ],
    [
      'is on shift rather than idle',
      [officer('1'), officer('2', { onShift: true, openLoad: 9 })],
      [],
      '2',
      ['sector-officer', 'on-shift', 'only-one'],
    ],
    [
      'is the next on shift when nobody is on shift',
      [officer('1', { nextShiftAt: later }), officer('2', { nextShiftAt: soon, openLoad: 5 }), officer('3')],
      [],
      '2',
      ['sector-officer', 'next-on-shift', 'only-one'],
    ],
    [
      'has the lowest load of those on shift',
      [officer('1', { onShift: true, openLoad: 3 }), officer('2', { onShift: true, openLoad: 1 }), officer('3')],
      [],
      '2',
      ['sector-officer', 'on-shift', 'lowest-load'],
    ],
    [
      'has the lowest badge where load is equal',
      [officer('2', { onShift: true }), officer('1', { onShift: true })],
      [],
      '1',
      ['sector-officer', 'on-shift', 'lowest-load-then-badge'],
    ],
    [
      'is not absent',
      [officer('1', { absent: true, onShift: true }), officer('2')],
      [],
      '2',
      ['sector-officer', 'no-shift-planned', 'only-one'],
    ],
    [
      'covers from another sector of the precinct when all of the sector are absent',
      [officer('1', { absent: true }), officer('2', { sectors: ['4B'], onShift: true })],
      [],
      '2',
      ['cover', 'on-shift', 'only-one'],
    ],
    [
      'has not declined it',
      [officer('1', { onShift: true }), officer('2')],
      ['id-1'],
      '2',
      ['sector-officer', 'no-shift-planned', 'only-one'],
    ],
    ['is never from another precinct', [officer('1', { sectors: ['5A'], precincts: ['5'] })], [], null, []],
    ['is nobody when everybody has declined', [officer('1'), officer('2')], ['id-1', 'id-2'], null, []],
    ['is nobody when there is nobody', [], [], null, []],
  ];
  it.each(cases)('%s', (_, candidates, excluded, badge, reasons) => {
    const choice = chooseOfficer(candidates, { ...question, excluded });
    expect(choice?.officerId ?? null).toBe(badge && `id-${badge}`);
    expect((choice?.reasons ?? []).map(({ code }) => code)).toEqual(reasons);
  });

  it('is named with the load that decided', () => {
    const choice = chooseOfficer([officer('1', { openLoad: 4 }), officer('2', { openLoad: 7 })], question);
    expect(choice?.reasons).toContainEqual({ code: 'lowest-load', detail: '4' });
  });

  const anyOfficer = fc.record({
    sectors: fc.constantFrom(['4A'], ['4B'], ['4A', '4B']),
    absent: fc.boolean(),
    onShift: fc.boolean(),
    nextShiftAt: fc.constantFrom(null, soon, later),
    openLoad: fc.nat(3),
  });

  it('does not depend on the order of the roster', () => {
    fc.assert(
      fc.property(fc.array(anyOfficer, { maxLength: 8 }), fc.infiniteStream(fc.double({ noNaN: true })), (given, random) => {
        const roster = given.map((one, at) => officer(String(at), one));
        const shuffled = roster
          .map((one) => ({ one, key: random.next().value as number }))
          .sort((a, b) => a.key - b.key)
          .map(({ one }) => one);
        expect(chooseOfficer(shuffled, question)).toEqual(chooseOfficer(roster, question));
      }),
    );
  });
});
