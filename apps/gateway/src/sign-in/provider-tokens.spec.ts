import { expect, it } from '@jest/globals';
import { rememberedMs } from './provider-tokens.js';

const nowMs = Date.parse('2026-03-02T08:00:00Z');
const nowS = nowMs / 1000;
const dayS = 24 * 60 * 60;
const minuteMs = 60_000;

it.each([
  ['that ends in two minutes, for two minutes', { iat: nowS, exp: nowS + 120 }, 2 * minuteMs],
  ['that is good for hours, for five minutes', { iat: nowS, exp: nowS + 36_000 }, 5 * minuteMs],
  ['that will be too old in a minute, for a minute', { iat: nowS - dayS + 60, exp: nowS + 36_000 }, minuteMs],
  ['that has just ended, not at all', { iat: nowS - 600, exp: nowS - 1 }, 0],
  ['without an end, not at all', { iat: nowS }, 0],
])('an access token is remembered: %s', (_name, payload, expected) => {
  expect(rememberedMs(payload, nowMs)).toBe(expected);
});
