import { Injectable } from '@nestjs/common';
import type { Location } from '@owcr/contracts';
import { placeOfCrossing, placeOfNumber, placeOfStreet, type Place } from './place.js';
import { crossingOf, middleOf } from './street-line.js';
import { StreetStore, type KnownStreet, type LikelyStreet } from './street.store.js';
import { figureOf, readingsOf, type Reading, type TypedStreet } from './typed-address.js';

export const searchResults = [
  'found',
  'several',
  'suggestions',
  'unknown-street',
  'no-crossing',
  'no-addresses',
  'unavailable',
] as const;

/**
 * What a search found. `found`: the first item is what was typed. `several`: more than one is. `suggestions`: what was typed so far may
 * become one of these. `unknown-street`: no street is named so; the items are those spelled alike. `no-crossing`: both streets are known
 * and do not meet; the items are the streets. `unavailable`: the address service does not answer.
 */
export interface PlaceSearch {
  result: (typeof searchResults)[number];
  items: Place[];
  /** Names of streets that are not known, as they were typed. */
  unknown: string[];
}

export interface PlaceQuestion {
  q: string;
  near: Location | null;
  limit: number;
}

/** Of so many streets that may be meant the best are shown: one that has the house number goes before one that has not. */
const likelyMax = 20;

/** Looks an address up in the streets and house numbers of the city. */
@Injectable()
export class StreetSearch {
  constructor(private readonly streets: StreetStore) {}

  async search({ q, near, limit }: PlaceQuestion): Promise<PlaceSearch> {
    if (!(await this.streets.hasStreets())) return { result: 'no-addresses', items: [], unknown: [] };
    const answers: PlaceSearch[] = [];
    for (const reading of readingsOf(q)) {
      const answer = await this.read(reading, near, limit);
      if (answer.result === 'found' || answer.result === 'several') return { ...answer, items: answer.items.slice(0, limit) };
      answers.push(answer);
    }
    const order = ['suggestions', 'no-crossing', 'unknown-street'];
    const best = answers.sort((a, b) => order.indexOf(a.result) - order.indexOf(b.result))[0];
    return best ? { ...best, items: best.items.slice(0, limit) } : { result: 'suggestions', items: [], unknown: [] };
  }

  private read(reading: Reading, near: Location | null, limit: number): Promise<PlaceSearch> {
    return reading.kind === 'street'
      ? this.street(reading.street, reading.number, near)
      : this.crossing(reading.streets, near, limit);
  }

  private async street(typed: TypedStreet, number: string | null, near: Location | null): Promise<PlaceSearch> {
    const likely = await this.streets.likely(typed, near, likelyMax);
    const named = namedBy(typed, likely);
    // A street that is named goes first, what it may still become behind it.
    const begins = likely.filter((street) => !named.includes(street) && (named.length === 0 || street.likeness !== 'alike'));
    const items = [...(await this.placesOn(named, number)), ...exactFirst(await this.placesOn(begins, number))];
    if (named.length > 0 && items.length > 0) return { result: named.length > 1 ? 'several' : 'found', items, unknown: [] };
    const begun = likely.some(({ likeness }) => likeness !== 'alike');
    return begun ? { result: 'suggestions', items, unknown: [] } : { result: 'unknown-street', items, unknown: [typed.said] };
  }

  /** The number on each street, or each street's middle; streets of which nobody knows where they are left out. */
  private async placesOn(streets: readonly KnownStreet[], number: string | null): Promise<Place[]> {
    const [facts, houses] = await Promise.all([
      number === null ? null : this.streets.numbers(streets, number, figureOf(number)),
      this.streets.middleHouses(streets.filter(({ lines }) => lines.length === 0)),
    ]);
    return streets.flatMap((street) => {
      const middle = middleOf(street.lines) ?? houses.get(street.id) ?? null;
      const known = facts?.get(street.id);
      const place =
        number !== null && known
          ? placeOfNumber(street, number, figureOf(number), known, middle)
          : middle && placeOfStreet(street, middle);
      return place ? [place] : [];
    });
  }

  private async crossing(
    [first, second]: readonly [TypedStreet, TypedStreet | null],
    near: Location | null,
    limit: number,
  ): Promise<PlaceSearch> {
    const likely = await this.streets.likely(first, near, likelyMax);
    const named = namedBy(first, likely);
    if (named.length === 0) return { result: 'unknown-street', items: await this.placesOn(likely, null), unknown: [first.said] };
    const others = second ? await this.streets.likely(second, near, likelyMax) : [];
    const otherNamed = second ? namedBy(second, others) : [];
    if (otherNamed.length > 0) {
      const items = await this.crossings(named, otherNamed);
      if (items.length > 0) return { result: items.length > 1 ? 'several' : 'found', items, unknown: [] };
    }
    const begun = await this.crossingsBegun(named, second, limit);
    if (begun.length > 0) return { result: 'suggestions', items: begun, unknown: [] };
    if (otherNamed.length > 0)
      return { result: 'no-crossing', items: await this.placesOn([...named, ...otherNamed], null), unknown: [] };
    return { result: 'unknown-street', items: await this.crossings(named, others), unknown: second ? [second.said] : [] };
  }

  /** Where any of these meets any of those. */
  private async crossings(ones: readonly KnownStreet[], others: readonly KnownStreet[]): Promise<Place[]> {
    const pairs = ones.flatMap((one) =>
      others.filter(({ id, locality }) => id !== one.id && locality === one.locality).map((other) => [one, other] as const),
    );
    const places: Place[] = [];
    for (const [one, other] of pairs) {
      const at = crossingOf(one.lines, other.lines);
      const beside = at || (one.lines.length > 0 && other.lines.length > 0) ? null : await this.streets.meeting(one, other);
      if (at) places.push(placeOfCrossing(one, other, at, 'lines'));
      else if (beside) places.push(placeOfCrossing(one, other, beside, 'houses'));
    }
    return places;
  }

  /** Crossings of a street with those whose names go on from what was typed; all of its crossings where nothing was. */
  private async crossingsBegun(ones: readonly KnownStreet[], typed: TypedStreet | null, limit: number): Promise<Place[]> {
    const places: Place[] = [];
    for (const one of ones) {
      const around = (await this.streets.around(one)).filter(
        ({ key }) => !typed || key.startsWith(typed.key) || ` ${key}`.includes(` ${typed.stem}`),
      );
      for (const other of around) {
        const at = crossingOf(one.lines, other.lines);
        if (at) places.push(placeOfCrossing(one, other, at, 'lines'));
        if (places.length === limit) return places;
      }
    }
    return places;
  }
}

const exactFirst = (places: readonly Place[]): Place[] => [
  ...places.filter(({ kind }) => kind === 'address'),
  ...places.filter(({ kind }) => kind !== 'address'),
];

/** The streets that were named entirely: by the whole name, or by all of it but its last word where only one street goes on so. */
function namedBy({ key }: TypedStreet, likely: readonly LikelyStreet[]): LikelyStreet[] {
  const same = likely.filter(({ likeness }) => likeness === 'same');
  if (same.length > 0) return same;
  const begun = likely.filter((street) => street.key.startsWith(`${key} `));
  return new Set(begun.map((street) => street.key)).size === 1 ? begun : [];
}
