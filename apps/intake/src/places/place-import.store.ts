import { Injectable } from '@nestjs/common';
import { send, type Tx } from '@owcr/messaging';
import { v5 } from 'uuid';
import type { AddressRow, StreetName, StreetRow } from './place-row.js';

export interface Counts {
  created: number;
  changed: number;
  unchanged: number;
}

const streetNamespace = '0c9f2e0e-4b5f-5f0a-9d55-8e3c0f6a7b21';
/** The same street in every installation, so that a file loaded again finds it. */
const streetIdOf = ({ key, localityKey }: StreetName): string => v5(`${key}\n${localityKey}`, streetNamespace);

type CountRow = Record<keyof Counts, number>;

/** Writes streets and house numbers; with `dryRun` it only counts what it would write. */
@Injectable()
export class PlaceImportStore {
  /** Streets with their lines, each once. What the file says replaces what was known of the street. */
  async streets(tx: Tx, streets: readonly StreetRow[], dryRun: boolean): Promise<Counts> {
    if (streets.length === 0) return { created: 0, changed: 0, unchanged: 0 };
    const given = JSON.stringify(
      streets.map((street) => ({ id: streetIdOf(street), ...columnsOf(street), lines: street.lines, ...street.box })),
    );
    const rows = `jsonb_to_recordset($1::jsonb) AS given (id uuid, key text, name text, locality text, locality_key text, lines jsonb,
      south float8, west float8, north float8, east float8)`;
    const [counts] = await tx.query<CountRow[]>(
      `SELECT count(*) FILTER (WHERE known.id IS NULL)::int AS created,
         count(*) FILTER (WHERE known.lines <> given.lines OR known.name <> given.name)::int AS changed,
         count(*) FILTER (WHERE known.lines = given.lines AND known.name = given.name)::int AS unchanged
         FROM ${rows} LEFT JOIN street known USING (id)`,
      [given],
    );
    if (!dryRun)
      await send(
        tx,
        `INSERT INTO street (id, key, name, locality, locality_key, lines, south, west, north, east)
         SELECT * FROM ${rows} ORDER BY id
         ON CONFLICT (id) DO UPDATE SET name = excluded.name, lines = excluded.lines, south = excluded.south, west = excluded.west,
           north = excluded.north, east = excluded.east
         WHERE street.lines <> excluded.lines OR street.name <> excluded.name`,
        [given],
      );
    return counts ?? { created: 0, changed: 0, unchanged: 0 };
  }

  /** House numbers, each once. Their streets are made where there are none. */
  async addresses(tx: Tx, addresses: readonly AddressRow[], dryRun: boolean): Promise<Counts> {
    if (addresses.length === 0) return { created: 0, changed: 0, unchanged: 0 };
    const columns = [
      addresses.map(streetIdOf),
      addresses.map(({ number }) => number),
      addresses.map(({ figure }) => figure),
      addresses.map(({ lat }) => lat),
      addresses.map(({ lng }) => lng),
    ];
    const rows = `unnest($1::uuid[], $2::text[], $3::int[], $4::float8[], $5::float8[]) AS given (street_id, number, figure, lat, lng)`;
    const [counts] = await tx.query<CountRow[]>(
      `SELECT count(*) FILTER (WHERE known.street_id IS NULL)::int AS created,
         count(*) FILTER (WHERE known.lat <> given.lat OR known.lng <> given.lng)::int AS changed,
         count(*) FILTER (WHERE known.lat = given.lat AND known.lng = given.lng)::int AS unchanged
         FROM ${rows} LEFT JOIN street_address known USING (street_id, number)`,
      columns,
    );
    if (!dryRun) {
      await this.makeStreets(tx, addresses);
      await send(
        tx,
        `INSERT INTO street_address (street_id, number, figure, lat, lng) SELECT * FROM ${rows} ORDER BY street_id, number
         ON CONFLICT (street_id, number) DO UPDATE SET lat = excluded.lat, lng = excluded.lng
         WHERE street_address.lat <> excluded.lat OR street_address.lng <> excluded.lng`,
        columns,
      );
    }
    return counts ?? { created: 0, changed: 0, unchanged: 0 };
  }

  /** What is known of a street already stays: a row of a house says less of it than its own. But it grows around its houses. */
  private async makeStreets(tx: Tx, addresses: readonly AddressRow[]): Promise<void> {
    const rows = addresses.map((row) => ({ id: streetIdOf(row), ...columnsOf(row), lat: row.lat, lng: row.lng }));
    await send(
      tx,
      `INSERT INTO street (id, key, name, locality, locality_key, south, west, north, east)
       SELECT id, min(key), min(name), min(locality), min(locality_key), min(lat), min(lng), max(lat), max(lng)
         FROM jsonb_to_recordset($1::jsonb) AS given (id uuid, key text, name text, locality text, locality_key text, lat float8, lng float8)
        GROUP BY id ORDER BY id
       ON CONFLICT (id) DO UPDATE SET south = least(street.south, excluded.south), west = least(street.west, excluded.west),
         north = greatest(street.north, excluded.north), east = greatest(street.east, excluded.east)
       WHERE street.south > excluded.south OR street.west > excluded.west OR street.north < excluded.north OR street.east < excluded.east`,
      [JSON.stringify(rows)],
    );
  }
}

const columnsOf = ({ key, name, locality, localityKey }: StreetName) => ({ key, name, locality, locality_key: localityKey });
