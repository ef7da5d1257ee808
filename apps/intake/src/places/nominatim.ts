import { z } from 'zod';
import { exactnesses, saying, type Place } from './place.js';
import type { PlaceSearch } from './street-search.js';
import { numberKey, readingsOf } from './typed-address.js';

/** Where an address service of the Nominatim kind is, and what part of the world it is asked about. */
export interface NominatimSettings {
  url: string;
  /** ISO 3166 codes, separated by commas. */
  countries: string | undefined;
  /** `west,south,east,north` in degrees: nothing outside is found. */
  area: string | undefined;
}

export interface NominatimQuestion {
  q: string;
  lang: string;
}

/** More than is shown: results that name no street or building are left out. */
const resultsMax = 20;
const labelMax = 200;
const text = z.string().max(2_000).optional().catch(undefined);

/** What is read of each result (https://nominatim.org/release-docs/latest/api/Output/, `jsonv2`). */
const result = z.object({
  lat: z.coerce.number().min(-90).max(90),
  lon: z.coerce.number().min(-180).max(180),
  osm_type: text,
  category: text,
  type: text,
  place_rank: z.number().catch(0),
  name: text,
  address: z.record(z.string(), z.unknown()).catch({}),
});
type Result = z.infer<typeof result>;

/** One result that cannot be read is left out; an answer that is no list is a fault. */
const answer = z.array(z.unknown()).max(100);

/** The address of the search for what was typed. */
export function nominatimRequest({ url, countries, area }: NominatimSettings, { q, lang }: NominatimQuestion): URL {
  const request = new URL('search', url.endsWith('/') ? url : `${url}/`);
  const parameters = {
    q,
    format: 'jsonv2',
    addressdetails: '1',
    limit: String(resultsMax),
    'accept-language': lang,
    ...(countries && { countrycodes: countries }),
    ...(area && { viewbox: area, bounded: '1' }),
  };
  request.search = new URLSearchParams(parameters).toString();
  return request;
}

/**
 * What the service answered, in our terms and as exact as it is. Towns and districts are left out: an issue has a place in a street.
 * Throws where `body` is no answer of such a service.
 */
export function placesOfNominatim(body: unknown, q: string): PlaceSearch {
  const asked = readingsOf(q).find((reading) => reading.kind === 'street' && reading.number !== null);
  const number = asked?.kind === 'street' ? asked.number : null;
  const places = answer.parse(body).flatMap((item) => {
    const read = result.safeParse(item);
    const place = read.success ? placeOf(read.data, number) : null;
    return place ? [place] : [];
  });
  const items = exactestOfEach(places);
  const houses = items.filter((place) => place.kind === 'address' && (number === null || numberOf(place) === number));
  const [best, others] = houses.length > 0 ? [houses, items.filter((place) => !houses.includes(place))] : [items, []];
  if (best.length === 0) return { result: 'suggestions', items: [], unknown: [] };
  return { result: best.length === 1 ? 'found' : 'several', items: [...best, ...others], unknown: [] };
}

/** A street comes in pieces, and a house with the street it stands in: each label once, as exact as it is known. */
function exactestOfEach(places: readonly Place[]): Place[] {
  const byLabel = new Map<string, Place>();
  for (const place of places.toSorted((a, b) => exactnesses.indexOf(a.exactness) - exactnesses.indexOf(b.exactness)))
    if (!byLabel.has(place.label)) byLabel.set(place.label, place);
  return [...byLabel.values()];
}

const numberOf = ({ number }: Place): string | null => (number === null ? null : numberKey(number));

/** Buildings and streets; what is known by name (a park, a station) has rank 30, or 26 and 27 where it is a way. */
const streetRank = 26;

function placeOf(found: Result, asked: string | null): Place | null {
  const { lat, lon: lng, address } = found;
  if (found.place_rank < streetRank) return null;
  const [street, house] = [stated(address, ['road', 'pedestrian', 'footway', 'path']), stated(address, ['house_number'])];
  const locality = stated(address, ['city', 'town', 'village', 'hamlet', 'suburb']);
  const about = { location: { lat, lng }, crossStreet: null };
  if (street && house) {
    const label = labelOf(`${house} ${street}`, locality);
    // A house number on a way that is no building was computed between its neighbors.
    const isComputed = found.osm_type === 'way' && found.category === 'place' && found.type === 'house';
    const exactness = isComputed ? 'interpolated' : 'exact';
    return { ...about, label, kind: 'address', exactness, street, number: house, message: saying(exactness) };
  }
  if (found.category === 'highway' && street) {
    const label = labelOf(asked === null ? street : `${asked.toUpperCase()} ${street}`, locality);
    const message = saying(asked === null ? 'middle' : 'number-unknown');
    return { ...about, label, kind: 'street', exactness: 'street-middle', street, number: asked, message };
  }
  const name = cleaned(found.name);
  if (!name) return null;
  const label = labelOf(street ? `${name}, ${street}` : name, locality);
  return { ...about, label, kind: 'place', exactness: 'interpolated', street, number: null, message: saying('named') };
}

function stated(address: Result['address'], fields: readonly string[]): string | null {
  for (const field of fields) {
    const value = cleaned(address[field]);
    if (value) return value;
  }
  return null;
}

const labelOf = (place: string, locality: string | null): string =>
  (locality ? `${place}, ${locality}` : place).slice(0, labelMax);

/** Without what does not show, and without what turns text around: the service is not ours. */
const cleaned = (value: unknown): string =>
  typeof value === 'string'
    ? value
        .normalize('NFC')
        .replace(/[\p{Cc}\p{Cf}]/gu, '')
        .replace(/\s+/g, ' ')
        .trim()
        .slice(0, labelMax)
    : '';
