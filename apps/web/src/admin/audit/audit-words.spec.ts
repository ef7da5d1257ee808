import { expect, it } from '@jest/globals';
import { actionChoices, actionWords, refusalWords, targetKindOf } from './audit-words.js';

it.each([
  ['POST /api/v1/assignments/:issueId/reassign', 'Reassigned an issue'],
  ['DELETE /api/v1/shifts/:id', 'Withdrew a shift'],
  ['access-ended', 'Lost access: no longer active in the roster'],
  ['GET /api/v1/issues/:id/reporter', 'Looked at a reporter’s contact'],
  ['GET /api/v1/api-keys', 'Looked at api keys'],
  ['GET /api/v1/issues/:id/photos', 'Looked at issues, photos'],
  ['POST /api/v0/older', 'POST /api/v0/older'],
  ['constructor', 'constructor'],
])('%s is %s', (action, words) => expect(actionWords(action)).toBe(words));

it('tells what an entry is about', () => {
  expect(targetKindOf('POST /api/v1/issues/:id/merge')).toBe('issue');
  expect(targetKindOf('access-ended')).toBe('person');
  expect(targetKindOf('POST /api/v1/sectors/:code/retire')).toBeNull();
});

it('says why something was refused', () => {
  expect(refusalWords('forbidden')).toBe('not permitted');
  expect(refusalWords('too-many-kinds')).toBe('too many kinds');
});

it('offers each kind of entry once, by its words', () =>
  expect(new Set(actionChoices.map(({ label }) => label)).size).toBeGreaterThan(50));
