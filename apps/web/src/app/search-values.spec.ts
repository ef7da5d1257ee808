import { describe, expect, it } from '@jest/globals';
import { issueSearchOf } from '../issues/issue-search.js';
import { parseSearch, stringifySearch } from './search-values.js';

const texts = [
  '12e45678',
  '1e3',
  '1.50',
  '007',
  '311',
  '12345678901234567890',
  'true',
  'null',
  '[x',
  '"quoted"',
  '-5',
  'couch & lamp',
];

describe('values in the address of a page', () => {
  it.each(texts)('%s is found again as it was searched for', (q) => {
    expect(issueSearchOf(parseSearch(stringifySearch({ q })))).toEqual({ q });
  });

  it.each(['12e45678', '1e3', '1.50', '007', '311', 'true'])('%s is read as text where somebody wrote the link', (q) => {
    expect(issueSearchOf(parseSearch(`?q=${q}`))).toEqual({ q });
  });

  it('keeps lists, and reads the links of before', () => {
    const search = { status: ['assigned' as const, 'reopened' as const], view: 'all' as const };
    expect(issueSearchOf(parseSearch(stringifySearch(search)))).toEqual(search);
    expect(issueSearchOf(parseSearch('?status=%5B%22assigned%22%5D&q=%22311%22'))).toEqual({ status: ['assigned'], q: '311' });
  });
});
