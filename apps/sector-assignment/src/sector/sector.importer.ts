import { Injectable } from '@nestjs/common';
import { Outbox, type Tx } from '@owcr/messaging';
import { sectorIdOf } from '../ids.js';
import { RosterKeeper } from '../officer/roster.keeper.js';
import { ReviewSweep } from '../assignment/review.sweep.js';
import { readBoundaries, type ReadingRules, type Refused, type Reported } from './geojson.reader.js';
import { SectorComparison, type Comparison } from './sector.comparison.store.js';
import { planImport } from './sector.js';
import { SectorStore } from './sector.store.js';

export interface ImportSummary {
  created: number;
  changed: number;
  unchanged: number;
  refused: Refused[];
  reported: Reported[];
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

  /** Brings the sectors of a file in, all in the caller's transaction: their events, who serves where, and a new look at the review queue. */
  async import(tx: Tx, features: unknown[], rules: ReadingRules, dryRun: boolean): Promise<ImportSummary> {
    const file = readBoundaries({ features }, rules);
    const { boundaries, refused, reported } = file;
    await this.sectors.lockSet(tx);
    const current = await this.sectors.byCodes(
      tx,
      boundaries.map(({ code }) => code),
    );
    const plan = planImport(boundaries, current, sectorIdOf);
    const { created, changed, unchanged, facts } = plan;
    const summary = { created: created.length, changed: changed.length, unchanged, refused, reported, dryRun };
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
