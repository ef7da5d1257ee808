import { Injectable } from '@nestjs/common';
import { invalid } from '@owcr/platform';
import { Outbox, type Tx } from '@owcr/messaging';
import { sectorIdOf } from '../ids.js';
import { RosterKeeper } from '../officer/roster.keeper.js';
import { ReviewSweep } from '../assignment/review.sweep.js';
import { isIncomplete, readBoundaries, type ReadingRules, type Refused, type Reported } from './geojson.reader.js';
import { SectorComparison, type Comparison } from './sector.comparison.store.js';
import { extentOf, orderFault } from './axis-order.js';
import { planImport } from './sector.js';
import { SectorStore } from './sector.store.js';

export interface ImportSummary {
  created: number;
  changed: number;
  unchanged: number;
  refused: Refused[];
  reported: Reported[];
  /** The server that wrote the file left sectors out. */
  incomplete: boolean;
  dryRun: boolean;
  /** Of a dry run: what would change, sector by sector. */
  difference?: Comparison;
}

@Injectable()
export class SectorImporter {
  constructor(
    private readonly sectors: SectorStore,
    private readonly roster: RosterKeeper,
    private readonly outbox: Outbox,
    private readonly sweep: ReviewSweep,
    private readonly comparison: SectorComparison,
  ) {}

  /**
   * Brings the sectors of a file in, all in the caller's transaction: their events, who serves where, and a new look at the review queue.
   * Throws where the file has latitude first.
   */
  async import(tx: Tx, body: { features: unknown[] }, rules: ReadingRules, dryRun: boolean): Promise<ImportSummary> {
    const file = readBoundaries(body, rules);
    const incomplete = isIncomplete(body);
    const { boundaries, refused, reported } = file;
    await this.sectors.lockSet(tx);
    const fault = orderFault(boundaries, extentOf(await this.sectors.boxes(tx)));
    if (fault !== null) throw invalid([{ path: 'features', message: fault }]);
    const current = await this.sectors.byCodes(
      tx,
      boundaries.map(({ code }) => code),
    );
    const plan = planImport(boundaries, current, sectorIdOf);
    const { created, changed, unchanged, facts } = plan;
    const summary = { created: created.length, changed: changed.length, unchanged, refused, reported, incomplete, dryRun };
    if (dryRun) return { ...summary, difference: await this.comparison.compare(tx, file, plan, current) };
    if (facts.length === 0) return summary;
    await this.sectors.save(tx, [...created, ...changed]);
    await this.sectors.raiseSetVersion(tx);
    await this.outbox.append(tx, facts);
    await this.roster.deriveAgain(tx);
    await this.sweep.start(tx);
    return summary;
  }
}
