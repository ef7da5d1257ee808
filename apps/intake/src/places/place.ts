import { assertNever, type Location } from '@owcr/contracts';
import { rounded } from './street-line.js';

export const placeKinds = ['address', 'street', 'crossing', 'place'] as const;
export const exactnesses = ['exact', 'interpolated', 'street-middle'] as const;
/**
 * What is to be said of a place, in the words of whoever shows it. `number-unknown`: the street is known, the number on it is not.
 * `middle`: no number was asked for. `beside`: where the houses of two streets come closest, for want of the streets' lines.
 */
export const placeMessages = ['exact', 'interpolated', 'number-unknown', 'middle', 'crossing', 'beside', 'named'] as const;

/** A place that was found, and how exactly. */
export interface Place {
  label: string;
  kind: (typeof placeKinds)[number];
  exactness: (typeof exactnesses)[number];
  location: Location;
  street: string | null;
  /** The second street of a crossing. */
  crossStreet: string | null;
  /** The house number that was asked for, whether or not it is known. */
  number: string | null;
  message: { code: (typeof placeMessages)[number]; first: string | null; last: string | null };
}

export interface Street {
  name: string;
  locality: string | null;
}

/** What is known of a house number and its neighbors on one street. */
export interface NumberFacts {
  exact: Location | null;
  low: Neighbor | null;
  high: Neighbor | null;
  /** The lowest and the highest number of the street. */
  first: string | null;
  last: string | null;
}

export interface Neighbor extends Location {
  figure: number;
}

/** Between numbers that lie further apart than this nothing is known: the street may bend, or end. */
const gapMaxMetres = 500;
const gapMaxNumbers = 200;
const metresPerDegree = 111_195;

/** Where a number of a street is: exactly, between its neighbors, or no better than the middle of the street. Null: nowhere. */
export function placeOfNumber(
  street: Street,
  number: string,
  figure: number | null,
  facts: NumberFacts,
  middle: Location | null,
): Place | null {
  const about = { street: street.name, crossStreet: null, number, label: labelOf(street, number) };
  if (facts.exact) return { ...about, kind: 'address', exactness: 'exact', location: facts.exact, message: saying('exact') };
  const between = figure === null ? null : interpolated(figure, facts);
  if (between)
    return { ...about, kind: 'address', exactness: 'interpolated', location: between, message: saying('interpolated') };
  if (!middle) return null;
  const message = { code: 'number-unknown' as const, first: facts.first, last: facts.last };
  return { ...about, kind: 'street', exactness: 'street-middle', location: middle, message };
}

/** A street without a number: its middle, and it says so. */
export function placeOfStreet(street: Street, middle: Location): Place {
  const about = { street: street.name, crossStreet: null, number: null, label: labelOf(street, null) };
  return { ...about, kind: 'street', exactness: 'street-middle', location: middle, message: saying('middle') };
}

export function placeOfCrossing(one: Street, other: Street, at: Location, by: 'lines' | 'houses'): Place {
  const label = `${one.name} & ${other.name}${one.locality ? `, ${one.locality}` : ''}`;
  const about = { street: one.name, crossStreet: other.name, number: null, label, kind: 'crossing' as const, location: at };
  switch (by) {
    case 'lines':
      return { ...about, exactness: 'exact', message: saying('crossing') };
    case 'houses':
      return { ...about, exactness: 'interpolated', message: saying('beside') };
    default:
      return assertNever(by);
  }
}

const labelOf = ({ name, locality }: Street, number: string | null): string =>
  `${number ? `${number.toUpperCase()} ` : ''}${name}${locality ? `, ${locality}` : ''}`;

export const saying = (code: Place['message']['code']): Place['message'] => ({ code, first: null, last: null });

function interpolated(figure: number, { low, high }: NumberFacts): Location | null {
  if (!low || !high || high.figure - low.figure > gapMaxNumbers || metresBetween(low, high) > gapMaxMetres) return null;
  const share = (figure - low.figure) / (high.figure - low.figure);
  return {
    lat: rounded(low.lat + share * (high.lat - low.lat)),
    lng: rounded(low.lng + share * (high.lng - low.lng)),
  };
}

/** Good to a few metres within a city. */
export function metresBetween(from: Location, to: Location): number {
  const east = (to.lng - from.lng) * Math.cos((from.lat * Math.PI) / 180);
  return Math.hypot(east, to.lat - from.lat) * metresPerDegree;
}
