import { describe, expect, it } from '@jest/globals';
import { Problem, unreachable } from '../api/problem.js';
import { nothingEntered } from './draft-store.js';
import { isLeftOpen, isSentAgain, type Unsent } from './unsent.js';

const hourMs = 3_600_000;
const entered = { ...nothingEntered, draft: { ...nothingEntered.draft, summary: 'Broken lamp' } };
const unsent: Unsent = { attempt: { key: 'k', body: '{}' }, entered, sentAtMs: 0, then: 'open' };
const found = { label: '12 Steeple Lane', location: { lat: 44, lng: -38 }, exactness: 'exact' } as never;
const lookedUp = { ...entered, draft: { ...entered.draft, where: { ...entered.draft.where, found } } };
const changed = { ...entered, contact: { ...entered.contact, phone: '555-0100' } };

describe('a report without an answer', () => {
  it.each([
    ['within twelve hours', unsent, entered, 12 * hourMs - 1, true],
    ['where its address was looked up since', unsent, lookedUp, 1, true],
    ['not after twelve hours', unsent, entered, 12 * hourMs, false],
    ['not where it was refused', { ...unsent, then: null }, entered, 1, false],
    ['not where something was entered since', unsent, changed, 1, false],
    ['not where it was discarded', unsent, nothingEntered, 1, false],
  ])('is sent again %s', (_, sent, now, nowMs, isSent) => expect(isSentAgain(sent, now, nowMs)).toBe(isSent));

  it.each([
    [unreachable(), true],
    [new Problem(401, 'not-signed-in', ''), true],
    [new Problem(503, 'unavailable', ''), true],
    [new Problem(400, 'invalid', ''), false],
    [new Problem(403, 'forbidden', ''), false],
    [new Problem(429, 'too-many', ''), false],
    [new Problem(500, 'internal', ''), false],
  ])('is left open, or refused: %s', (error, isOpen) => expect(isLeftOpen(error)).toBe(isOpen));
});
