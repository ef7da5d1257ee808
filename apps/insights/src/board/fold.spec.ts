import { describe, expect, it } from '@jest/globals';
import { unknownIssue } from './board.js';
import type { BoardEvent, IssueView } from './board.js';
import { foldBoard } from './fold.js';

const at = '2026-03-02T08:00:00.000Z';
const made = (issueId: string, sector: string) =>
  ({
    type: 'assignment.made.v1',
    data: { issueId, reference: issueId, sector, precinct: 'D1', officerId: 'o', reportedAt: at, at },
  }) as BoardEvent;
const closed = (issueId: string) =>
  ({ type: 'issue.closed.v1', data: { issueId, cause: 'confirmed', by: null, at } }) as BoardEvent;
const known = (view: Partial<IssueView> & { issueId: string }) =>
  new Map([[view.issueId, { ...unknownIssue(view.issueId), ...view }]]);

describe('a batch of events', () => {
  it.each<[string, ReadonlyMap<string, IssueView>, BoardEvent[], string[], (string | null)[]]>([
    [
      'names a row once, however many of its issues change',
      new Map(),
      [made('a', 'A'), made('b', 'A'), made('c', 'B')],
      ['a', 'b', 'c'],
      ['A', 'B'],
    ],
    ['goes on from what is known', known({ issueId: 'a', reference: 'a', sector: 'A' }), [closed('a')], ['a'], ['A']],
    ['leaves the rows alone when an issue comes and goes within it', new Map(), [made('a', 'A'), closed('a')], ['a'], []],
    [
      'leaves both the old and the new row changed',
      known({ issueId: 'a', reference: 'a', sector: 'A' }),
      [made('a', 'B')],
      ['a'],
      ['A', 'B'],
    ],
  ])('%s', (_name, before, events, issues, sectors) => {
    const { views, places } = foldBoard(before, events);
    expect(views.map(({ issueId }) => issueId)).toEqual(issues);
    expect(places.map(({ sector }) => sector)).toEqual(sectors);
  });
});
