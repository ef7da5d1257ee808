import { matchSorter } from 'match-sorter';
import type { Place } from '../map/city-map-props.js';
import { crossingOf, middleOf, type Street } from './streets.js';

const suggestionsMax = 8;
/** `Tanner Street & Heron Lane`, `corner of ... and ...`, `... at ...`, `.../...`. */
const crossingWords = /\s*(?:&|\/|\+|,|\band\b|\bat\b|\bcorner\b)\s*/i;
/** After a comma there may be a flat or a town; after these only another street. */
const isCrossing = /&|\/|\+|\band\b|\bat\b|\bcorner\b/i;
const houseNumber = /^\d+[a-z]?\s+|\s+\d+[a-z]?$/i;

/** The names in an address, without house numbers: one for a street, two for a crossing. */
function namesIn(address: string): string[] {
  const parts = address.replace(/^\s*(?:the\s+)?corner\s+of\s+/i, '').split(crossingWords);
  return parts.map((part) => part.trim().replace(houseNumber, '').trim()).filter((part) => part !== '');
}

const isNamed =
  (name: string) =>
  (street: Street): boolean =>
    street.name.toLowerCase() === name.toLowerCase().replace(/\s+/g, ' ');

/** The place of an address: a street's middle, or where two streets cross. Null where it names none that is known. */
export function placeOfAddress(address: string, streets: readonly Street[]): Place | null {
  const found = namesIn(address).flatMap((name) => streets.find(isNamed(name)) ?? []);
  const [first, second] = found;
  // One street of two is no place: where it meets the other one may be far from its middle.
  if (!first || (!second && isCrossing.test(address))) return null;
  return second && second !== first ? crossingOf(first, second) : middleOf(first);
}

/** Streets and crossings that may be meant by what was typed so far, the likeliest first. House numbers stay. */
export function addressSuggestions(typed: string, streets: readonly Street[]): string[] {
  const [name = '', ...others] = namesIn(typed);
  if (name === '') return [];
  const street = streets.find(isNamed(name));
  if (street && (others.length > 0 || crossingWords.test(typed.trimStart())))
    return crossingsOf(street, others[0] ?? '', streets);
  const number = houseNumber.exec(typed.trim())?.[0].trim();
  return matchSorter([...streets], name, { keys: ['name'] })
    .slice(0, suggestionsMax)
    .map((one) => (number ? `${number} ${one.name}` : one.name));
}

function crossingsOf(street: Street, other: string, streets: readonly Street[]): string[] {
  const candidates = streets.filter((one) => one !== street);
  const likely = other === '' ? candidates : matchSorter(candidates, other, { keys: ['name'] });
  return likely
    .filter((one) => crossingOf(street, one) !== null)
    .slice(0, suggestionsMax)
    .map((one) => `${street.name} & ${one.name}`);
}
