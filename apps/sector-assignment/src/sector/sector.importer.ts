import { Injectable } from '@nestjs/common';
import { Outbox, type Tx } from '@owcr/messaging';
import { sectorIdOf } from '../ids.js';
import { RosterKeeper } from '../officer/roster.keeper.js';
import { ReviewSweep } from '../assignment/review.sweep.js';
import { readBoundaries, type ReadingRules, type Refused, type Reported } from './geojson.reader.js';
import { planImport } from './sector.js';
import { SectorStore } from './sector.store.js';

export interface ImportSummary {
  created: number;
  changed: number;
  unchanged: number;
  refused: Refused[];
  reported: Reported[];
  dryRun: boolean;
}

@Injectable()
export class SectorImporter {
  constructor(
    private readonly sectors: SectorStore,
    private readonly roster: RosterKeeper,
    private readonly outbox: Outbox,
    private readonly sweep: ReviewSweep,
  ) {}

  /** Brings the sectors of a file in, all in the caller's transaction: their events, who serves where, and a new look at the review queue. */
  async import(tx: Tx, features: unknown[], rules: ReadingRules, dryRun: boolean): Promise<ImportSummary> {
    const { boundaries, refused, reported } = readBoundaries({ features }, rules);
    await this.sectors.lockSet(tx);
    const current = await this.sectors.byCodes(
      tx,
      boundaries.map(({ code }) => code),
    );
    const { created, changed, unchanged, facts } = planImport(boundaries, current, sectorIdOf);
    const summary = { created: created.length, changed: changed.length, unchanged, refused, reported, dryRun };
    if (dryRun || facts.length === 0) return summary;
    await this.sectors.save(tx, [...created, ...changed]);
    await this.sectors.raiseSetVersion(tx);
    await this.outbox.append(tx, facts);
    await this.roster.deriveAgain(tx);
    await this.sweep.start(tx);
    return summary;
  }
}
