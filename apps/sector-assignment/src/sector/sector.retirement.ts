import { Injectable } from '@nestjs/common';
import { theService } from '@owcr/access';
import { extendReach, Outbox, type Tx } from '@owcr/messaging';
import { notFound } from '@owcr/platform';
import { OpenPlaceStore } from '../assignment/open-place.store.js';
import { ReviewSweep } from '../assignment/review.sweep.js';
import { RosterKeeper } from '../officer/roster.keeper.js';
import { retiredSector, sectorChanged, type Sector } from './sector.js';
import { SectorIndex } from './sector.index.js';
import { SectorStore } from './sector.store.js';

export interface RetiredSector {
  code: string;
  /** Open issues that lay in it. */
  openIssues: number;
  /** Of those, the ones that lie in no other sector: a clerk decides once they come back to the review queue. */
  uncovered: number;
}

/** Gives sectors up: one that was renamed or split stays otherwise, and takes what lies in its successor. */
@Injectable()
export class SectorRetirement {
  constructor(
    private readonly sectors: SectorStore,
    private readonly places: OpenPlaceStore,
    private readonly roster: RosterKeeper,
    private readonly outbox: Outbox,
    private readonly sweep: ReviewSweep,
  ) {}

  /**
   * From now on nothing is assigned by this sector. Its open issues stay with their officers; what those have not acknowledged is looked at
   * again, as after an absence, and moves where another officer would be there in time. A sector that is retired already stays so. Throws where there is none of this code. `dryRun` only counts.
   */
  async retire(tx: Tx, code: string, dryRun: boolean): Promise<RetiredSector> {
    await this.sectors.lockSet(tx);
    const sector = (await this.sectors.byCodes(tx, [code])).get(code);
    if (!sector) throw notFound('sector');
    await extendReach(tx, theService);
    const counts = await this.count(tx, sector);
    if (dryRun || !sector.active) return { code, ...counts };
    const next = retiredSector(sector);
    await this.sectors.save(tx, [next]);
    await this.sectors.raiseSetVersion(tx);
    await this.outbox.append(tx, [sectorChanged(next)]);
    await this.roster.deriveAgain(tx);
    await this.roster.recheckServing(tx, code);
    await this.sweep.start(tx);
    return { code, ...counts };
  }

  private async count(tx: Tx, { code, bbox, active }: Sector): Promise<Omit<RetiredSector, 'code'>> {
    const counts = { openIssues: 0, uncovered: 0 };
    if (!active) return counts;
    const all = await this.sectors.forIndex(tx);
    const [before, after] = [new SectorIndex(all), new SectorIndex(all.filter((sector) => sector.code !== code))];
    for await (const places of this.places.inArea(tx, bbox))
      for (const { lat, lng } of places) {
        if (before.locate(lat, lng)?.sector !== code) continue;
        counts.openIssues += 1;
        if (after.locate(lat, lng) === null) counts.uncovered += 1;
      }
    return counts;
  }
}
