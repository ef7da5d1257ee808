import { describe, expect, it } from '@jest/globals';
import { localTimeReader } from './local-time.js';

const newYork = localTimeReader('MM/dd/yyyy hh:mm:ss a', 'America/New_York');

describe('a date as people write it', () => {
  it.each([
    ['in summer', '06/26/2018 10:58:54 AM', '2018-06-26T14:58:54Z'],
    ['in winter', '01/17/2019 11:04:50 AM', '2019-01-17T16:04:50Z'],
    ['at midnight', '06/26/2018 12:00:00 AM', '2018-06-26T04:00:00Z'],
    ['at noon', '06/26/2018 12:00:00 PM', '2018-06-26T16:00:00Z'],
    ['in the evening, next day in UTC', '12/31/2018 11:30:00 pm', '2019-01-01T04:30:00Z'],
    ['in the hour the clock skips: moved forward', '03/11/2018 02:30:00 AM', '2018-03-11T07:30:00Z'],
    ['in the hour that comes twice: the first', '11/04/2018 01:30:00 AM', '2018-11-04T05:30:00Z'],
    ['after the hour that comes twice', '11/04/2018 02:00:00 AM', '2018-11-04T07:00:00Z'],
    ['without leading zeros', '6/2/2018 1:05:00 PM', '2018-06-02T17:05:00Z'],
  ])('%s', (_, text, utc) => {
    expect(newYork(text)).toBe(utc);
  });

  it.each([
    '',
    'yesterday',
    '02/30/2018 10:00:00 AM',
    '13/01/2018 10:00:00 AM',
    '06/26/2018 13:00:00 PM',
    '06/26/2018 00:10:00 AM',
    '06/26/2018',
  ])('is refused: "%s"', (text) => {
    expect(newYork(text)).toBeNull();
  });

  it('reads other formats, and ISO with and without an offset', () => {
    expect(localTimeReader('dd.MM.yyyy HH:mm', 'Europe/Berlin')('26.06.2018 10:58')).toBe('2018-06-26T08:58:00Z');
    expect(localTimeReader('yyyy-MM-dd', 'UTC')('2018-06-26')).toBe('2018-06-26T00:00:00Z');
    const iso = localTimeReader('iso', 'America/New_York');
    expect(iso('2018-06-26T10:58:54.000')).toBe('2018-06-26T14:58:54Z');
    expect(iso('2018-06-26T10:58:54+02:00')).toBe('2018-06-26T08:58:54Z');
    expect(iso('26 June')).toBeNull();
  });

  it.each([
    ['MM/dd/yyyy', 'Mars/Olympus'],
    ['MM/dd', 'UTC'],
    ['yyyy-MM-dd QQ', 'UTC'],
    ['yyyy-MM-dd hh:mm', 'UTC'],
  ])('a format or zone that is not one is refused at once: %s %s', (format, zone) => {
    expect(() => localTimeReader(format, zone)).toThrow(RangeError);
  });
});
