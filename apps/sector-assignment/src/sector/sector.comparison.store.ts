import { setImmediate } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import type { Tx } from '@owcr/messaging';
import { OpenPlaceStore } from '../assignment/open-place.store.js';
import { sectorDifference, type ReadFile, type SectorDifference } from './sector.difference.js';
import { byCode, type Bbox, type ImportPlan, type Sector } from './sector.js';
import { SectorIndex, type IndexedSector } from './sector.index.js';
import { MoveCount, type Move } from './sector.moves.js';
import { coveredShareMin, overlapOf } from './sector.overlap.js';
import { SectorStore } from './sector.store.js';

/** Each is looked for on two maps; beyond this the answer says that it stopped. */
const issuesCountedMax = 50_000;

/** What a boundary file would change, for people who decide about it. */
export interface Comparison extends SectorDifference {
  /** Active sectors the file does not have, where sectors of the file lie now: renamed, split or merged, most likely. */
  covered: Covered[];
  moves: {
    items: Move[];
    /** How many open issues were looked at: those where a boundary changes. */
    issuesLookedAt: number;
    /** False: there are more, which were not looked at. */
    complete: boolean;
  };
}

export interface Covered {
  code: string;
  /** The sector of the file that has most of its area. */
  by: string;
  /** All that lie there, `by` first. */
  sectors: string[];
  openIssues: number;
}

/** Compares a boundary file with what is there. */
@Injectable()
export class SectorComparison {
  constructor(
    private readonly sectors: SectorStore,
    private readonly places: OpenPlaceStore,
  ) {}

  /** Changes nothing. Of open issues, it sees those within the transaction's reach. */
  async compare(tx: Tx, file: ReadFile, plan: ImportPlan, current: ReadonlyMap<string, Sector>): Promise<Comparison> {
    const active = [...(await this.sectors.precinctBySector(tx)).keys()];
    const isMoved = (next: Sector) => {
      const known = current.get(next.code);
      return !known?.active || known.geometryDigest !== next.geometryDigest;
    };
    const moved = [...plan.created, ...plan.changed].filter(isMoved);
    const difference = sectorDifference(file, plan, { current, active });
    const overlaps = await this.overlaps(tx, file, difference.absent);
    const { moves, count } = await this.moves(
      tx,
      moved,
      overlaps.map(({ sector }) => sector.bbox),
    );
    const covered = overlaps.map(({ sector: { code }, sectors }) => ({
      ...{ code, by: sectors[0]!, sectors, openIssues: count.issuesIn(code) },
    }));
    return { ...difference, covered, moves };
  }

  private async overlaps(
    tx: Tx,
    { boundaries }: ReadFile,
    absent: readonly string[],
  ): Promise<{ sector: IndexedSector; sectors: string[] }[]> {
    const inFile = new SectorIndex(boundaries);
    const wanted = new Set(absent);
    const found = [];
    for (const sector of absent.length > 0 ? await this.sectors.forIndex(tx) : []) {
      if (!wanted.has(sector.code)) continue;
      // Others get their turn between two sectors.
      await setImmediate();
      const { share, by } = overlapOf(sector, inFile);
      if (share >= coveredShareMin) found.push({ sector, sectors: by });
    }
    return found.sort((a, b) => byCode(a.sector, b.sector));
  }

  private async moves(
    tx: Tx,
    changed: readonly Sector[],
    alsoIn: readonly Bbox[],
  ): Promise<{ moves: Comparison['moves']; count: MoveCount }> {
    const isNothingToSee = changed.length + alsoIn.length === 0;
    const count = new MoveCount(isNothingToSee ? [] : await this.sectors.forIndex(tx), changed, alsoIn);
    let issuesLookedAt = 0;
    let complete = true;
    if (count.area) {
      for await (const places of this.places.inArea(tx, count.area)) {
        complete = issuesLookedAt + places.length <= issuesCountedMax;
        if (!complete) break;
        for (const place of places) count.add(place);
        issuesLookedAt += places.length;
      }
    }
    return { moves: { items: count.moves(), issuesLookedAt, complete }, count };
  }
}
