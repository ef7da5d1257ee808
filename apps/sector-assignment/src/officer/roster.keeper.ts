import { Injectable } from '@nestjs/common';
import type { Tx } from '@owcr/messaging';
import { ReviewSweep } from '../assignment/review.sweep.js';
import { officerIdOf } from '../ids.js';
import { SectorStore } from '../sector/sector.store.js';
import type { Officer } from './officer.js';
import { OfficerStore } from './officer.store.js';
import { rosterDifference, type RosterDifference } from './roster-difference.js';
import { planRoster, type NumberedEntry, type RefusedRow, type RosterPlan } from './roster-import.js';
import { checkRow } from './roster-row.js';
import { RosterPublisher } from './roster.publisher.js';

export interface RosterSummary {
  created: number;
  changed: number;
  unchanged: number;
  /** People the file does not name, whose precincts change because of it. */
  alsoChanged: number;
  refused: RefusedRow[];
  dryRun: boolean;
  /** Of a dry run: what would change, row by row. */
  difference?: RosterDifference;
}

/** Keeps the roster: who serves where, under whom. */
@Injectable()
export class RosterKeeper {
  constructor(
    private readonly officers: OfficerStore,
    private readonly sectors: SectorStore,
    private readonly publisher: RosterPublisher,
    private readonly sweep: ReviewSweep,
  ) {}

  /** Brings the good rows of a file in, all in the caller's transaction. */
  async import(tx: Tx, rows: readonly unknown[], dryRun: boolean): Promise<RosterSummary> {
    const checked = rows.map(checkRow);
    const fit = checked.flatMap((row) => ('numbered' in row ? [row.numbered] : []));
    const unfit = checked.flatMap((row) => ('refused' in row ? [row.refused] : []));
    await this.sectors.lockSet(tx);
    const { plan, roster } = await this.plan(tx, fit);
    if (!dryRun) await this.apply(tx, plan);
    return {
      created: plan.created.length,
      changed: plan.changedRows,
      unchanged: plan.unchangedRows,
      alsoChanged: plan.changed.length - plan.changedRows,
      refused: [...unfit, ...plan.refused].sort((a, b) => a.row - b.row),
      dryRun,
      ...(dryRun && { difference: rosterDifference(plan, roster) }),
    };
  }

  /** After a change of sectors: who serves where follows from them. The caller holds the lock on the set of sectors. */
  async deriveAgain(tx: Tx): Promise<void> {
    const { plan } = await this.plan(tx, []);
    await this.apply(tx, plan);
  }

  private async plan(
    tx: Tx,
    rows: readonly NumberedEntry[],
  ): Promise<{ plan: RosterPlan; roster: ReadonlyMap<string, Officer> }> {
    const [roster, precinctBySector] = [await this.officers.roster(tx), await this.sectors.precinctBySector(tx)];
    return { plan: planRoster(rows, { roster, precinctBySector, idOf: officerIdOf }), roster };
  }

  private async apply(tx: Tx, { created, changed }: RosterPlan): Promise<void> {
    const touched = [...created, ...changed];
    if (touched.length === 0) return;
    await this.officers.save(tx, touched);
    await this.publisher.publish(tx, touched);
    await this.sweep.start(tx);
  }
}
