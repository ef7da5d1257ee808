import { Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { theService } from '@owcr/access';
import { reasonOf, send, Transactions, type Tx } from '@owcr/messaging';

const ofOfficer = `FROM assignment a WHERE a.officer_id = l.officer_id AND a.state IN ('assigned', 'acknowledged')`;
const openSql = `SELECT count(*) ${ofOfficer}`;

/**
 * How many issues each officer has that are not done: counted along with every change, so that choosing an officer costs the same however
 * much they have. A service of the version before this one does not count; what it left out beside a newer one is put right at the next start.
 */
@Injectable()
export class OfficerLoadStore implements OnApplicationBootstrap {
  private readonly log = new Logger(OfficerLoadStore.name);

  constructor(private readonly transactions: Transactions) {}

  async onApplicationBootstrap(): Promise<void> {
    const wrong = await this.transactions
      .run((tx) => this.recount(tx), theService)
      .catch((error: unknown) => this.log.warn(`open issues were not counted again: ${reasonOf(error)}`));
    if (wrong) this.log.warn(`the open issues of ${wrong} officers were counted wrong, and are put right`);
  }

  /** `changes`: how many more each officer has. The rows are locked in one order for everybody, and last in their transaction. */
  async add(tx: Tx, changes: ReadonlyMap<string, number>): Promise<void> {
    const changed = [...changes].filter(([, more]) => more !== 0).sort(([a], [b]) => (a < b ? -1 : 1));
    if (changed.length === 0) return;
    await send(
      tx,
      `INSERT INTO officer_load AS l (officer_id, open) SELECT * FROM unnest($1::uuid[], $2::int[])
       ON CONFLICT (officer_id) DO UPDATE SET open = l.open + excluded.open`,
      [changed.map(([officerId]) => officerId), changed.map(([, more]) => more)],
    );
  }

  /**
   * Counts anew, and returns how many were wrong. Who is changing a count at this moment is waited for; who changes it afterwards adds to what
   * is counted now.
   */
  async recount(tx: Tx): Promise<number> {
    await send(
      tx,
      `INSERT INTO officer_load SELECT l.officer_id, 0 FROM (SELECT id AS officer_id FROM officer) l
        WHERE EXISTS (SELECT ${ofOfficer}) ORDER BY 1 ON CONFLICT DO NOTHING`,
    );
    await tx.query('SELECT FROM officer_load ORDER BY officer_id FOR UPDATE');
    const [, wrong] = await tx.query<[unknown, number]>(
      `UPDATE officer_load l SET open = (${openSql}) WHERE l.open <> (${openSql})`,
    );
    return wrong;
  }
}
