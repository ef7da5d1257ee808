import { describe, expect, it } from '@jest/globals';
import { trackingCodeOf } from './tracking-code.js';

describe('a tracking code', () => {
  it('has three groups of four signs', () => {
    expect(trackingCodeOf(Uint8Array.from([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]))).toBe('ABCD-EFGH-JKLM');
  });

  it('uses 32 different signs, so that each carries five bits', () => {
    const signs = new Set<string>();
    for (let byte = 0; byte < 256; byte++) signs.add(trackingCodeOf(new Uint8Array(12).fill(byte)).charAt(0));
    expect(signs.size).toBe(32);
    expect([...signs].join('')).not.toMatch(/[01OI]/);
  });

  it('refuses too little randomness', () => {
    expect(() => trackingCodeOf(new Uint8Array(8))).toThrow(RangeError);
  });
});
