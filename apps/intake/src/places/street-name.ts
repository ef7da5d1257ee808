import { directions, leading, ordinalOf, ordinals, suffixes } from './street-words.js';

/** A word as it was written, and as it is compared: without accents, case and points. `St.` is `st`, `Mary's` is `marys`. */
export interface Word {
  said: string;
  plain: string;
}

/** The words of a text. What joins two, as in `35-10`, is part of one. */
export function wordsOf(text: string): Word[] {
  const said = text.normalize('NFC').match(/[\p{L}\p{M}\p{N}'’.]+(?:-[\p{L}\p{M}\p{N}'’.]+)*/gu) ?? [];
  return said.map((word) => ({ said: word, plain: plainOf(word) })).filter(({ plain }) => plain !== '');
}

const plainOf = (word: string): string =>
  word
    .normalize('NFKD')
    .replace(/[\p{M}'’.]/gu, '')
    .toLowerCase();

/**
 * The name of a street as it is compared: `N. Fifth Ave` and `North 5th Avenue` are one. Empty where there is no word in it. The same for
 * what a file says and for what somebody types, so that neither has to know the other's abbreviations.
 */
export function streetKey(name: string): string {
  return keyOf(wordsOf(name).map(({ plain }) => plain));
}

/** The same of words that were read already (`plain`). */
export function keyOf(words: readonly string[]): string {
  return words.map((word, index) => canonical(word, index, words)).join(' ');
}

function canonical(word: string, index: number, words: readonly string[]): string {
  const isFirst = index === 0 && words.length > 1;
  const isLast = index === words.length - 1;
  // `E Street` and `Avenue N` are named after letters.
  if (directions.has(word) && words.length > 1 && (isFirst || isLast) && !isLetter(word, words))
    return directions.get(word) ?? word;
  if (isFirst && leading.has(word) && !isNamedBySuffix(words)) return leading.get(word) ?? word;
  if (suffixes.has(word)) return suffixes.get(word) ?? word;
  if (ordinals.has(word)) return ordinals.get(word) ?? word;
  // `5 Ave` is the fifth; `Highway 61` is no sixty-first.
  const next = words[index + 1];
  if (/^\d{1,3}$/.test(word) && next !== undefined && suffixes.has(next)) return ordinalOf(Number(word));
  return word;
}

const isLetter = (word: string, words: readonly string[]): boolean =>
  word.length === 1 && words.length === 2 && words.some((other) => other !== word && suffixes.has(other));

/** `Dr` alone before a direction is a drive without a name, not a doctor. */
const isNamedBySuffix = (words: readonly string[]): boolean => words.length === 2 && directions.has(words[1] ?? '');

/** For people: as the file has it, with abbreviations written out. A file that shouts is not followed: `QUAY ST` is `Quay Street`. */
export function displayName(name: string): string {
  const words = wordsOf(name);
  const plain = words.map((word) => word.plain);
  const shouts = !/\p{Ll}/u.test(name);
  const shown = words.map(({ said }, index) => {
    const word = canonical(plain[index] ?? '', index, plain);
    if (shouts) return capitalized(word);
    return word === plain[index] || /\d/.test(word) ? said : capitalized(word);
  });
  return shown.join(' ');
}

const capitalized = (word: string): string => word.replace(/(?<![\p{L}\p{N}])\p{L}/gu, (letter) => letter.toUpperCase());
