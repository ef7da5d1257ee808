import { expect, it } from '@jest/globals';
import { conflictWords } from './conflict.js';

const nameOf = (id: unknown) => ({ s: 'Lena Hale', o: 'Omar Reyes' })[String(id)] ?? 'somebody of the department';
const change = { by: 's', at: '2026-11-23T22:43:00Z', type: 'issue.noted.v1', facts: {} };
const given = { ...change, type: 'assignment.made.v1', facts: { officerId: 'o', cause: 'reassigned' } };

it.each([
  [given, 'Lena Hale gave this to Omar Reyes at 22:43. Your "Start work" was not sent.'],
  [{ ...given, by: null }, 'This was given to Omar Reyes at 22:43. Your "Start work" was not sent.'],
  [change, 'Lena Hale changed this at 22:43: Note written. Your "Start work" was not sent.'],
  [null, 'Somebody changed this at 22:43. Your "Start work" was not sent.'],
])('tells who did what and when', (one, words) => expect(conflictWords(one, 'Start work', '22:43', nameOf)).toBe(words));
