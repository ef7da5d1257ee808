import { createSecretKey, randomBytes } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { open, seal, Unopenable } from './sealing.js';

const key = createSecretKey(randomBytes(32));
const plain = Buffer.from('Zoë Ωmega');

describe('what is sealed', () => {
  it('opens with its key and its context, letter by letter, also when it is empty', () => {
    expect(open(key, seal(key, plain, 'a'), 'a')).toEqual(plain);
    expect(open(key, seal(key, Buffer.alloc(0), 'a'), 'a')).toHaveLength(0);
  });

  it('is another text each time, 29 bytes longer than the plain one, and does not hold it', () => {
    const sealed = [1, 2, 3].map(() => seal(key, plain, 'a'));
    expect(new Set(sealed.map((text) => text.toString('hex'))).size).toBe(3);
    expect(new Set(sealed.map((text) => text.subarray(1, 13).toString('hex'))).size).toBe(3);
    for (const text of sealed) {
      expect(text).toHaveLength(plain.length + 29);
      expect(text.includes(plain)).toBe(false);
    }
  });

  it('does not open with another key or in another context', () => {
    const sealed = seal(key, plain, 'a');
    expect(() => open(createSecretKey(randomBytes(32)), sealed, 'a')).toThrow(Unopenable);
    expect(() => open(key, sealed, 'b')).toThrow(Unopenable);
  });

  it('does not open once a single bit of it was changed, or a byte of it is missing', () => {
    const sealed = seal(key, plain, 'a');
    for (let bit = 0; bit < sealed.length * 8; bit++) {
      const changed = Buffer.from(sealed);
      changed[bit >> 3]! ^= 1 << (bit & 7);
      expect(() => open(key, changed, 'a')).toThrow(Unopenable);
    }
    for (let length = 0; length < sealed.length; length++)
      expect(() => open(key, sealed.subarray(0, length), 'a')).toThrow(Unopenable);
  });
});
