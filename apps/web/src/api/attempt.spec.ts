import { describe, expect, it } from '@jest/globals';
import { attemptFor } from './attempt.js';

describe('trying again', () => {
  it('carries the key of the first try while nothing was changed, and another one after', () => {
    let keys = 0;
    const newKey = () => `key-${(keys += 1)}`;
    const first = attemptFor(null, { summary: 'A dog' }, newKey);
    expect(attemptFor(first, { summary: 'A dog' }, newKey)).toEqual(first);
    expect(attemptFor(first, { summary: 'Two dogs' }, newKey).key).toBe('key-2');
  });
});
