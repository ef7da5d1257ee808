import { describe, expect, it } from '@jest/globals';
import { csvPathOf, issueQueryOf } from './issue-query.js';
import { addressOf, isSameSearch, issueSearchOf, nextSort, sortOf, viewOf } from './issue-search.js';

describe('the filters in an address', () => {
  it('are read, with a status as a list or as words between commas', () => {
    expect(issueSearchOf({ status: 'assigned,reopened', q: ' dog ', sort: 'reportedAt' })).toEqual({
      status: ['assigned', 'reopened'],
      q: 'dog',
      sort: 'reportedAt',
    });
    expect(issueSearchOf({ status: ['assigned', 'assigned'] })).toEqual({ status: ['assigned'] });
    expect(issueSearchOf({ q: 311 })).toEqual({ q: '311' });
  });

  it('leave out what they cannot mean', () => {
    expect(
      issueSearchOf({
        status: 'lost',
        officer: 'me',
        from: '2026-13-40',
        to: 'today',
        sort: 'name',
        q: '  ',
        sector: {},
        x: '1',
      }),
    ).toEqual({});
  });

  it('ask the API for whole days', () => {
    const { from, to } = issueQueryOf({ from: '2026-11-01', to: '2026-11-01' });
    expect(Date.parse(to ?? '') - Date.parse(from ?? '')).toBe(24 * 3_600_000);
    expect(new Date(from ?? '').getHours()).toBe(0);
  });

  it('are those of the CSV', () => {
    expect(csvPathOf({ status: ['assigned', 'reopened'], q: 'a & b' })).toBe(
      '/api/v1/issues?format=csv&status=assigned%2Creopened&q=a+%26+b',
    );
    expect(csvPathOf({})).toBe('/api/v1/issues?format=csv&view=open&sort=deadline');
  });

  it('show what is open, unless something else is looked for', () => {
    expect(
      [{}, { sector: '1A' }, { q: 'dog' }, { status: ['closed' as const] }, { view: 'late' as const, q: 'dog' }].map(viewOf),
    ).toEqual(['open', 'open', 'all', 'all', 'late']);
  });

  it('begin with what is due, among all with the newest, and with what fits where something is searched for', () => {
    expect(
      [{}, { view: 'all' as const }, { q: 'dog' }, { q: 'dog', sort: 'status' as const }].map((one) => sortOf(one, true)),
    ).toEqual(['deadline', '-reportedAt', null, 'status']);
    expect(sortOf({}, false)).toBe('-reportedAt');
  });

  it('turn around where the same column is chosen again; times begin with the newest', () => {
    expect([nextSort('status', null), nextSort('status', 'status'), nextSort('status', '-status')]).toEqual([
      'status',
      '-status',
      'status',
    ]);
    expect([nextSort('reportedAt', 'status'), nextSort('reportedAt', '-reportedAt')]).toEqual(['-reportedAt', 'reportedAt']);
  });

  it('are the same in any order', () => {
    expect(isSameSearch({ q: 'a', status: ['assigned', 'closed'] }, { status: ['closed', 'assigned'], q: 'a' })).toBe(true);
    expect(isSameSearch({ q: 'a' }, {})).toBe(false);
  });
});

describe('the address of a search', () => {
  it.each(['+1 (212) 555-0142', '212.555.0142', 'ana@example.org', '5550142'])('does not show the contact %s', (q) =>
    expect(addressOf({ q, view: 'late' })).toEqual({ view: 'late' }),
  );

  it.each(['D4-1042', '152 Quay Street', '311', 'noise'])('shows the words %s', (q) => expect(addressOf({ q })).toEqual({ q }));
});
