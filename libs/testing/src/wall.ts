import { reachOf, type Reach } from '@owcr/access';
import { transactionIn, type Tx } from '@owcr/messaging';
import type { TestDatabase } from './database.js';
import { rightsBeyondRows, tablesWithoutPolicy } from './policies.js';

interface Places {
  precincts?: readonly string[];
  sectors?: readonly string[];
  officerId?: string | null;
  agency?: string | null;
}

/** A reach into these places, as somebody has who works there and not in the whole city. */
export const reachInto = ({ precincts = [], sectors = [], officerId = null, agency = null }: Places): Reach =>
  reachOf({ everywhere: false, precincts, sectors, officerId, agency });

/** The second wall of one service's database, tried as the running service would: as its application role. */
export function wallOf(database: () => TestDatabase) {
  const within = <T>(reach: Reach, work: (tx: Tx) => Promise<T>): Promise<T> => transactionIn(database().app, reach, work);

  /** Resolves where a policy refuses the statement, and rejects where it is carried out or fails otherwise. */
  const refusedWithin =
    (reach: Reach) =>
    async (sql: string, ...values: unknown[]): Promise<void> => {
      const outcome = await within(reach, (tx) => tx.query(sql, values)).then(
        () => 'it was carried out',
        (error: unknown) => String(error),
      );
      if (!outcome.includes('violates row-level security policy')) throw new Error(`not refused by a policy: ${sql}: ${outcome}`);
    };

  /**
   * What is wrong with the wall itself: rights beyond reading and writing rows, tables with a scope and no policy that are not `open` for
   * a reason, and tables said to be open that are not. Empty: it stands.
   */
  const faults = async (open: Readonly<Record<string, string>>): Promise<string[]> => {
    const [beyond, found] = [await rightsBeyondRows(database().app), await tablesWithoutPolicy(database().dataSource)];
    return [
      ...beyond.map((right) => `the application role ${right}`),
      ...found.filter((table) => !Object.hasOwn(open, table)).map((table) => `${table} has no policy`),
      ...Object.keys(open)
        .filter((table) => !found.includes(table))
        .map((table) => `${table} is not open`),
    ];
  };
  return { within, refusedWithin, faults };
}
