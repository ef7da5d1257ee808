import { describe, expect, it } from '@jest/globals';
import { offsetFrom } from './server-clock.js';

const server = 'Mon, 23 Nov 2026 12:00:00 GMT';
const serverMs = Date.parse(server);
const minuteMs = 60_000;

describe("the server's clock", () => {
  it('is as far ahead as its answers say, to a second', () => {
    const late = serverMs - 10 * minuteMs;
    expect(offsetFrom(server, late, late + 40, 0)).toBe(10 * minuteMs - 40);
    const early = serverMs + 10 * minuteMs;
    expect(offsetFrom(server, early, early + 40, 0)).toBe(-10 * minuteMs + 1_000);
  });

  it('is the same where the answer does not contradict it', () => {
    expect(offsetFrom(server, serverMs + 200, serverMs + 300, 0)).toBe(0);
    // Twenty seconds for an answer: it says nothing to a second.
    expect(offsetFrom(server, serverMs - 15_000, serverMs + 5_000, 700)).toBe(700);
  });

  it('is not set by an answer without a date', () => {
    for (const date of [null, '', 'soon']) expect(offsetFrom(date, 0, 0, 5)).toBeNull();
  });
});
