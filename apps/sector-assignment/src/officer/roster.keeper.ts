import { Injectable } from '@nestjs/common';
import { theService } from '@owcr/access';
import { extendReach, type Tx } from '@owcr/messaging';
import { OfficerRecheck } from '../assignment/officer-recheck.js';
import { ReviewSweep } from '../assignment/review.sweep.js';
import { officerIdOf } from '../ids.js';
import { SectorStore } from '../sector/sector.store.js';
import type { Officer } from './officer.js';
import { OfficerStore } from './officer.store.js';
import { rosterDifference, type RosterDifference } from './roster-difference.js';
import { planRoster, type NumberedEntry, type RefusedRow, type RosterPlan } from './roster-import.js';
import { checkRow } from './roster-row.js';
import { losesIssues, RosterMoves, type OfficerMoves } from './roster.moves.store.js';
import { RosterPublisher } from './roster.publisher.js';

type Roster = ReadonlyMap<string, Officer>;

/** Of how many officers a dry run tells what they would lose. */
const movesMax = 200;

export interface RosterSummary {
  created: number;
  changed: number;
  unchanged: number;
  /** People the file does not name, whose precincts change because of it. */
  alsoChanged: number;
  refused: RefusedRow[];
  /** Fields that could not be read, of rows that were taken without them. */
  leftOut: RefusedRow[];
  dryRun: boolean;
  /** Of a dry run: what would change, row by row. */
  difference?: RosterDifference & { moves: OfficerMoves[] };
}

/** Keeps the roster: who serves where, under whom. */
@Injectable()
export class RosterKeeper {
  constructor(
    private readonly officers: OfficerStore,
    private readonly sectors: SectorStore,
    private readonly publisher: RosterPublisher,
    private readonly sweep: ReviewSweep,
    private readonly recheck: OfficerRecheck,
    private readonly moves: RosterMoves,
  ) {}

  /** Brings the good rows of a file in, all in the caller's transaction. */
  async import(tx: Tx, rows: readonly unknown[], dryRun: boolean): Promise<RosterSummary> {
    await this.sectors.lockSet(tx);
    const roster = await this.officers.roster(tx);
    const checked = rows.map((row, index) => checkRow(row, index, (badge) => roster.get(badge)));
    const fit = checked.flatMap((row) => ('numbered' in row ? [row.numbered] : []));
    const leftOut = checked.flatMap((row) =>
      'leftOut' in row && row.leftOut.length > 0
        ? [{ row: row.numbered.row, badge: row.numbered.entry.badge, errors: row.leftOut }]
        : [],
    );
    const unfit = checked.flatMap((row) => ('refused' in row ? [row.refused] : []));
    const plan = await this.plan(tx, fit, roster);
    const refusedRows = new Set(plan.refused.map(({ row }) => row));
    if (!dryRun) await this.apply(tx, plan, roster);
    return {
      created: plan.created.length,
      changed: plan.changedRows,
      unchanged: plan.unchangedRows,
      alsoChanged: plan.changed.length - plan.changedRows,
      refused: [...unfit, ...plan.refused].sort((a, b) => a.row - b.row),
      leftOut: leftOut.filter(({ row }) => !refusedRows.has(row)),
      dryRun,
      ...(dryRun && { difference: { ...rosterDifference(plan, roster), moves: await this.movesOf(tx, plan, roster) } }),
    };
  }

  /** After a change of sectors: who serves where follows from them. The caller holds the lock on the set of sectors. */
  async deriveAgain(tx: Tx): Promise<void> {
    const roster = await this.officers.roster(tx);
    await this.apply(tx, await this.plan(tx, [], roster), roster);
  }

  /** Looks again at what the officers named for a sector have not acknowledged. */
  async recheckServing(tx: Tx, code: string): Promise<void> {
    const serving = [...(await this.officers.roster(tx)).values()].filter(({ sectors }) => sectors.includes(code));
    await this.recheck.start(
      tx,
      serving.map(({ id }) => id),
    );
  }

  private async plan(tx: Tx, rows: readonly NumberedEntry[], roster: Roster): Promise<RosterPlan> {
    return planRoster(rows, { roster, precinctBySector: await this.sectors.precinctBySector(tx), idOf: officerIdOf });
  }

  private async apply(tx: Tx, { created, changed }: RosterPlan, roster: Roster): Promise<void> {
    const touched = [...created, ...changed];
    if (touched.length === 0) return;
    await this.officers.save(tx, touched);
    await this.publisher.publish(tx, touched);
    await this.recheck.start(
      tx,
      changed.filter((officer) => losesIssues(roster.get(officer.badge), officer)).map(({ id }) => id),
    );
    await this.sweep.start(tx);
  }

  /** A dry run stores nothing, and who may bring a roster in may know what becomes of the issues. */
  private async movesOf(tx: Tx, { changed }: RosterPlan, roster: Roster): Promise<OfficerMoves[]> {
    const losing = changed.filter((officer) => losesIssues(roster.get(officer.badge), officer));
    if (losing.length === 0) return [];
    await extendReach(tx, theService);
    return (await this.moves.of(tx, losing)).slice(0, movesMax);
  }
}
