import { Injectable } from '@nestjs/common';
import type { Location } from '@owcr/contracts';
import { Geocoder } from './geocoder.js';
import { metresBetween, type Place } from './place.js';
import { type PlaceQuestion, type PlaceSearch, StreetSearch } from './street-search.js';

/** Finds places by what people call them: in the streets of the city first, then with the address service where there is one. */
@Injectable()
export class PlaceFinder {
  constructor(
    private readonly streets: StreetSearch,
    private readonly geocoder: Geocoder,
  ) {}

  async search(question: PlaceQuestion & { lang: string }): Promise<PlaceSearch> {
    const own = await this.streets.search(question);
    if (!this.geocoder.isConfigured || !isUnanswered(own)) return own;
    const { q, lang, near, limit } = question;
    const asked = await this.geocoder.search({ q, lang });
    // Nobody knows whether the street exists: that is not the same as that it does not.
    if (!asked) return { ...own, result: 'unavailable' };
    if (asked.items.length > 0) return { ...asked, items: nearestFirst(asked, near).slice(0, limit) };
    return own.result === 'no-addresses' ? asked : own;
  }
}

/** The city's own streets are known better than by anybody else, and offer what somebody is still typing. */
function isUnanswered({ result, items }: PlaceSearch): boolean {
  return result === 'no-addresses' || result === 'unknown-street' || (result === 'suggestions' && items.length === 0);
}

/** Equals by their distance; what was found stays first. */
function nearestFirst({ result, items }: PlaceSearch, near: Location | null): Place[] {
  if (result !== 'several' || !near) return items;
  return items.toSorted((a, b) => metresBetween(near, a.location) - metresBetween(near, b.location));
}
