import { describe, expect, it } from '@jest/globals';
import { hasSharedCases, sharedCase } from '@owcr/testing';
import { readPhoneNumber } from './phone-number.js';
import { checkRow } from './roster-row.js';

describe('a telephone number', () => {
  it.each([
    '(212) 555-0142',
    '212.555.0142',
    '+1 212 555 0142 x12',
    '(212) 555-0142 ext. 12',
    '212\u2013555\u20130142',
    '212\u00a0555\u00a00142',
    '+44 20 7946 0958',
    '00 33 1 99 00 12 34',
    '5550142',
    '4142',
    'tel:+12125550142',
    'tel:+1-212-555-0142;ext=12',
    '(212) 555-0142 / -0143',
    '\uff0b1 212 555 0142',
    '212-555-0142 #12',
    '212-555-0142, extension 12',
  ])('%s is kept as it was written', (written) => {
    expect(readPhoneNumber(` ${written} `)).toBe(written);
  });

  it('loses marks that cannot be seen', () => {
    expect(readPhoneNumber('\u202a+1 212 555 0142\u202c')).toBe('+1 212 555 0142');
  });

  it.each([
    ...[
      'call me',
      '',
      '12',
      '#12',
      '212 555 0142 or 212 555 0143',
      '1234567890123456',
      '2.125550142E+9',
      '1\u0000234567',
      '\u2013',
    ],
    '5'.repeat(10) + ' '.repeat(60) + '5',
  ])('%j is none', (text) => {
    expect(readPhoneNumber(text)).toBeNull();
  });
});

(hasSharedCases() ? describe : describe.skip)('27-phones.csv', () => {
  it('is a roster of 13 officers, each with a number', () => {
    const lines = sharedCase('27-phones.csv').trim().split(/\r?\n/).slice(1);
    const checked = lines.map((line, index) => {
      const [, badge, name, phone] = /^(\w+),([^,]+),,"([^"]+)"/.exec(line) ?? [];
      return { phone, checked: checkRow({ badge, name, phone, rank: 'officer' }, index) };
    });
    expect(checked).toHaveLength(13);
    for (const { phone, checked: row } of checked) expect(row).toMatchObject({ numbered: { entry: { phone } }, leftOut: [] });
  });
});
