import { Injectable } from '@nestjs/common';
import type { Tx } from '@owcr/messaging';
import { metresBetween } from './place.js';
import { checkAddress, checkStreet, type AddressRow, type RefusedRow } from './place-row.js';
import { PlaceImportStore, type Counts } from './place-import.store.js';

export interface PlaceImportSummary extends Counts {
  refused: RefusedRow[];
  dryRun: boolean;
}

/** Rows of one house that lie further apart than this are two houses, or a mistake. */
const sameHouseMetres = 100;

/** Brings streets and house numbers of the city in. The same again changes nothing. */
@Injectable()
export class PlaceImport {
  constructor(private readonly store: PlaceImportStore) {}

  /** The good rows, all in the caller's transaction. */
  async import(tx: Tx, addresses: readonly unknown[], streets: readonly unknown[], dryRun: boolean): Promise<PlaceImportSummary> {
    const [checkedStreets, checkedAddresses] = [streets.map(checkStreet), addresses.map(checkAddress)];
    const lines = lastOfEach(checkedStreets.flatMap((row) => ('taken' in row ? [row.taken] : [])));
    const { houses, repeated, refused } = onceEach(checkedAddresses.flatMap((row) => ('taken' in row ? [row.taken] : [])));
    const ofStreets = await this.store.streets(tx, lines, dryRun);
    const ofHouses = await this.store.addresses(tx, houses, dryRun);
    const unfit = [...checkedStreets, ...checkedAddresses].flatMap((row) => ('refused' in row ? [row.refused] : []));
    return {
      created: ofStreets.created + ofHouses.created,
      changed: ofStreets.changed + ofHouses.changed,
      unchanged: ofStreets.unchanged + ofHouses.unchanged + repeated,
      refused: [...unfit, ...refused].sort((a, b) => a.row - b.row),
      dryRun,
    };
  }
}

const lastOfEach = <T extends { key: string; localityKey: string }>(rows: readonly T[]): T[] => [
  ...new Map(rows.map((row) => [`${row.key}\n${row.localityKey}`, row])).values(),
];

/** Flats of one house are one address. The same number far away is refused. */
function onceEach(rows: readonly AddressRow[]): { houses: AddressRow[]; repeated: number; refused: RefusedRow[] } {
  const houses = new Map<string, AddressRow>();
  const refused: RefusedRow[] = [];
  let repeated = 0;
  for (const row of rows) {
    const key = `${row.key}\n${row.localityKey}\n${row.number}`;
    const before = houses.get(key);
    if (!before) houses.set(key, row);
    else if (metresBetween(before, row) <= sameHouseMetres) repeated++;
    else
      refused.push({
        row: row.row,
        errors: [{ path: 'number', message: `is in row ${before.row} already, more than ${sameHouseMetres} meters away` }],
      });
  }
  return { houses: [...houses.values()], repeated, refused };
}
