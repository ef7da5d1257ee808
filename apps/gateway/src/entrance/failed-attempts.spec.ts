import { describe, expect, it } from '@jest/globals';
import { FailedAttempts, freeFailuresDefault, networkOf, waitAfterMs, waitMaxMs } from './failed-attempts.js';

describe('bad credentials', () => {
  it('are free five times less one, and then cost twice as much each time, up to five minutes', () => {
    const waits = Array.from({ length: 20 }, (_, failures) => waitAfterMs(failures) / 1000);
    expect(waits.slice(0, 9)).toEqual([0, 0, 0, 0, 0, 1, 2, 4, 8]);
    expect(waits.at(-1)).toBe(300);
    expect(waitAfterMs(10_000)).toBe(waitMaxMs);
  });

  it('of one address do not slow another one down', () => {
    const attempts = new FailedAttempts();
    for (let failure = 0; failure < freeFailuresDefault; failure++) attempts.failed('192.0.2.1', 0);
    expect([attempts.waitMs('192.0.2.1', 'a', 0), attempts.waitMs('192.0.2.2', 'a', 0)]).toEqual([1000, 0]);
    expect(attempts.waitMs('192.0.2.1', 'a', 1000)).toBe(0);
  });

  it('that come all at once count once', () => {
    const attempts = new FailedAttempts();
    for (let failure = 0; failure < 100; failure++) attempts.failed('192.0.2.1', 0);
    expect(attempts.waitMs('192.0.2.1', 'a', 0)).toBe(1000);
  });

  it('do not hold up who came from there with good ones, and only with those', () => {
    const attempts = new FailedAttempts();
    attempts.succeeded('192.0.2.1', 'good');
    for (let failure = 0; failure < freeFailuresDefault; failure++) attempts.failed('192.0.2.1', 0);
    expect([attempts.waitMs('192.0.2.1', 'good', 0), attempts.waitMs('192.0.2.1', 'other', 0)]).toEqual([0, 1000]);
  });

  it('take no more memory however many addresses try', () => {
    const attempts = new FailedAttempts();
    for (let failure = 0; failure < freeFailuresDefault; failure++) attempts.failed('192.0.2.1', 0);
    for (let other = 0; other < 20_000; other++) attempts.failed(`10.0.${other >> 8}.${other & 255}`, 0);
    expect(attempts.waitMs('192.0.2.1', 'a', 0)).toBe(0);
  });
});

describe('an address', () => {
  it.each([
    ['192.0.2.1', '192.0.2.1'],
    ['::ffff:192.0.2.1', '192.0.2.1'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
    ['2001:db8:1:2::6', '2001:db8:1:2'],
    ['2001:db8::6', '2001:db8:0:0'],
    ['::1', '0:0:0:0'],
    ['fe80::1%eth0', 'fe80:0:0:0'],
  ])('%s is in the network %s', (address, network) => expect(networkOf(address)).toBe(network));
});
