import { describe, expect, it } from '@jest/globals';
import { assignmentWords } from './reason-words.js';

const codes = [
  ...['previous-absent', 'previous-inactive', 'previous-not-on-duty', 'previous-elsewhere'],
  ...['sector-officer', 'cover', 'duty-sergeant', 'same-officer', 'chosen-by-supervisor'],
  ...['on-shift', 'on-shift-before-due', 'next-on-shift', 'nobody-in-time', 'nobody-on-shift', 'no-shift-planned'],
  ...['only-one', 'lowest-load', 'lowest-load-then-badge', 'outside-sectors'],
];

describe('the reasons of an assignment in words', () => {
  it.each(codes)('has words for %s', (code) => {
    expect(assignmentWords([{ code }])).toMatch(/^[a-z ,]+$/);
  });

  it('says them in their order and leaves out what is unknown', () => {
    const reasons = [{ code: 'previous-absent' }, { code: 'cover', detail: '4' }, { code: 'new-code' }];
    expect(assignmentWords(reasons)).toBe('the officer before is absent; covers for the sector');
    expect(assignmentWords([])).toBeNull();
  });
});
