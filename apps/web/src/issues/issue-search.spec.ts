import { describe, expect, it } from '@jest/globals';
import { csvPathOf, isSameSearch, issueQueryOf, issueSearchOf } from './issue-search.js';

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
  });

  it('are the same in any order', () => {
    expect(isSameSearch({ q: 'a', status: ['assigned', 'closed'] }, { status: ['closed', 'assigned'], q: 'a' })).toBe(true);
    expect(isSameSearch({ q: 'a' }, {})).toBe(false);
  });
});
