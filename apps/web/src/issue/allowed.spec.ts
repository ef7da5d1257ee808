import { describe, expect, it } from '@jest/globals';
import { can, type Principal } from '@owcr/access/rules';
import { allowedNow, mayReassign, nextAction } from './allowed.js';
import type { IssueView } from './issue-queries.js';

const officer: Principal = { id: 'o', name: 'Officer', role: 'officer', precincts: ['D1'] };
const view = (of: { status?: string; state?: string; officerId?: string; allowedActions?: string[] } = {}): IssueView => {
  const { status = 'assigned', state = 'assigned', officerId = 'o', allowedActions = ['note'] } = of;
  const holder = { id: officerId, name: 'Officer' };
  const issue = { status, version: 2, officer: holder, sector: { code: 'D1-A', precinct: 'D1' }, allowedActions };
  const assignment = { state, version: 1, sector: 'D1-A', precinct: 'D1', officer: { ...holder, badge: '1' } };
  return { issue, assignment } as unknown as IssueView;
};
const allowed = (of: Parameters<typeof view>[0], status: string, who = officer) =>
  allowedNow(view(of), { issue: 2, assignment: 1, status: status as 'assigned' }, (action, target) => can(who, action, target));

describe('what may be done with an issue', () => {
  it('is what the server says, and acknowledging what is one’s own', () =>
    expect(allowed({}, 'assigned')).toEqual(['acknowledge', 'decline', 'note', 'photo']));

  it('is foreseen by the same rules for what waits to be sent', () => {
    expect(allowed({}, 'acknowledged')).toEqual(['decline', 'start', 'note', 'refer', 'resolve', 'photo']);
    expect(allowed({}, 'resolved')).toEqual(['note', 'photo']);
  });

  it('leaves what is a colleague’s to them', () =>
    expect(allowed({ officerId: 'other', allowedActions: [] }, 'assigned')).toEqual([]));

  it('lets a sergeant of the precinct reassign, and one of another not', () => {
    const sergeant = (precinct: string): Principal => ({ ...officer, id: 's', role: 'sergeant', precincts: [precinct] });
    const mayIn = (precinct: string, of = {}) =>
      mayReassign(view(of), (action, target) => can(sergeant(precinct), action, target));
    expect(mayIn('D1')).toBe(true);
    expect(mayIn('D2')).toBe(false);
    expect(mayIn('D1', { status: 'resolved' })).toBe(false);
  });

  it('leads from one step to the next', () =>
    expect(['assigned', 'acknowledged', 'in-progress', 'resolved'].map((status) => nextAction(allowed({}, status)))).toEqual([
      'acknowledge',
      'start',
      'resolve',
      null,
    ]));
});
