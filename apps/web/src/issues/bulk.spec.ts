import { describe, expect, it } from '@jest/globals';
import type { Dto } from '../api/client.js';
import { type BulkResult, commonActions, doToEach } from './bulk.js';

type Issue = Dto<'IssueDto'>;
const issue = (id: string, version: number) => ({ id, version }) as Issue;

describe('doing something with several issues', () => {
  const one = (allowedActions: Issue['allowedActions'], precinct = 'D1', status: Issue['status'] = 'assigned') =>
    ({ allowedActions, status, sector: { code: `${precinct}-A`, precinct } }) as Issue;
  const nobody = () => false;

  it('offers what is allowed with every one of them', () => {
    expect(commonActions([one(['withdraw', 'confirm', 'note']), one(['confirm', 'note'])], nobody)).toEqual(['confirm']);
    expect(commonActions([], () => true)).toEqual([]);
  });

  it('offers to give them to one officer where all are open in one precinct of whoever looks', () => {
    const mayIn = (precinct: string) => precinct === 'D1';
    expect(commonActions([one([]), one([], 'D1', 'in-progress')], mayIn)).toEqual(['reassign']);
    expect(commonActions([one([]), one([], 'D2')], mayIn)).toEqual([]);
    expect(commonActions([one([], 'D2')], mayIn)).toEqual([]);
    expect(commonActions([one([]), one([], 'D1', 'resolved')], mayIn)).toEqual([]);
    expect(commonActions([{ ...one([]), sector: null }], mayIn)).toEqual([]);
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
