import { describe, expect, it } from '@jest/globals';
import { startOfDay } from './start-of-day.js';
import { clockTime, timeOfDay } from './words.js';
import { dayOf, setDepartmentZone } from './zone.js';

describe('a day of the department', () => {
  it('begins at its midnight, also where the clocks change', () => {
    expect(startOfDay('2026-11-23', 0, 'America/New_York')).toBe('2026-11-23T05:00:00.000Z');
    expect(startOfDay('2026-11-01', 1, 'America/New_York')).toBe('2026-11-02T05:00:00.000Z');
    expect(startOfDay('2026-11-01', 0, 'America/New_York')).toBe('2026-11-01T04:00:00.000Z');
    // There is no midnight in Beirut on the day that summer begins.
    expect(startOfDay('2026-03-29', 0, 'Asia/Beirut')).toBe('2026-03-28T22:00:00.000Z');
  });

  it('is the one it is there', () => {
    expect(dayOf(Date.parse('2026-11-23T04:59:00Z'), 'America/New_York')).toBe('2026-11-22');
    expect(dayOf(Date.parse('2026-11-23T04:59:00Z'), 'Asia/Tokyo')).toBe('2026-11-23');
  });

  it.each(['', 'soon', '2026-02-30', '2026-13-01', '26-1-1'])('is not %j', (text) => expect(startOfDay(text)).toBeNull());
});

describe('a moment', () => {
  it("is told by the department's clock, whatever the device's is", () => {
    const at = '2026-11-24T02:30:00Z';
    const nowMs = Date.parse('2026-11-24T04:00:00Z');
    setDepartmentZone('America/New_York');
    expect([timeOfDay(Date.parse(at), 'en-US'), clockTime(at, nowMs, 'en-US')]).toEqual(['21:30', '21:30']);
    setDepartmentZone('Asia/Tokyo');
    expect(clockTime(at, nowMs, 'en-US')).toBe('11:30');
    expect(clockTime('2026-11-24T16:00:00Z', nowMs, 'en-US')).toBe('Wed 01:00');
    expect(clockTime('2026-12-24T16:00:00Z', nowMs, 'en-US')).toBe('Dec 25 01:00');
  });
});
