import { Injectable } from '@nestjs/common';
import type { Tx } from '@owcr/messaging';
import { OpenPlaceStore } from '../assignment/open-place.store.js';
import { sectorDifference, type ReadFile, type SectorDifference } from './sector.difference.js';
import type { ImportPlan, Sector } from './sector.js';
import { MoveCount, type Move } from './sector.moves.js';
import { SectorStore } from './sector.store.js';

/** Each is looked for on two maps; beyond this the answer says that it stopped. */
const issuesCountedMax = 50_000;

/** What a boundary file would change, for people who decide about it. */
export interface Comparison extends SectorDifference {
  /** Active sectors the file does not have, which a sector of the file covers with the same boundary: renamed, most likely. */
  covered: { code: string; by: string; openIssues: number }[];
  moves: {
    items: Move[];
    /** How many open issues were looked at: those where a boundary changes. */
    issuesLookedAt: number;
    /** False: there are more, which were not looked at. */
    complete: boolean;
  };
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
    const { moves, count } = await this.moves(tx, moved);
    const absent = new Set(difference.absent);
    const codes = await this.sectors.codesByGeometry(
      tx,
      moved.map(({ geometryDigest }) => geometryDigest),
    );
    const covered = moved.flatMap(({ code: by, geometryDigest }) =>
      (codes.get(geometryDigest) ?? [])
        .filter((code) => absent.has(code))
        .map((code) => ({ code, by, openIssues: count.issuesIn(code) })),
    );
    return { ...difference, covered, moves };
  }

  private async moves(tx: Tx, changed: readonly Sector[]): Promise<{ moves: Comparison['moves']; count: MoveCount }> {
    const count = new MoveCount(changed.length > 0 ? await this.sectors.forIndex(tx) : [], changed);
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
