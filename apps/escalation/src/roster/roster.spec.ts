import { describe, expect, it } from '@jest/globals';
import type { Rank } from '@owcr/contracts';
import fc from 'fast-check';
import { answersIn, type Answering, type Level, nextAbsence, type Officer, ownerOf, type Period } from './roster.js';

const person = (id: string, rank: Rank, more: Partial<Officer> = {}): Officer => ({
  ...{ id, badge: id, rank, supervisorId: null, precincts: ['P1'], active: true, shifts: [], absences: [] },
  ...more,
});
const rosterOf = (officers: readonly Officer[]) => new Map(officers.map((officer) => [officer.id, officer]));

/** An hour of the day of these tests, as an instant. They happen at noon, and an escalation is to be answered within two hours. */
const at = (hour: number) => new Date(Date.UTC(2026, 2, 2, hour)).toISOString();
const from = (start: number, end: number): Period => ({ startsAt: at(start), endsAt: at(end) });
const noon = { now: at(12), until: at(14) };
const onDuty = { shifts: [from(8, 16)] };
const away = { absences: [from(0, 24)] };

const npo = person('npo', 'officer', { supervisorId: 'sgt' });
const sgt = (more: Partial<Officer> = {}) => person('sgt', 'sergeant', { supervisorId: 'lt', ...more });
const lt = person('lt', 'lieutenant', { supervisorId: 'cmdr' });
const cmdr = person('cmdr', 'commander');
const chain = [npo, sgt(), lt, cmdr];
const colleague = (more: Partial<Officer> = {}) => person('9', 'sergeant', more);
const elsewhere = person('1', 'sergeant', { precincts: ['P2'], ...onDuty });

const ofNpo: Answering = { officerId: 'npo', precinct: 'P1', review: null };
const cases: [fact: string, officers: Officer[], level: Level, owner: string, about?: Answering][] = [
  ['level 1 is the sergeant above', [...chain, colleague()], 1, 'sgt'],
  ['level 2 is the lieutenant above', chain, 2, 'lt'],
  ['level 3 is the commander above', chain, 3, 'cmdr'],
  ['a sergeant on duty goes before the one above who is not', [...chain, colleague(onDuty)], 1, '9'],
  ['of two on duty the one above', [npo, sgt(onDuty), lt, colleague(onDuty)], 1, 'sgt'],
  ['nobody on duty: who comes on within the time to answer', [...chain, colleague({ shifts: [from(13, 20)] })], 1, '9'],
  ['of two who come on in time the first', [npo, sgt({ shifts: [from(14, 20)] }), colleague({ shifts: [from(13, 20)] })], 1, '9'],
  ['who comes on too late is like anybody who is there', [...chain, colleague({ shifts: [from(15, 20)] })], 1, 'sgt'],
  ['whose shift is over is like anybody who is there', [...chain, colleague({ shifts: [from(4, 12)] })], 1, 'sgt'],
  ['on shift and absent: not there', [npo, sgt({ ...onDuty, ...away }), colleague()], 1, '9'],
  [
    'a shift that begins in an absence does not count',
    [npo, sgt(), colleague({ shifts: [from(13, 20)], absences: [from(13, 15)] })],
    1,
    'sgt',
  ],
  ['an absence that is over does not count', [npo, sgt({ absences: [from(8, 12)] }), colleague()], 1, 'sgt'],
  ['an absent sergeant: a colleague of the precinct', [npo, sgt(away), lt, colleague()], 1, '9'],
  ['a sergeant who left: a colleague of the precinct', [npo, sgt({ active: false }), lt, colleague()], 1, '9'],
  ['a vacant post: the lieutenant, before a sergeant elsewhere', [npo, lt, cmdr, elsewhere], 1, 'lt'],
  ['all sergeants absent: the lieutenant', [npo, sgt(away), lt, cmdr, elsewhere], 1, 'lt'],
  ['no sergeant and no lieutenant: the commander', [npo, cmdr, elsewhere], 1, 'cmdr'],
  ['nobody left in the precinct: command, not somebody who cannot see it', [npo, sgt(away), elsewhere], 1, 'command'],
  [
    'a sergeant may answer to a sergeant: the nearest is asked',
    [...chain, person('s2', 'sergeant', { supervisorId: 'sgt' }), person('n2', 'officer', { supervisorId: 's2' })],
    1,
    's2',
    { ...ofNpo, officerId: 'n2' },
  ],
  ['the chain goes on above someone who left', [npo, sgt({ active: false }), lt, person('0', 'lieutenant')], 2, 'lt'],
  [
    'an officer lent to another precinct: a sergeant of the precinct',
    [...chain, elsewhere],
    1,
    '1',
    { ...ofNpo, precinct: 'P2' },
  ],
  [
    'an officer without a roster row: the lowest badge',
    [person('10', 'sergeant'), colleague()],
    1,
    '9',
    { ...ofNpo, officerId: 'x' },
  ],
  [
    'a chain that runs in a circle ends',
    [person('a', 'officer', { supervisorId: 'b' }), person('b', 'officer', { supervisorId: 'a' })],
    1,
    'command',
    { ...ofNpo, officerId: 'a' },
  ],
  ['no officer found: a sergeant of the precinct, who can give it to one', chain, 1, 'sgt', inReview('no-officer')],
  ['no place: the clerks', chain, 1, 'clerks', { ...inReview('no-location'), precinct: null }],
  ['no place, unanswered: the command', chain, 2, 'command', { ...inReview('no-location'), precinct: null }],
  ['no place, still unanswered: the command', chain, 3, 'command', { ...inReview('no-location'), precinct: null }],
  ['outside every sector: the clerks', chain, 1, 'clerks', { ...inReview('outside-sectors'), precinct: null }],
  ['another sector than it seemed: the clerks', chain, 1, 'clerks', inReview('wrong-sector')],
  ['nothing heard of it yet: the clerks', chain, 1, 'clerks', { officerId: null, precinct: null, review: null }],
];

