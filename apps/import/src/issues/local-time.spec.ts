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

  const losAngeles = localTimeReader('M/d/yy H:mm', 'America/Los_Angeles');
  it.each([
    ['with two digits for the year and one for the rest', '1/5/24 0:05', '2024-01-05T08:05:00Z'],
    ['with two digits where one would do', '01/05/24 00:05', '2024-01-05T08:05:00Z'],
    ['in the hour the clock skips: moved forward', '3/10/24 2:30', '2024-03-10T10:30:00Z'],
    ['at the end of a year, next one in UTC', '12/31/23 23:59', '2024-01-01T07:59:00Z'],
    ['of the last century', '6/1/99 1:00', '1999-06-01T08:00:00Z'],
  ])('%s', (_, text, utc) => {
    expect(losAngeles(text)).toBe(utc);
  });

  it.each([
    '45361.1041666667',
    '45361',
    '15:30.0',
    '########',
    '13/1/24 0:05',
    '2/30/24 0:05',
    '1/5/2024 0:05',
    '1/5/24 24:05',
    '1/5/24 0:5x',
  ])('from a spreadsheet is refused: "%s"', (text) => {
    expect(losAngeles(text)).toBeNull();
    expect(newYork(text)).toBeNull();
  });

  it('reads months by name, fractions of a second, and halves of a day however they are written', () => {
    expect(localTimeReader('dd-MMM-yyyy HH:mm', 'UTC')('05-Jan-2024 10:58')).toBe('2024-01-05T10:58:00Z');
    expect(localTimeReader('MMMM d, yyyy', 'UTC')('January 5, 2024')).toBe('2024-01-05T00:00:00Z');
    expect(localTimeReader('yyyy-MM-ddTHH:mm:ss.SSS', 'UTC')('2024-01-05T10:58:00.250')).toBe('2024-01-05T10:58:00.25Z');
    expect(newYork('06/26/2018 10:58:54 p.m.')).toBe('2018-06-27T02:58:54Z');
    expect(newYork('06/26/2018  10:58:54\u202fAM')).toBe('2018-06-26T14:58:54Z');
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
