import type { Location } from '@owcr/contracts';
import { SectorIndex, type IndexedSector } from './sector.index.js';
import type { Bbox } from './sector.js';

/** How many issues would lie in another sector. Null: in none. */
export interface Move {
  from: string | null;
  to: string | null;
  issues: number;
}

/** Counts the issues that lie elsewhere after a change of boundaries. */
export class MoveCount {
  private readonly counts = new Map<string, Move>();
  private readonly lyingIn = new Map<string, number>();
  private readonly before: SectorIndex;
  private readonly after: SectorIndex;
  /** Where something can have moved, and what else was asked for; null: nowhere. */
  readonly area: Bbox | null;

  constructor(current: readonly IndexedSector[], changed: readonly IndexedSector[], alsoIn: readonly Bbox[] = []) {
    const next = new Map([...current, ...changed].map((sector) => [sector.code, sector]));
    const known = new Map(current.map((sector) => [sector.code, sector]));
    this.before = new SectorIndex(current);
    this.after = new SectorIndex([...next.values()]);
    const boxes = changed.flatMap((sector) => [sector, known.get(sector.code) ?? sector]).map(({ bbox }) => bbox);
    this.area = boxAround([...boxes, ...alsoIn]);
  }

  add({ lat, lng }: Location): void {
    const from = this.before.locate(lat, lng)?.sector ?? null;
    const to = this.after.locate(lat, lng)?.sector ?? null;
    if (from !== null) this.lyingIn.set(from, (this.lyingIn.get(from) ?? 0) + 1);
    if (from === to) return;
    const key = JSON.stringify([from, to]);
    const known = this.counts.get(key);
    this.counts.set(key, { from, to, issues: (known?.issues ?? 0) + 1 });
  }

  /** How many of the issues lie in this sector now. */
  issuesIn(code: string): number {
    return this.lyingIn.get(code) ?? 0;
  }

  /** Most issues first. */
  moves(): Move[] {
    const textOf = ({ from, to }: Move) => JSON.stringify([from, to]);
    return [...this.counts.values()].sort((a, b) => b.issues - a.issues || (textOf(a) < textOf(b) ? -1 : 1));
  }
}

function boxAround(boxes: readonly Bbox[]): Bbox | null {
  return boxes.reduce<Bbox | null>(
    (all, [minLng, minLat, maxLng, maxLat]) =>
      all
        ? [Math.min(all[0], minLng), Math.min(all[1], minLat), Math.max(all[2], maxLng), Math.max(all[3], maxLat)]
        : [minLng, minLat, maxLng, maxLat],
    null,
  );
}
