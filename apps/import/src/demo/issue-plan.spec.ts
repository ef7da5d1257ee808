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

  it('are of many kinds, some without a location, spread over three weeks', () => {
    expect(new Set(plan.map(({ category }) => category)).size).toBeGreaterThanOrEqual(18);
    expect(share(plan.filter(({ location }) => !location).length)).toBe(0.06);
    const ages = plan.map(({ ageSeconds }) => ageSeconds);
    expect(Math.min(...ages)).toBeGreaterThanOrEqual(60);
    expect(Math.max(...ages)).toBeLessThanOrEqual(21 * daySeconds);
    expect(new Set(ages.map((seconds) => Math.floor(seconds / daySeconds))).size).toBe(21);
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

  it('have no placeholder left in their text', () => {
    expect(plan.filter(({ summary }) => /[{}]/.test(summary))).toEqual([]);
  });
});
