import { describe, expect, it } from '@jest/globals';
import { endsPageOf, hasEndedMeanwhile } from './other-tabs.js';

const session = (id: string) => JSON.stringify({ person: { id }, endsAt: '2026-11-23T12:00:00Z', reachedAtMs: 0 });
const signedOut = (personId: string) => JSON.stringify({ personId, atMs: 1 });

describe('a page of somebody', () => {
  it.each([
    ['signed out in another tab', 'signed-out', signedOut('ana'), true],
    ['is somebody else there now', 'last-session', session('ben'), true],
    ['signed in again', 'last-session', session('ana'), false],
    ['has a session that ended', 'last-session', null, false],
    ['is not who signed out', 'signed-out', signedOut('ben'), false],
    ['has other things kept', 'queue-waits', '1', false],
  ])('who %s: goes or stays', (_, key, newValue, ends) => expect(endsPageOf('ana', { key, newValue })).toBe(ends));
});

describe('a page of somebody that heard of nothing for a while', () => {
  it.each([
    ['is still signed in', session('ana'), null, false],
    ['has a session that merely ended', null, null, false],
    ['signed out', null, signedOut('ana'), true],
    ['is somebody else there now', session('ben'), null, true],
    ['was followed by somebody who signed out as well', null, signedOut('ben'), true],
  ])('who %s: goes or stays', (_, kept, left, ends) =>
    expect(hasEndedMeanwhile('ana', { session: kept, signedOut: left })).toBe(ends),
  );
});
