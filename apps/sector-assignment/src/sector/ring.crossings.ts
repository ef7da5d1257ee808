import RBush from 'rbush';
import { orient2d } from 'robust-predicates';
import type { Position, Ring } from './sector.js';

interface Segment {
  minX: number;
  minY: number;
  maxX: number;
  maxY: number;
  a: Position;
  b: Position;
  index: number;
}

/** Counts down over a whole import: a file made to be slow is answered in time, with what was not checked named. */
export interface CheckBudget {
  pairsLeft: number;
}

/** About one second. Real boundary files need some ten pairs per position. */
export const pairsCheckedMax = 20_000_000;

export type RingCheck = 'simple' | 'self-intersecting' | 'not-checked';

/**
 * Whether a closed ring crosses or touches itself other than at neighbouring corners. Looks only at segments whose boxes
 * meet (an R-tree), so it is n log n on real boundaries, and the signs are exact whatever the coordinates.
 */
export function checkRing(ring: Ring, budget: CheckBudget): RingCheck {
  const segments = segmentsOf(ring);
  const tree = new RBush<Segment>();
  tree.load(segments);
  for (const segment of segments) {
    for (const other of tree.search(segment)) {
      budget.pairsLeft -= 1;
      if (other.index > segment.index && conflict(segment, other, segments.length)) return 'self-intersecting';
    }
    if (budget.pairsLeft < 0) return 'not-checked';
  }
  return 'simple';
}

function segmentsOf(ring: Ring): Segment[] {
  const segments: Segment[] = [];
  for (let at = 1; at < ring.length; at++) {
    const [a, b] = [ring[at - 1]!, ring[at]!];
    if (a[0] === b[0] && a[1] === b[1]) continue; // A repeated position is no crossing.
    segments.push({
      minX: Math.min(a[0], b[0]),
      minY: Math.min(a[1], b[1]),
      maxX: Math.max(a[0], b[0]),
      maxY: Math.max(a[1], b[1]),
      a,
      b,
      index: segments.length,
    });
  }
  return segments;
}

/** Neighbours share a corner and conflict only where one folds back over the other. */
function conflict(first: Segment, second: Segment, count: number): boolean {
  if (second.index === first.index + 1) return foldsBack(first.a, first.b, second.b);
  if (first.index === 0 && second.index === count - 1) return foldsBack(second.a, second.b, first.b);
  return meet(first, second);
}

function foldsBack(before: Position, corner: Position, after: Position): boolean {
  if (turn(before, corner, after) !== 0) return false;
  return (corner[0] - before[0]) * (after[0] - corner[0]) + (corner[1] - before[1]) * (after[1] - corner[1]) < 0;
}

function meet(p: Segment, q: Segment): boolean {
  const [qaSide, qbSide] = [turn(p.a, p.b, q.a), turn(p.a, p.b, q.b)];
  const [paSide, pbSide] = [turn(q.a, q.b, p.a), turn(q.a, q.b, p.b)];
  if (qaSide * qbSide < 0 && paSide * pbSide < 0) return true;
  return (
    (qaSide === 0 && within(p, q.a)) ||
    (qbSide === 0 && within(p, q.b)) ||
    (paSide === 0 && within(q, p.a)) ||
    (pbSide === 0 && within(q, p.b))
  );
}

function within({ minX, minY, maxX, maxY }: Segment, [x, y]: Position): boolean {
  return x >= minX && x <= maxX && y >= minY && y <= maxY;
}

function turn(a: Position, b: Position, c: Position): number {
  return Math.sign(orient2d(a[0], a[1], b[0], b[1], c[0], c[1]));
}
