import type { Location } from '@owcr/contracts';

/** `[lng, lat]`, as in GeoJSON. */
export type Position = readonly [lng: number, lat: number];
/** The middle of a street as lines; one that is interrupted has several. */
export type Lines = readonly (readonly Position[])[];

/** Half way along a street; of one that is interrupted, along its longest part. Null where there is no line. */
export function middleOf(lines: Lines): Location | null {
  const longest = lines.reduce<readonly Position[]>((lead, line) => (lengthOf(line) > lengthOf(lead) ? line : lead), []);
  let left = lengthOf(longest) / 2;
  for (const [from, to] of segmentsOf(longest)) {
    const length = distance(from, to);
    if (length >= left) return locationOf(between(from, to, length === 0 ? 0 : left / length));
    left -= length;
  }
  return null;
}

/** Where two streets meet first, in the direction of the first; null where they do not. */
export function crossingOf(one: Lines, other: Lines): Location | null {
  for (const line of one)
    for (const [a, b] of segmentsOf(line))
      for (const otherLine of other)
        for (const [c, d] of segmentsOf(otherLine)) {
          const share = shareAtCrossing([a, b], [c, d]);
          if (share !== null) return locationOf(between(a, b, share));
        }
  return null;
}

export interface Box {
  south: number;
  west: number;
  north: number;
  east: number;
}

/** The box around lines; null where there is none. */
export function boxOf(lines: Lines): Box | null {
  const positions = lines.flat();
  if (positions.length === 0) return null;
  const box: Box = { south: Infinity, west: Infinity, north: -Infinity, east: -Infinity };
  for (const [lng, lat] of positions) {
    box.south = Math.min(box.south, lat);
    box.north = Math.max(box.north, lat);
    box.west = Math.min(box.west, lng);
    box.east = Math.max(box.east, lng);
  }
  return box;
}

/** A tenth of a metre: what a person can point at. */
export const rounded = (degrees: number): number => Math.round(degrees * 1e6) / 1e6;

type Segment = readonly [Position, Position];

const segmentsOf = (line: readonly Position[]): Segment[] => line.slice(1).map((to, index) => [line[index] as Position, to]);
const lengthOf = (line: readonly Position[]): number => segmentsOf(line).reduce((sum, [from, to]) => sum + distance(from, to), 0);

/** In degrees of latitude: enough to compare lengths within a city. */
function distance([x1, y1]: Position, [x2, y2]: Position): number {
  return Math.hypot((x2 - x1) * Math.cos((y1 * Math.PI) / 180), y2 - y1);
}

const between = ([x1, y1]: Position, [x2, y2]: Position, share: number): Position => [
  x1 + (x2 - x1) * share,
  y1 + (y2 - y1) * share,
];

const locationOf = ([lng, lat]: Position): Location => ({ lat: rounded(lat), lng: rounded(lng) });

/** How far along the first segment (0 to 1) the second meets it; null where it does not, or runs beside it. */
function shareAtCrossing([[ax, ay], [bx, by]]: Segment, [[cx, cy], [dx, dy]]: Segment): number | null {
  const across = (bx - ax) * (dy - cy) - (by - ay) * (dx - cx);
  if (across === 0) return null;
  const first = ((cx - ax) * (dy - cy) - (cy - ay) * (dx - cx)) / across;
  const second = ((cx - ax) * (by - ay) - (cy - ay) * (bx - ax)) / across;
  return isShare(first) && isShare(second) ? Math.min(1, Math.max(0, first)) : null;
}

/** A hair beyond the end still meets: positions are rounded. */
const endSlack = 1e-6;
const isShare = (share: number): boolean => share >= -endSlack && share <= 1 + endSlack;
