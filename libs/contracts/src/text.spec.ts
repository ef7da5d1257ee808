import { describe, expect, it } from '@jest/globals';
import { characterCount, isBlank, overridesDirection, shortened, withEllipsis } from './text.js';

const family = '\u{1F468}\u200d\u{1F469}\u200d\u{1F467}\u200d\u{1F466}';

describe('free text', () => {
  it.each([
    ['nothing', ''],
    ['blanks', ' \t\n\u00a0\u3000'],
    ['zero-width characters', '\u200b\u2060\ufeff\u200d'],
    ['a filler of Hangul', '\u3164\u115f\uffa0'],
    ['variation selectors and tags', '\ufe0f\u{e0100}\u{e0041}'],
    ['an override of nothing', '\u202e\u202c'],
    ['blank Braille', '\u2800'],
  ])('of %s is blank', (_, text) => expect(isBlank(text)).toBe(true));

  it.each(['.', '0', family, 'l\u0301', '\u0627', '\u200ba'])('of %j is not', (text) => expect(isBlank(text)).toBe(false));

  it('is counted in code points', () => {
    expect(characterCount('Peñón')).toBe(5);
    expect(characterCount(family)).toBe(7);
    expect(characterCount('\u{1F693}'.repeat(200))).toBe(200);
  });

  it('may turn a line around, and a mark for one neighbor does not', () => {
    expect(overridesDirection('invoice\u202egpj.exe')).toBe(true);
    expect(overridesDirection('\u2067name')).toBe(true);
    expect(overridesDirection('\u200fاسم\u200e')).toBe(false);
  });

  it('is shortened between two characters as people see them', () => {
    expect(shortened('abc', 3)).toBe('abc');
    expect(shortened('abcd', 3)).toBe('abc');
    expect(shortened(`ab${family}`, 8)).toBe('ab');
    expect(shortened(`ab${family}`, 9)).toBe(`ab${family}`);
    expect(shortened(`l${'\u0301'.repeat(9)}`, 5)).toBe('');
  });

  it('ends in an ellipsis where something was left out', () => {
    expect(withEllipsis('abc', 3)).toBe('abc');
    expect(withEllipsis('one two', 5)).toBe('one…');
    expect(withEllipsis(`ab${family} and more`, 6)).toBe('ab…');
    expect(withEllipsis(`a\u{1F1FA}\u{1F1F8}\u{1F1FA}\u{1F1F8}`, 4)).toBe('a\u{1F1FA}\u{1F1F8}…');
  });
});