function inReview(review: Answering['review']): Answering {
  return { officerId: null, precinct: 'P1', review };
}

describe('who answers for an escalation', () => {
  it.each(cases)('%s', (...[, officers, level, expected, about = ofNpo]) => {
    const { id, audience } = ownerOf(rosterOf(officers), about, level, noon);
    expect(id ?? audience).toBe(expected);
  });

  it('is never nobody, and one person only where they are of the precinct, there, and of the rank or above', () => {
    const period = fc.tuple(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 1, max: 12 })).map(([a, b]) => from(a, a + b));
    const officer = fc.record({
      rank: fc.constantFrom<Rank>('officer', 'sergeant', 'lieutenant', 'commander'),
      precincts: fc.subarray(['P1', 'P2']),
      active: fc.boolean(),
      shifts: fc.array(period, { maxLength: 2 }),
      absences: fc.array(period, { maxLength: 2 }),
      supervisorId: fc.option(fc.constantFrom('0', '1', '2')),
    });
    const about = fc.record({
      officerId: fc.option(fc.constantFrom('0', '1', '2')),
      precinct: fc.option(fc.constantFrom('P1', 'P2')),
      review: fc.option(fc.constantFrom('no-officer' as const, 'wrong-sector' as const)),
    });
    fc.assert(
      fc.property(fc.array(officer, { maxLength: 5 }), about, fc.constantFrom<Level>(1, 2, 3), (officers, asked, level) => {
        const roster = rosterOf(officers.map((one, index) => ({ ...one, id: String(index), badge: String(index) })));
        const owner = ownerOf(roster, asked, level, noon);
        if (owner.id === null) return expect(owner.audience).toMatch(/^(clerks|command)$/);
        const chosen = roster.get(owner.id)!;
        expect(answersIn(chosen, asked.precinct!, noon.now)).toBe(true);
        expect(['sergeant', 'lieutenant', 'commander'].indexOf(chosen.rank)).toBeGreaterThanOrEqual(level - 1);
      }),
    );
  });
});

it('the next absence is the first that has not begun', () => {
  expect(nextAbsence([from(20, 22), from(8, 13), from(15, 16)], at(12))).toBe(at(15));
  expect(nextAbsence([from(8, 13)], at(12))).toBeNull();
});
