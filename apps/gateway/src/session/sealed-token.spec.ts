import { expect, it } from '@jest/globals';
import { openToken, sealToken } from './sealed-token.js';

it('a token is opened by the session it was sealed for, and by no other, nor when it was changed', () => {
  const sealed = sealToken('a-token', 'one');
  expect(openToken(sealed, 'one')).toBe('a-token');
  expect(sealed.toString('latin1')).not.toContain('a-token');
  expect(sealToken('a-token', 'one')).not.toEqual(sealed);
  expect(() => openToken(sealed, 'other')).toThrow();
  for (const place of [0, 13, sealed.length - 1]) {
    const changed = Buffer.from(sealed);
    changed[place]! ^= 1;
    expect(() => openToken(changed, 'one')).toThrow();
  }
});
