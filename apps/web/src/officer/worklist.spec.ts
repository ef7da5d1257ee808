import { describe, expect, it } from '@jest/globals';
import { worklistOf } from './worklist.js';

const nothing = { open: [], done: [], assignments: [], due: [] };

describe('the work list of an officer', () => {
  it('says how much of it is shown where an officer has more than is read', () =>
    expect(worklistOf({ ...nothing, openRead: { hasMore: true, total: 1_234, totalIsAtLeast: false } }).shown).toBe(
      'Showing 0 of 1,234, the most urgent first.',
    ));

  it('says nothing of it where all is shown', () =>
    expect(worklistOf({ ...nothing, openRead: { hasMore: false, total: 12, totalIsAtLeast: false } }).shown).toBeNull());

  it('is read from what a device kept before lists said how much of them was read', () =>
    expect(worklistOf(nothing)).toEqual({ items: [], shown: null }));
});
