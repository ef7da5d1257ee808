import { describe, expect, it } from '@jest/globals';
import { allowanceOf, type Policy, policyFor, previewOf } from './policy.js';

const policy = (id: string, more: Partial<Policy>): Policy => ({
  id,
  category: null,
  priority: 'normal',
  acknowledgeSeconds: 10,
  resolveSeconds: 20,
  escalationAcknowledgeSeconds: 30,
  followUpSeconds: 40,
  ...more,
});
const policies = [
  policy('normal', {}),
  policy('urgent', { priority: 'urgent' }),
  policy('noise', { category: 'noise' }),
  policy('urgent noise', { category: 'noise', priority: 'urgent' }),
];

describe('the policy of an issue', () => {
  it.each([
    ['noise', 'normal', 'noise'],
    ['noise', 'urgent', 'urgent noise'],
    ['dumping', 'normal', 'normal'],
    ['dumping', 'urgent', 'urgent'],
  ] as const)('for %s of priority %s is the one called %s', (category, priority, id) => {
    expect(policyFor(policies, category, priority).id).toBe(id);
  });

  it('is looked for in vain only where the default of a priority is missing', () => {
    expect(() => policyFor(policies, 'noise', 'low')).toThrow('no policy for priority low');
  });

  it('gives each clock its own time', () => {
    expect(allowanceOf(policies[0]!, 'acknowledge').seconds).toBe(10);
    expect(allowanceOf(policies[0]!, 'resolve').seconds).toBe(20);
  });

  it('says beforehand when an issue would have to be seen to', () => {
    const now = '2026-03-02T08:00:00.000Z';
    expect(previewOf(policies, { category: 'noise', priority: 'urgent', now })).toEqual({
      at: now,
      acknowledgeBy: '2026-03-02T08:00:10.000Z',
      resolveBy: '2026-03-02T08:00:20.000Z',
    });
  });
});
