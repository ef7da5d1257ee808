import { describe, expect, it } from '@jest/globals';
import { deadlineWords, shareOf, urgencyOf } from './urgency.js';

const dueAt = '2026-11-23T12:00:00.000Z';
const dueMs = Date.parse(dueAt);
const minuteMs = 60_000;
const eightHours = { startedAt: '2026-11-23T04:00:00.000Z', dueAt };

describe('how near a deadline is', () => {
  it('is calm until the last quarter of the time allowed', () => {
    expect(urgencyOf(eightHours, dueMs - 121 * minuteMs)).toBe('calm');
    expect(urgencyOf(eightHours, dueMs - 120 * minuteMs)).toBe('soon');
  });

  it('is soon in the last quarter of an hour, however short the time', () => {
    const halfAnHour = { startedAt: '2026-11-23T11:30:00.000Z', dueAt };
    expect(urgencyOf(halfAnHour, dueMs - 15 * minuteMs)).toBe('soon');
    expect(urgencyOf({ startedAt: null, dueAt }, dueMs - 16 * minuteMs)).toBe('calm');
  });

  it('is late from the very moment', () => {
    expect(urgencyOf(eightHours, dueMs - 1)).toBe('soon');
    expect(urgencyOf(eightHours, dueMs)).toBe('late');
  });

  it('says what share of the time has passed', () => {
    expect(shareOf(eightHours, dueMs - 4 * 60 * minuteMs)).toBe(0.5);
    expect(shareOf(eightHours, Date.parse(eightHours.startedAt) - 1)).toBe(0);
    expect(shareOf({ startedAt: null, dueAt }, dueMs - 1)).toBeNull();
    expect(shareOf({ startedAt: null, dueAt }, dueMs)).toBe(1);
  });

  it('says it in words', () => {
    expect(deadlineWords(dueAt, dueMs - 25 * minuteMs)).toBe('in 25 min');
    expect(deadlineWords(dueAt, dueMs + 120 * minuteMs)).toBe('late by 2 h');
  });
});
