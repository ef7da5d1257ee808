import { describe, expect, it } from '@jest/globals';
import { movesSummary, movesWords } from './moves-words.js';

const ann = { badge: '4411', name: 'Ann Lee', moves: 3, handOvers: 2, references: ['D4-1042', 'D4-1050'] };
const ben = { badge: '4412', name: 'Ben Ortiz', moves: 1, handOvers: 0, references: ['D4-1051'] };

describe('what a roster would do to open issues', () => {
  it('is said in all', () => {
    expect(movesSummary([ann, ben])).toBe(
      '4 open issues would go to another officer at once. 2 open issues would wait for a supervisor to hand them over.',
    );
    expect(movesSummary([ben])).toBe('1 open issue would go to another officer at once.');
    expect(movesSummary([])).toBe('No open issue would move to another officer.');
  });

  it('is said of each person, with the references', () => {
    expect(movesWords(ann)).toBe('Ann Lee, badge 4411: 3 move at once, 2 wait to be handed over (D4-1042, D4-1050 and 3 more).');
    expect(movesWords(ben)).toBe('Ben Ortiz, badge 4412: 1 moves at once (D4-1051).');
  });

  it('says where the count ends', () =>
    expect(movesSummary(Array.from({ length: 200 }, () => ben))).toMatch(/Only the first 200 people are counted\.$/));
});
