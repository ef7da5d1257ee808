import { keyOf, type Word, wordsOf } from './street-name.js';

/** One way to read what was typed. The street is as it is compared (`key`) and as it was typed (`said`). */
export type Reading =
  | { kind: 'street'; street: TypedStreet; number: string | null }
  | { kind: 'crossing'; streets: readonly [TypedStreet, TypedStreet | null] };

export interface TypedStreet {
  key: string;
  /** With the last word as it was typed so far: `quay s` may become `quay street`. */
  stem: string;
  said: string;
}

/** Longer texts are no addresses; what is behind that is not looked at. */
const wordsMax = 12;
/** `152`, `152b`, `35-10` of Queens. */
const houseNumber = /^\d{1,6}(?:-\d{1,4})?\p{L}?$/u;
const ordinal = /^\d+(?:st|nd|rd|th)$/;
const crossingWords = /\s*[&+/@]\s*|\s+(?:and|at)\s+/i;
/** `152 1/2` is looked for as 152. */
const half = /(\d)\s+\d\/\d(?=\s|$)/;
const leadIn = /^\s*(?:the\s+)?(?:corner|intersection|crossing)\s+(?:of\s+)?/i;
/** A flat or a floor says nothing about the place. */
const unit = /\s+(?:(?:apt|apartment|unit|suite|ste|fl|floor|room|rm)\.?\s*#?\s*[\p{L}\p{N}-]*|#\s*[\p{L}\p{N}-]+)\s*$/iu;

/** Every way to read an address, the likeliest first. None where there is no word in it. */
export function readingsOf(typed: string): Reading[] {
  const text = typed.replace(leadIn, '').replace(half, '$1');
  const [first = '', second, ...more] = text.split(crossingWords);
  if (second === undefined || more.length > 0) return streetReadings(wordsIn(text));
  const [one, other] = [streetOf(wordsIn(first)), streetOf(wordsIn(second))];
  // `Church and State Street` may be one street.
  const asOne = other ? streetReadings(wordsIn(text)).filter((reading) => reading.kind === 'street') : [];
  return one ? [{ kind: 'crossing', streets: [one, other] }, ...asOne] : [];
}

/** What comes after a comma is a town; flats are left out. */
const wordsIn = (text: string): Word[] => wordsOf((text.split(',')[0] ?? '').replace(unit, '')).slice(0, wordsMax);

function streetReadings(words: readonly Word[]): Reading[] {
  const whole = streetOf(words);
  if (!whole) return [];
  const [first = '', last = ''] = [words[0]?.plain, words.at(-1)?.plain];
  const ahead = isHouseNumber(first) ? streetOf(words.slice(1)) : null;
  const behind = isHouseNumber(last) ? streetOf(words.slice(0, -1)) : null;
  return [
    ...(ahead ? [{ kind: 'street' as const, street: ahead, number: first }] : []),
    // `5 Avenue` may be the fifth. A number alone is no street.
    ...(/\p{L}/u.test(whole.key) ? [{ kind: 'street' as const, street: whole, number: null }] : []),
    ...(behind ? [{ kind: 'street' as const, street: behind, number: last }] : []),
  ];
}

const isHouseNumber = (word: string): boolean => houseNumber.test(word) && !ordinal.test(word);

function streetOf(words: readonly Word[]): TypedStreet | null {
  const plain = words.map((word) => word.plain);
  if (plain.length === 0) return null;
  const before = keyOf(plain.slice(0, -1));
  return {
    key: keyOf(plain),
    stem: [before, plain.at(-1)].filter(Boolean).join(' '),
    said: words.map(({ said }) => said).join(' '),
  };
}

/** The figure of a house number, for its order along the street; null where it has none or two. */
export function figureOf(number: string): number | null {
  const found = /^(\d{1,6})\p{L}?$/u.exec(number);
  return found ? Number(found[1]) : null;
}

/** A house number as it is compared: `152 B` and `152b` are one. Null where it is none. */
export function numberKey(number: string): string | null {
  const key = number.trim().toLowerCase().replace(/\s+/g, '');
  return houseNumber.test(key) ? key : null;
}
