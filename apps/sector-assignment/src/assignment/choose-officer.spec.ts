import { describe, expect, it } from '@jest/globals';
import type { Rank } from '@owcr/contracts';
import fc from 'fast-check';
import { chooseOfficer, isStillRight, type Candidate, type Question } from './choose-officer.js';

const officer = (badge: string, given: Partial<Candidate> = {}): Candidate => ({
  officerId: `id-${badge}`,
  badge,
  rank: 'officer',
  sectors: ['4A'],
  precincts: ['4'],
  absent: false,
  onDutyFrom: null,
  openLoad: 0,
  ...given,
});
const sergeant = (badge: string, given: Partial<Candidate> = {}) => officer(badge, { rank: 'sergeant', sectors: [], ...given });
const neighbor = (badge: string, given: Partial<Candidate> = {}) => officer(badge, { sectors: ['4B'], ...given });

const now = '2026-06-01T07:00:00.000Z';
const earlier = '2026-06-01T06:00:00.000Z';
/** Before it has to be acknowledged. */
const soon = '2026-06-01T08:00:00.000Z';
const dueAt = '2026-06-01T09:00:00.000Z';
const later = '2026-06-01T16:00:00.000Z';
const muchLater = '2026-06-02T16:00:00.000Z';
const question: Question = { sector: '4A', precinct: '4', excluded: [], now, dueAt };

describe('the officer for an issue', () => {
  const cases: [string, Candidate[], string[], string | null, string[]][] = [
    ['is the one of the sector', [neighbor('1'), officer('2')], [], '2', ['sector-officer', 'no-shift-planned', 'only-one']],
    [
      'is on shift rather than idle',
      [officer('1'), officer('2', { onDutyFrom: now, openLoad: 9 })],
      [],
      '2',
      ['sector-officer', 'on-shift', 'only-one'],
    ],
    [
      'is on shift rather than about to be',
      [officer('1', { onDutyFrom: soon }), officer('2', { onDutyFrom: earlier, openLoad: 9 })],
      [],
      '2',
      ['sector-officer', 'on-shift', 'only-one'],
    ],
    [
      'comes on before it has to be acknowledged, while others of the precinct are on shift',
      [officer('1', { onDutyFrom: soon }), neighbor('2', { onDutyFrom: now })],
      [],
      '1',
      ['sector-officer', 'on-shift-before-due', 'only-one'],
    ],
    [
      'covers in the precinct when the own officers come on too late',
      [officer('1', { onDutyFrom: later }), officer('2'), neighbor('3', { onDutyFrom: now })],
      [],
      '3',
      ['cover', 'on-shift', 'only-one'],
    ],
    [
      'covers also when they come on themselves, in time',
      [officer('1', { onDutyFrom: later }), neighbor('3', { onDutyFrom: soon }), sergeant('s', { onDutyFrom: now })],
      [],
      '3',
      ['cover', 'on-shift-before-due', 'only-one'],
    ],
    [
      'is the sergeant on duty when no officer of the precinct is there in time',
      [officer('1', { onDutyFrom: later }), neighbor('2'), sergeant('s', { onDutyFrom: now })],
      [],
      's',
      ['duty-sergeant', 'on-shift', 'only-one'],
    ],
    [
      'is the next of the sector to come on when nobody is there in time',
      [officer('1', { onDutyFrom: muchLater }), officer('2'), neighbor('3', { onDutyFrom: later }), sergeant('s')],
      [],
      '1',
      ['sector-officer', 'next-on-shift', 'nobody-in-time', 'only-one'],
    ],
    [
      'is the next of the precinct to come on rather than one of the sector without a shift',
      [officer('1'), neighbor('2', { onDutyFrom: muchLater }), neighbor('3', { onDutyFrom: later })],
      [],
      '3',
      ['cover', 'next-on-shift', 'nobody-in-time', 'only-one'],
    ],
    [
      'is a sergeant who comes on later rather than anybody without a shift',
      [officer('1'), neighbor('2'), sergeant('s', { onDutyFrom: later })],
      [],
      's',
      ['duty-sergeant', 'next-on-shift', 'nobody-in-time', 'only-one'],
    ],
    ['is never a sergeant without a shift', [sergeant('s')], [], null, []],
    ['is never a lieutenant', [officer('l', { rank: 'lieutenant', onDutyFrom: now })], [], null, []],
    [
      'has the lowest load of those on shift, however long they are',
      [officer('1', { onDutyFrom: earlier, openLoad: 3 }), officer('2', { onDutyFrom: now, openLoad: 1 }), officer('3')],
      [],
      '2',
      ['sector-officer', 'on-shift', 'lowest-load'],
    ],
    [
      'has the lowest badge where load is equal',
      [officer('2', { onDutyFrom: now }), officer('1', { onDutyFrom: now })],
      [],
      '1',
      ['sector-officer', 'on-shift', 'lowest-load-then-badge'],
    ],
    [
      'is not absent',
      [officer('1', { absent: true, onDutyFrom: soon }), officer('2')],
      [],
      '2',
      ['sector-officer', 'no-shift-planned', 'only-one'],
    ],
    [
      'has not declined it: the next is found in the same order',
      [officer('1', { onDutyFrom: now }), officer('2'), neighbor('3', { onDutyFrom: now })],
      ['id-1'],
      '3',
      ['cover', 'on-shift', 'only-one'],
    ],
    ['is never from another precinct', [officer('1', { sectors: ['5A'], precincts: ['5'], onDutyFrom: now })], [], null, []],
    ['is nobody when everybody has declined', [officer('1'), officer('2')], ['id-1', 'id-2'], null, []],
    ['is nobody when there is nobody', [], [], null, []],
  ];
  it.each(cases)('%s', (_, candidates, excluded, badge, reasons) => {
    const choice = chooseOfficer(candidates, { ...question, excluded });
    expect(choice?.officerId ?? null).toBe(badge && `id-${badge}`);
    expect((choice?.reasons ?? []).map(({ code }) => code)).toEqual(reasons);
  });

  it('is named with the load that decided, and with the times', () => {
    const byLoad = chooseOfficer([officer('1', { openLoad: 4 }), officer('2', { openLoad: 7 })], question);
    expect(byLoad?.reasons).toContainEqual({ code: 'lowest-load', detail: '4' });
    const next = chooseOfficer([officer('1', { onDutyFrom: later })], question)?.reasons;
    expect(next).toContainEqual({ code: 'next-on-shift', detail: later });
    expect(next).toContainEqual({ code: 'nobody-in-time', detail: dueAt });
    const overdue = chooseOfficer([officer('1', { onDutyFrom: later })], { ...question, dueAt: earlier })?.reasons;
    expect(overdue).toContainEqual({ code: 'nobody-on-shift' });
  });
});

