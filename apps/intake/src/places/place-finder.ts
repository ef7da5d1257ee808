import { Injectable } from '@nestjs/common';
import { type PlaceQuestion, type PlaceSearch, StreetSearch } from './street-search.js';

/** Finds places by what people call them. */
@Injectable()
export class PlaceFinder {
  constructor(private readonly streets: StreetSearch) {}

  search(question: PlaceQuestion & { lang: string }): Promise<PlaceSearch> {
    return this.streets.search(question);
  }
}
