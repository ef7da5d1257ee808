import { describe, expect, it } from '@jest/globals';
import { assignmentCauses, correctedFields, declineReasons, resolutionReasons, reviewCauses } from '@owcr/contracts/words';
import { happened, lastChange, laterWords } from './timeline-words.js';

const names: Record<string, string> = { o: 'Officer Dovefield', 'agency:parks': 'Parks Department' };
const nameOf = (id: unknown) => names[String(id)] ?? 'somebody';
const item = (type: string, at: string, service = 'intake') => ({ type, at, service, by: null, facts: {}, sincePreviousMs: 0 });

describe('the timeline in words', () => {
  it('names people and reasons', () => {
    expect(happened({ type: 'assignment.made.v1', facts: { officerId: 'o', cause: 'reported' } }, nameOf)).toBe(
      'Assigned to Officer Dovefield by the rule for its sector',
    );
    expect(happened({ type: 'issue.resolved.v1', facts: { reason: 'no-action-needed' } }, nameOf)).toBe(
      'Resolved: no action needed',
    );
    expect(happened({ type: 'issue.referred.v1', facts: { partner: 'parks' } }, nameOf)).toBe('Referred to Parks Department');
    expect(happened({ type: 'notification.posted.v1', facts: { inbox: 'agency:parks' } }, nameOf)).toBe(
      'Parks Department was told',
    );
    expect(happened({ type: 'deadline.missed.v1', facts: { kind: 'acknowledge' } }, nameOf)).toBe(
      'Deadline for acknowledging missed',
    );
  });

  it('shows no cause and no reason as its code', () => {
    const told = [
      ...assignmentCauses.map((cause) => ({ type: 'assignment.made.v1', facts: { officerId: 'o', cause } })),
      ...reviewCauses.map((cause) => ({ type: 'assignment.review-needed.v1', facts: { cause } })),
      ...declineReasons.map((reason) => ({ type: 'assignment.declined.v1', facts: { reason } })),
      ...resolutionReasons.map((reason) => ({ type: 'issue.resolved.v1', facts: { reason } })),
      ...correctedFields.map((field) => ({ type: 'issue.corrected.v1', facts: { changed: [field] } })),
    ].map((one) => happened(one, nameOf));
    expect(told.filter((words) => !/^[A-Z][A-Za-z’: ]+$/.test(words))).toEqual([]);
    const bare = [...assignmentCauses, ...reviewCauses].filter((cause) =>
      told.some((words) => words.endsWith(`Dovefield ${cause}`) || words.endsWith(`review: ${cause.replace(/-/g, ' ')}`)),
    );
    expect(bare).toEqual([]);
  });

  it('leaves nothing out', () => expect(happened({ type: 'issue.new-thing.v1', facts: {} }, nameOf)).toBe('issue.new-thing.v1'));

  it('says how long each step took', () =>
    expect([0, 999, 1_000, 90_000].map(laterWords)).toEqual(['at once', 'at once', '1 s later', '1 min later']));

  it('finds who was faster', () => {
    const items = [
      item('issue.reported.v1', '2026-11-23T14:00:00Z'),
      item('assignment.made.v1', '2026-11-23T14:05:00Z', 'sector-assignment'),
      item('deadline.met.v1', '2026-11-23T14:06:00Z', 'escalation'),
    ];
    expect(lastChange(items, '2026-11-23T14:02:00Z')?.type).toBe('assignment.made.v1');
    expect(lastChange([], '2026-11-23T14:02:00Z')).toBeNull();
  });
});
