import { describe, expect, it } from '@jest/globals';
import { isTransient, nextDelayMs, retryAfterMs } from './retry.js';

const policy = { firstDelayMs: 200, delayMaxMs: 5_000, giveUpAfterMs: 120_000 };

describe('waiting before the next try', () => {
  it.each([
    ['the first time', { tries: 1, elapsedMs: 0, random: 1 }, 200],
    ['doubled each time', { tries: 4, elapsedMs: 0, random: 1 }, 1_600],
    ['up to a ceiling', { tries: 50, elapsedMs: 0, random: 1 }, 5_000],
    ['with jitter, down to a half', { tries: 1, elapsedMs: 0, random: 0 }, 100],
    ['as long as the system asks for', { tries: 1, elapsedMs: 0, random: 1, retryAfterMs: 9_000 }, 9_000],
    ['never past the end', { tries: 9, elapsedMs: 119_000, random: 1 }, null],
    ['not when the time is used up', { tries: 9, elapsedMs: 120_000, random: 1 }, null],
    ['not when the system asks for more than is left', { tries: 1, elapsedMs: 100_000, random: 1, retryAfterMs: 60_000 }, null],
  ])('%s', (_, at, delayMs) => {
    expect(nextDelayMs(policy, at)).toBe(delayMs);
  });

  it('is worth it for what may pass, not for a refusal', () => {
    expect([429, 408, 500, 502, 503, 504].every(isTransient)).toBe(true);
    expect([200, 201, 400, 401, 403, 404, 409, 413, 422].some(isTransient)).toBe(false);
  });

  it('reads Retry-After as seconds or as a date', () => {
    const nowMs = Date.parse('2026-11-23T12:00:00Z');
    expect(retryAfterMs('3', nowMs)).toBe(3_000);
    expect(retryAfterMs('Mon, 23 Nov 2026 12:00:10 GMT', nowMs)).toBe(10_000);
    expect(retryAfterMs('Mon, 23 Nov 2026 11:00:00 GMT', nowMs)).toBe(0);
    expect([undefined, '', 'soon', '-5'].map((header) => retryAfterMs(header, nowMs))).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });
});
