import { characterCount } from '@owcr/contracts/words';
import { describe, expect, it } from '@jest/globals';
import { charactersLeft, withinLimit } from './text-limit.js';

describe('a text field with a limit', () => {
  it('counts as the API does: an emoji is one character, not two', () => {
    expect(withinLimit('', '😀'.repeat(200), 200)).toBe('😀'.repeat(200));
    expect(charactersLeft('😀'.repeat(190), 200)).toBe(10);
  });

  it('takes of what is inserted as much as fits, wherever that is, and drops nothing that was there', () => {
    expect(withinLimit('abcd', 'abXYZcd', 5)).toBe('abXcd');
    expect(withinLimit('aaaa', 'aaaaaa', 5)).toBe('aaaaa');
    expect(withinLimit('abcde', 'abcdef', 5)).toBe('abcde');
    expect(withinLimit('abcde', 'XYZ', 2)).toBe('XYZ');
  });

  it('never cuts a character in half', () => {
    const family = '👨‍👩‍👧';
    expect(withinLimit('abc', `abc${family}`, 5)).toBe('abc');
    expect(withinLimit('abc😀', 'abc😀😁', 4)).toBe('abc😀');
    expect(withinLimit('', `${family}${family}`, characterCount(family) + 1)).toBe(family);
  });

  it('lets a text that was too long get shorter', () => expect(withinLimit('abcdef', 'abcde', 3)).toBe('abcde'));

  it('tells what is left near the end only', () => {
    expect(charactersLeft('a'.repeat(159), 200)).toBeNull();
    expect(charactersLeft('a'.repeat(160), 200)).toBe(40);
    expect(charactersLeft('a'.repeat(4_899), 5_000)).toBeNull();
    expect(charactersLeft('a'.repeat(5_000), 5_000)).toBe(0);
  });
});
