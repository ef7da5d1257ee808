import { describe, expect, it } from '@jest/globals';
import { isTimeZone } from '@owcr/platform';
import { endOfToday } from './today.js';

describe('today', () => {
  it.each([
    ['2026-11-23T04:59:59.000Z', 'America/New_York', '2026-11-23T05:00:00.000Z'],
    ['2026-11-23T05:00:00.000Z', 'America/New_York', '2026-11-24T05:00:00.000Z'],
    ['2026-11-23T23:30:00.000Z', 'UTC', '2026-11-24T00:00:00.000Z'],
    // The day on which clocks go back has 25 hours.
    ['2026-11-01T04:00:00.000Z', 'America/New_York', '2026-11-02T05:00:00.000Z'],
  ])('at %s in %s ends at %s', (now, zone, end) => expect(endOfToday(now, zone)).toBe(end));

  it('knows time zones by their names', () => {
    expect(isTimeZone('America/New_York')).toBe(true);
    for (const name of ['', 'New York', 'Mars/Olympus', "UTC'; --"]) expect(isTimeZone(name)).toBe(false);
  });
});
