import { describe, expect, it } from '@jest/globals';
import type { Dto } from '../api/client.js';
import { type BulkResult, commonActions, doToEach } from './bulk.js';

type Issue = Dto<'IssueDto'>;
const issue = (id: string, version: number) => ({ id, version }) as Issue;

describe('doing something with several issues', () => {
  it('offers what is allowed with every one of them', () => {
    expect(commonActions([{ allowedActions: ['withdraw', 'confirm', 'note'] }, { allowedActions: ['confirm', 'note'] }])).toEqual(
      ['confirm'],
    );
    expect(commonActions([])).toEqual([]);
  });

  it('goes on where one is refused, and tells of each', async () => {
    const results: BulkResult[] = [];
    const act = (one: Issue) => (one.id === 'b' ? Promise.reject(new Error('changed')) : Promise.resolve(one));
    await doToEach([issue('a', 1), issue('b', 1), issue('c', 1)], act, new Map(), (result) => results.push(result));
    expect(results.map(({ issue: { id }, kind }) => [id, kind])).toEqual([
      ['a', 'done'],
      ['b', 'refused'],
      ['c', 'done'],
    ]);
  });

  it('carries the same key when it is tried again, and another for a newer version', async () => {
    const keys = new Map<string, string>();
    const seen: string[] = [];
    const act = (one: Issue, key: string) => {
      seen.push(key);
      return Promise.resolve(one);
    };
    for (const version of [1, 1, 2]) await doToEach([issue('a', version)], act, keys, () => undefined);
    expect(seen[1]).toBe(seen[0]);
    expect(seen[2]).not.toBe(seen[0]);
  });
});
