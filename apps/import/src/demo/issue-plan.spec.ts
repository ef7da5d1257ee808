import { describe, expect, it } from '@jest/globals';
import { larkmoor } from './city.js';
import { issuePlan } from './issue-plan.js';

const plan = issuePlan(larkmoor());
const share = (count: number) => count / plan.length;

describe('the issues of the demo city', () => {
  it('are 300, the same each time', () => {
    expect(plan).toHaveLength(300);
    expect(issuePlan(larkmoor())).toEqual(plan);
  });

  it('are of many kinds, some without a location, spread over three weeks', () => {
    expect(new Set(plan.map(({ category }) => category)).size).toBeGreaterThanOrEqual(18);
    expect(share(plan.filter(({ location }) => !location).length)).toBeGreaterThan(0.03);
    expect(share(plan.filter(({ location }) => !location).length)).toBeLessThan(0.1);
    const ages = plan.map(({ ageMinutes }) => ageMinutes);
    expect(Math.min(...ages)).toBeGreaterThanOrEqual(2);
    expect(Math.max(...ages)).toBeLessThanOrEqual(21 * 24 * 60);
    expect(new Set(ages.map((minutes) => Math.floor(minutes / (24 * 60)))).size).toBe(21);
  });

  it('are mostly done, and some of every stage are left', () => {
    const done = plan.filter(({ stage }) => stage === 'resolved' || stage === 'confirmed');
    expect(share(done.length)).toBeGreaterThan(0.7);
    for (const stage of ['reported', 'acknowledged', 'started'])
      expect(plan.filter((issue) => issue.stage === stage).length).toBeGreaterThan(5);
  });

  it('have no placeholder left in their text', () => {
    expect(plan.filter(({ summary }) => /[{}]/.test(summary))).toEqual([]);
  });
});
