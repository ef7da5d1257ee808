import { describe, expect, it } from '@jest/globals';
import { reasonWords } from './similar.js';

describe('why an issue may be the same', () => {
  it.each([
    [{ code: 'near', detail: 119.6 }, '120 m away'],
    [{ code: 'near', detail: 0.2 }, 'at the same place'],
    [{ code: 'recent', detail: 0 }, 'within the last day'],
    [{ code: 'recent', detail: 1 }, '1 day ago'],
    [{ code: 'recent', detail: 12 }, '12 days ago'],
    [{ code: 'similar-text', detail: 0.637 }, 'words 64 % alike'],
  ] as const)('%j is said as %j', (reason, words) => expect(reasonWords(reason)).toBe(words));
});
