import type { FeatureCollection, Position } from 'geojson';
import type { Place } from '../map/city-map-props.js';
import { rounded } from '../map/step.js';

/** A street of the ground map by its name; one that is interrupted has several lines. */
export interface Street {
  name: string;
  lines: Position[][];
}

/** The streets of the ground map, in its order. Features of one name are one street. */
export function streetsOf({ features }: FeatureCollection): Street[] {
  const byName = new Map<string, Street>();
  for (const { properties, geometry } of features) {
    const name: unknown = properties?.name;
    if (properties?.kind !== 'street' || typeof name !== 'string') continue;
    const lines =
      geometry.type === 'LineString' ? [geometry.coordinates] : geometry.type === 'MultiLineString' ? geometry.coordinates : [];
    const street = byName.get(name) ?? { name, lines: [] };
    street.lines.push(...lines.filter(({ length }) => length > 1));
    byName.set(name, street);
  }
  return [...byName.values()].filter(({ lines }) => lines.length > 0);
}

/** Half way along a street; of one that is interrupted, along its longest part. */
export function middleOf({ lines }: Street): Place | null {
  const longest = lines.reduce<Position[]>((lead, line) => (lengthOf(line) > lengthOf(lead) ? line : lead), []);
  let left = lengthOf(longest) / 2;
  for (const [from, to] of segmentsOf(longest)) {
    const length = distance(from, to);
    if (length >= left) return placeAt(between(from, to, length === 0 ? 0 : left / length));
    left -= length;
  }
  return null;
}

/** Where two streets meet first, in the direction of the first; null where they do not. */
export function crossingOf(one: Street, other: Street): Place | null {
  for (const line of one.lines)
    for (const [a, b] of segmentsOf(line))
      for (const otherLine of other.lines)
        for (const [c, d] of segmentsOf(otherLine)) {
          const share = shareAtCrossing([a, b], [c, d]);
          if (share !== null) return placeAt(between(a, b, share));
        }
  return null;
}

type Segment = readonly [Position, Position];

const segmentsOf = (line: Position[]): Segment[] => line.slice(1).map((to, index) => [line[index] as Position, to]);
const lengthOf = (line: Position[]): number => segmentsOf(line).reduce((sum, [from, to]) => sum + distance(from, to), 0);
const xy = ([x = 0, y = 0]: Position): [number, number] => [x, y];

/** In degrees of latitude: enough to compare lengths within a city. */
function distance(from: Position, to: Position): number {
  const [[x1, y1], [x2, y2]] = [xy(from), xy(to)];
  return Math.hypot((x2 - x1) * Math.cos((y1 * Math.PI) / 180), y2 - y1);
}

function between(from: Position, to: Position, share: number): Position {
  const [[x1, y1], [x2, y2]] = [xy(from), xy(to)];
  return [x1 + (x2 - x1) * share, y1 + (y2 - y1) * share];
}

function placeAt(position: Position): Place {
  const [lng, lat] = xy(position);
  return rounded({ lat, lng });
}

/** How far along the first segment (0 to 1) the second meets it; null where it does not, or runs beside it. */
function shareAtCrossing([a, b]: Segment, [c, d]: Segment): number | null {
  const [[ax, ay], [bx, by], [cx, cy], [dx, dy]] = [xy(a), xy(b), xy(c), xy(d)];
  const across = (bx - ax) * (dy - cy) - (by - ay) * (dx - cx);
  if (across === 0) return null;
  const first = ((cx - ax) * (dy - cy) - (cy - ay) * (dx - cx)) / across;
  const second = ((cx - ax) * (by - ay) - (cy - ay) * (bx - ax)) / across;
  return first >= 0 && first <= 1 && second >= 0 && second <= 1 ? first : null;
}