describe('for any roster', () => {
  const anybody = fc.record({
    rank: fc.constantFrom<Rank>('officer', 'officer', 'officer', 'sergeant', 'lieutenant'),
    sectors: fc.constantFrom<string[]>(['4A'], ['4B'], ['4A', '4B'], []),
    precincts: fc.constantFrom<string[]>(['4'], ['4'], ['5']),
    absent: fc.boolean(),
    onDutyFrom: fc.constantFrom(null, earlier, now, soon, dueAt, later, muchLater),
    openLoad: fc.nat(3),
  });
  const anyRoster = fc.array(anybody, { maxLength: 10 }).map((people) =>
    people.map(({ precincts, sectors, ...one }, at) => {
      const serves = precincts.includes('4');
      return officer(String(at), { ...one, precincts, sectors: serves ? sectors : [] });
    }),
  );
  const anyQuestion = fc.record({
    due: fc.constantFrom(earlier, soon, dueAt, later),
    excluded: fc.subarray(['id-0', 'id-1', 'id-2']),
  });

  const isOwn = ({ rank, sectors }: Candidate) => rank === 'officer' && sectors.includes('4A');
  const mayHave = ({ rank, precincts }: Candidate) => (rank === 'officer' || rank === 'sergeant') && precincts.includes('4');

  it('nobody is chosen who may not have it, and whoever can be there in time goes first', () => {
    fc.assert(
      fc.property(anyRoster, anyQuestion, (roster, { due, excluded }) => {
        const choice = chooseOfficer(roster, { ...question, dueAt: due, excluded });
        const there = roster.filter((one) => mayHave(one) && !one.absent && !excluded.includes(one.officerId));
        const isInTime = ({ onDutyFrom }: Candidate) => onDutyFrom !== null && (onDutyFrom <= now || onDutyFrom < due);
        if (!choice) return expect(there.filter((one) => one.rank === 'officer' || one.onDutyFrom !== null)).toEqual([]);
        const chosen = there.find(({ officerId }) => officerId === choice.officerId);
        if (!chosen) throw new Error('chosen who may not have it');
        const same = (one: Candidate) =>
          isInTime(one) === isInTime(chosen) && (one.onDutyFrom === null) === (chosen.onDutyFrom === null);
        if (there.some(isInTime)) expect(isInTime(chosen)).toBe(true);
        if (there.some(({ onDutyFrom }) => onDutyFrom !== null)) expect(chosen.onDutyFrom).not.toBeNull();
        if (there.some((one) => isOwn(one) && same(one))) expect(isOwn(chosen)).toBe(true);
        if (there.some((one) => one.rank === 'officer' && same(one))) expect(chosen.rank).toBe('officer');
        expect(isStillRight(choice.officerId, roster, { ...question, dueAt: due, excluded })).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });

  it('the answer does not depend on the order of the roster', () => {
    fc.assert(
      fc.property(anyRoster, fc.infiniteStream(fc.double({ noNaN: true })), (roster, random) => {
        const shuffled = roster
          .map((one) => ({ one, key: random.next().value as number }))
          .sort((a, b) => a.key - b.key)
          .map(({ one }) => one);
        expect(chooseOfficer(shuffled, question)).toEqual(chooseOfficer(roster, question));
      }),
    );
  });
});

describe('an issue stays with who has it', () => {
  it.each<[string, boolean, Candidate[]]>([
    ['while they are there in time', true, [officer('1', { onDutyFrom: soon, openLoad: 9 }), officer('2', { onDutyFrom: now })]],
    ['when nobody is there in time', true, [officer('1', { onDutyFrom: muchLater }), officer('2', { onDutyFrom: later })]],
    ['not when another would be there in time', false, [officer('1', { onDutyFrom: later }), neighbor('2', { onDutyFrom: now })]],
    ['not without a shift while another has one', false, [officer('1'), neighbor('2', { onDutyFrom: later })]],
    ['not when absent', false, [officer('1', { absent: true, onDutyFrom: now })]],
    ['not when they serve elsewhere now', false, [officer('1', { sectors: ['5A'], precincts: ['5'], onDutyFrom: now })]],
    ['not when they have left', false, [officer('2', { onDutyFrom: now })]],
  ])('%s', (_, stays, roster) => {
    expect(isStillRight('id-1', roster, question)).toBe(stays);
  });
});
