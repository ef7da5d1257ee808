import { describe, expect, it } from '@jest/globals';
import { partsOf } from './text-parts.js';

describe('a text that people wrote', () => {
  it('has its numbers set apart where it is written from right to left', () => {
    const text = 'اتصل على +1 (212) 555-0142 بعد 10:30';
    expect(partsOf(text).filter(({ isNumber }) => isNumber)).toEqual([
      { text: '+1 (212) 555-0142', isNumber: true },
      { text: '10:30', isNumber: true },
    ]);
    expect(
      partsOf(text)
        .map((part) => part.text)
        .join(''),
    ).toBe(text);
  });

  it('is one part elsewhere', () =>
    expect(partsOf('Call +1 (212) 555-0142')).toEqual([{ text: 'Call +1 (212) 555-0142', isNumber: false }]));
});
