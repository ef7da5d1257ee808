import { Injectable } from '@nestjs/common';
import type { Location } from '@owcr/contracts';
import { DataSource } from 'typeorm';
import type { Neighbor, NumberFacts } from './place.js';
import type { Lines } from './street-line.js';
import type { TypedStreet } from './typed-address.js';

/** How a street's name goes with what was typed. */
export type Likeness = 'same' | 'begins' | 'contains' | 'alike';
const likenesses: readonly Likeness[] = ['same', 'begins', 'contains', 'alike'];

export interface KnownStreet {
  id: string;
  key: string;
  name: string;
  locality: string | null;
  lines: Lines;
}

export interface LikelyStreet extends KnownStreet {
  likeness: Likeness;
}

interface StreetRow extends KnownStreet {
  rank: number;
}

interface NumberRow {
  id: string;
  lat: number | null;
  lng: number | null;
  low: Neighbor | null;
  high: Neighbor | null;
  first: string | null;
  last: string | null;
}

/** Only houses so close to each other say that two streets meet. */
const meetingMetres = 80;
const metresPerDegree = 111_195;
/** A street crosses no more than these; and so many houses are compared at most. */
const crossingsMax = 400;
const housesMax = 2_000;

/** Streets and house numbers, to be looked up. They are public: nobody's reach is asked for. */
@Injectable()
export class StreetStore {
  constructor(private readonly dataSource: DataSource) {}

  async hasStreets(): Promise<boolean> {
    return (await this.dataSource.query<unknown[]>('SELECT FROM street LIMIT 1')).length > 0;
  }

  /** Streets that may be meant, the likeliest first; among equals those nearer to `near`. */
  async likely({ key, stem }: TypedStreet, near: Location | null, limit: number): Promise<LikelyStreet[]> {
    const rows: StreetRow[] = await this.dataSource.query(
      `SELECT id, key, name, locality, lines, CASE WHEN key = $1 THEN 0 WHEN key LIKE $1 || '%' OR key LIKE $2 || '%' THEN 1
           WHEN key LIKE '% ' || $2 || '%' THEN 2 ELSE 3 END AS rank
         FROM street
        WHERE key LIKE $1 || '%' OR key LIKE $2 || '%' OR key LIKE '% ' || $2 || '%' OR key % $1
        ORDER BY rank, CASE WHEN key LIKE $1 || ' %' THEN 0 ELSE 1 END, round(similarity(key, $1)::numeric, 1) DESC,
          CASE WHEN $3::float8 IS NOT NULL
            THEN power(greatest(south - $3, $3 - north, 0), 2) + power(greatest(west - $4, $4 - east, 0) * cosd($3), 2) END NULLS LAST,
          similarity(key, $1) DESC, name, locality_key
        LIMIT $5`,
      [key, stem, near?.lat ?? null, near?.lng ?? null, limit],
    );
    return rows.map(({ rank, ...street }) => ({ ...street, likeness: likenesses[rank] ?? 'alike' }));
  }

  /** Streets whose lines may meet this one's. */
  async around(street: KnownStreet): Promise<KnownStreet[]> {
    return this.dataSource.query(
      `SELECT other.id, other.key, other.name, other.locality, other.lines
         FROM street one JOIN street other ON other.south <= one.north AND other.north >= one.south
          AND other.west <= one.east AND other.east >= one.west AND other.id <> one.id AND other.locality_key = one.locality_key
        WHERE one.id = $1 ORDER BY other.name LIMIT ${crossingsMax}`,
      [street.id],
    );
  }

  /** A house number on each of these streets: where it is, and what lies around it, on its own side first. */
  async numbers(streets: readonly KnownStreet[], number: string, figure: number | null): Promise<Map<string, NumberFacts>> {
    const beside = (comparison: '<' | '>', order: 'ASC' | 'DESC') =>
      `LATERAL (SELECT jsonb_build_object('figure', figure, 'lat', lat, 'lng', lng) AS house FROM street_address
         WHERE street_id = asked.id AND figure ${comparison} $3
         ORDER BY (figure % 2 = $3 % 2) DESC, figure ${order}, number LIMIT 1)`;
    const end = (order: 'ASC' | 'DESC') =>
      `(SELECT number FROM street_address WHERE street_id = asked.id AND figure IS NOT NULL ORDER BY figure ${order} LIMIT 1)`;
    const rows: NumberRow[] = await this.dataSource.query(
      `SELECT asked.id, exact.lat, exact.lng, low.house AS low, high.house AS high, ${end('ASC')} AS first, ${end('DESC')} AS last
         FROM unnest($1::uuid[]) AS asked (id)
         LEFT JOIN street_address exact ON exact.street_id = asked.id AND exact.number = $2
         LEFT JOIN ${beside('<', 'DESC')} low ON true
         LEFT JOIN ${beside('>', 'ASC')} high ON true`,
      [streets.map(({ id }) => id), number, figure],
    );
    return new Map(
      rows.map(({ id, lat, lng, ...facts }) => [id, { ...facts, exact: lat === null || lng === null ? null : { lat, lng } }]),
    );
  }

  /** The house in the middle of each street: where a street without lines is. */
  async middleHouses(streets: readonly KnownStreet[]): Promise<Map<string, Location>> {
    const rows: (Location & { street_id: string })[] = await this.dataSource.query(
      `SELECT street_id, lat, lng FROM (
         SELECT street_id, lat, lng, row_number() OVER (PARTITION BY street_id ORDER BY figure, number) AS at,
           count(*) OVER (PARTITION BY street_id) AS houses
           FROM street_address WHERE street_id = ANY ($1::uuid[])) numbered
        WHERE at = (houses + 1) / 2`,
      [streets.map(({ id }) => id)],
    );
    return new Map(rows.map(({ street_id, lat, lng }) => [street_id, { lat, lng }]));
  }

  /** Where the houses of two streets come closest; null where that is no meeting. */
  async meeting(one: KnownStreet, other: KnownStreet): Promise<Location | null> {
    const rows: Location[] = await this.dataSource.query(
      `SELECT (a.lat + b.lat) / 2 AS lat, (a.lng + b.lng) / 2 AS lng
         FROM (SELECT lat, lng FROM street_address WHERE street_id = $1 ORDER BY figure LIMIT ${housesMax}) a
         JOIN (SELECT lat, lng FROM street_address WHERE street_id = $2 ORDER BY figure LIMIT ${housesMax}) b
           ON power(a.lat - b.lat, 2) + power((a.lng - b.lng) * cosd(a.lat), 2) < power($3::float8, 2)
        ORDER BY power(a.lat - b.lat, 2) + power((a.lng - b.lng) * cosd(a.lat), 2) LIMIT 1`,
      [one.id, other.id, meetingMetres / metresPerDegree],
    );
    return rows[0] ?? null;
  }
}
