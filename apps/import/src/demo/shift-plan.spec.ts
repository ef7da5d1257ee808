import { describe, expect, it } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import { firstSector, larkmoor } from './city.js';
import { demoRoster } from './roster.js';
import { planOf, shiftsFor } from './shift-plan.js';

const today = Temporal.PlainDate.from('2026-11-23');
const patrols = demoRoster(larkmoor())
  .filter(({ rank }) => rank === 'officer')
  .map(({ badge, sectors = [] }) => ({ id: badge, sectors }));
const plan = planOf(patrols, firstSector, today);

describe('the shifts of the demo city', () => {
  it('do not overlap, last eight hours and leave two days off in seven', () => {
    for (let officer = 0; officer < 48; officer++) {
      const shifts = shiftsFor(officer, today);
      expect([11, 12, 13]).toContain(shifts.length);
      for (const [index, { startsAt, endsAt }] of shifts.entries()) {
        expect(Date.parse(endsAt) - Date.parse(startsAt)).toBe(8 * 3_600_000);
        if (index > 0) expect(Date.parse(startsAt)).toBeGreaterThanOrEqual(Date.parse(shifts[index - 1]!.endsAt));
      }
    }
  });

  it('leave somebody on duty in every hour, in each precinct', () => {
    const shiftsIn = (first: number) => {
      const precinct = new Set(patrols.slice(first, first + 12).map(({ id }) => id));
      return plan.filter(({ officerId }) => precinct.has(officerId));
    };
    for (const precinct of [0, 12, 24, 36].map(shiftsIn))
      for (let hour = 0; hour < 14 * 24; hour++) {
        const at = Date.parse('2026-11-23T00:30:00Z') + hour * 3_600_000;
        const onDuty = precinct.filter(({ startsAt, endsAt }) => Date.parse(startsAt) <= at && at < Date.parse(endsAt));
        expect(onDuty.length).toBeGreaterThanOrEqual(2);
      }
  });

  it('are the same when planned on another day', () => {
    const startsWhenPlanned = (day: Temporal.PlainDate) => shiftsFor(5, day).map(({ startsAt }) => startsAt);
    const both = (starts: string[]) => starts.filter((start) => start >= '2026-11-24' && start < '2026-12-07');
    expect(both(startsWhenPlanned(today))).toEqual(both(startsWhenPlanned(today.add({ days: 4 }))));
    expect(both(startsWhenPlanned(today)).length).toBeGreaterThan(7);
  });

  it('always have the officer to try the system as on duty, and never their colleague', () => {
    const [officer, colleague] = patrols.filter(({ sectors }) => sectors.includes(firstSector));
    const shiftsOf = (id: string) => plan.filter(({ officerId }) => officerId === id);
    expect(shiftsOf(colleague!.id)).toEqual([]);
    const shifts = shiftsOf(officer!.id);
    expect(shifts[0]!.startsAt).toBe('2026-11-20T06:00:00Z');
    expect(shifts.at(-1)!.endsAt).toBe('2026-12-07T06:00:00Z');
    expect(shifts.slice(1).map(({ startsAt }) => startsAt)).toEqual(shifts.slice(0, -1).map(({ endsAt }) => endsAt));
  });

  it('are those of a rota for everybody else', () => {
    for (const [index, { id }] of patrols.entries()) {
      if (index < 2) continue;
      const starts = plan.filter(({ officerId }) => officerId === id).map(({ startsAt }) => startsAt);
      expect(starts).toEqual(shiftsFor(index, today).map(({ startsAt }) => startsAt));
    }
  });
});
