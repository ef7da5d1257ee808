import { describe, expect, it } from '@jest/globals';
import { booleanPointInPolygon } from '@turf/boolean-point-in-polygon';
import { larkmoor } from './city.js';
import { issuePlan } from './issue-plan.js';

const plan = issuePlan(larkmoor());
const daySeconds = 24 * 60 * 60;
const share = (count: number) => count / plan.length;

describe('the issues of the demo city', () => {
  it('are 300, the same each time', () => {
    expect(plan).toHaveLength(300);
    expect(issuePlan(larkmoor())).toEqual(plan);
  });

  it('are of many kinds, some without a location, spread over eight weeks', () => {
    expect(new Set(plan.map(({ category }) => category)).size).toBeGreaterThanOrEqual(18);
    expect(share(plan.filter(({ location }) => !location).length)).toBe(0.06);
    const ages = plan.map(({ ageSeconds }) => ageSeconds);
    expect(Math.min(...ages)).toBeGreaterThanOrEqual(60);
    expect(Math.max(...ages)).toBeLessThanOrEqual(56 * daySeconds);
    expect(new Set(ages.map((seconds) => Math.floor(seconds / daySeconds / 7))).size).toBe(8);
  });

  it('are mostly done, and some of every stage are left', () => {
    const done = plan.filter(({ stage }) => stage === 'resolved' || stage === 'confirmed');
    expect(share(done.length)).toBeGreaterThan(0.7);
    for (const stage of ['reported', 'acknowledged', 'started'])
      expect(plan.filter((issue) => issue.stage === stage).length).toBeGreaterThan(9);
  });

  it('are new in two dozen cases: four of these late, two late in a few minutes, all of normal priority', () => {
    const fresh = plan.filter(({ isNew }) => isNew);
    expect(fresh.filter(({ ageSeconds }) => ageSeconds > 8 * 3_600)).toHaveLength(4);
    expect(fresh.filter(({ ageSeconds }) => ageSeconds > 8 * 3_600 - 300 && ageSeconds < 8 * 3_600)).toHaveLength(2);
    expect(
      fresh.filter(({ category }) => ['drug-activity', 'traffic-signal', 'blocked-driveway', 'graffiti'].includes(category)),
    ).toEqual([]);
    expect(fresh).toHaveLength(24);
    const { ring } = larkmoor().find(({ code }) => code === 'D1-A')!;
    for (const { location } of [fresh[0]!, fresh[4]!]) {
      expect(booleanPointInPolygon([location!.lng, location!.lat], { type: 'Polygon', coordinates: [ring] })).toBe(true);
    }
  });

  it('were handled before they came in about as promised, one kind more and more often and one less and less', () => {
    const old = plan.flatMap(({ history, ...issue }) => (history ? [{ ...issue, ...history }] : []));
    expect(old).toHaveLength(210);
    const median = (values: number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;
    const hours = (seconds: number) => seconds / 3_600;
    expect(hours(median(old.map((one) => one.acknowledgedAfterSeconds)))).toBeLessThan(8);
    expect(hours(median(old.map((one) => one.resolvedAfterSeconds)))).toBeLessThan(72);
    expect(
      old.every((one) => one.acknowledgedAfterSeconds <= one.resolvedAfterSeconds && one.resolvedAfterSeconds < one.ageSeconds),
    ).toBe(true);
    const late = old.filter((one) => hours(one.acknowledgedAfterSeconds) > 8).length;
    expect(late).toBeGreaterThan(5);
    expect(late).toBeLessThan(40);
    const growth = (category: string) => {
      const of = (weeks: (week: number) => boolean) =>
        plan.filter((one) => one.category === category && weeks(Math.floor(one.ageSeconds / daySeconds / 7))).length;
      return of((week) => week < 4) - of((week) => week >= 4);
    };
    expect(growth('illegal-parking')).toBeGreaterThan(3);
    expect(growth('graffiti')).toBeLessThan(-3);
  });

  it('have no placeholder left in their text', () => {
    expect(plan.filter(({ summary }) => /[{}]/.test(summary))).toEqual([]);
  });
});
