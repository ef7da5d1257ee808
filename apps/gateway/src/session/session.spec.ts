import { describe, expect, it } from '@jest/globals';
import { readCookie, sessionCookie, setCookie } from './cookies.js';
import { returnPathOf } from './return-path.js';
import { isCheckDue, isUseToBeNoted, standingOf } from './session.js';

const start = new Date('2026-03-02T08:00:00Z');
const at = (minutes: number) => new Date(start.getTime() + minutes * 60_000);
const refreshTokenSealed = Buffer.from('sealed');
const session = (lastSeen: number, endedAt: Date | null = null, checked = lastSeen) => ({
  ...{ createdAt: start, lastSeenAt: at(lastSeen), endedAt, checkedAt: at(checked), refreshTokenSealed },
});
const checking = { everyMs: 5 * 60_000, unconfirmedMaxMs: 60 * 60_000 };

describe('a session', () => {
  it.each([
    ['just begun', 0, 0, { status: 'live', endsAt: at(30) }],
    ['not used for almost 30 minutes', 0, 29.99, { status: 'live', endsAt: at(30) }],
    ['not used for 30 minutes', 0, 30, { status: 'over', reason: 'idle' }],
    ['used all the time', 700, 719.9, { status: 'live', endsAt: at(720) }],
    ['used all the time for 12 hours', 720, 720, { status: 'over', reason: 'too-old' }],
  ])('%s', (_name, lastSeen, now, standing) => {
    expect(standingOf(session(lastSeen), at(now), checking)).toEqual(standing);
  });

  it('that was signed out is over at once', () => {
    expect(standingOf(session(0, at(1)), at(1), checking)).toEqual({ status: 'over', reason: 'signed-out' });
  });

  it('is over when the provider has not confirmed it for an hour, and lasts no longer where it cannot be asked', () => {
    expect(standingOf(session(50, null, 0), at(60), checking)).toEqual({ status: 'over', reason: 'unconfirmed' });
    const unasked = { ...session(50, null, 0), refreshTokenSealed: null };
    expect(standingOf(unasked, at(59), checking)).toEqual({ status: 'live', endsAt: at(60) });
    expect([4.9, 5].map((minutes) => isCheckDue(session(0), at(minutes), checking))).toEqual([false, true]);
    expect(isCheckDue(unasked, at(59), checking)).toBe(false);
  });

  it('has its use written down once a minute at most', () => {
    expect([0.9, 1].map((minutes) => isUseToBeNoted(session(0), at(minutes)))).toEqual([false, true]);
  });
});

describe('its cookie', () => {
  const value = 'a'.repeat(43);
  it('is for this host alone, for no script, and not for forms of other sites', () => {
    expect(setCookie(sessionCookie, value)).toBe(`__Host-owcr=${value}; Path=/; Secure; HttpOnly; SameSite=Lax`);
  });

  it.each([
    [`a=b; __Host-owcr=${value}; c=d`, value],
    [`x__Host-owcr=${value}`, null],
    [`__Host-owcr=${value}; __Host-owcr=${'b'.repeat(43)}`, null],
    ['__Host-owcr=short', null],
    [undefined, null],
  ])('is read from %j', (header, expected) => expect(readCookie(header, sessionCookie)).toBe(expected));
});

describe('the way back', () => {
  it.each(['/', '/issues?status=open&q=a%20b#map', '/sessions', '/a//b'])('leads to %s', (path) => {
    expect(returnPathOf(path)).toBe(path);
  });

  it.each([
    undefined,
    '',
    7,
    ['/a'],
    'a',
    '//a',
    '/\\a',
    '\\\\a',
    '/\n/a',
    'https:/a',
    `/${'a'.repeat(2001)}`,
    '/%2e%2e//a',
    '/..//a',
  ])('does not lead to %j', (wanted) => expect(returnPathOf(wanted)).toBe('/'));
});
