import { describe, expect, it } from '@jest/globals';
import { nextAfter } from './queue.js';

describe('the next one of the review queue', () => {
  it('is the one that came after the one that is done', () => {
    expect(nextAfter('b', ['a', 'b', 'c'], ['a', 'c'])).toBe('c');
    expect(nextAfter('b', ['a', 'b', 'c', 'd'], ['a', 'd'])).toBe('d');
  });

  it('is the last one where none came after, and none where none waits', () => {
    expect(nextAfter('c', ['a', 'b', 'c'], ['a', 'b'])).toBe('b');
    expect(nextAfter('c', ['c'], [])).toBeNull();
  });

  it('is the first one at the beginning, and stays while it waits', () => {
    expect(nextAfter(null, [], ['a', 'b'])).toBe('a');
    expect(nextAfter('a', ['a', 'b'], ['c', 'a', 'b'])).toBe('a');
  });
});
