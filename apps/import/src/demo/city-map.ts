import type { Position, Sector } from './city.js';
import {
  acrossNames,
  downNames,
  greenNames,
  harborName,
  laneNames,
  quayNames,
  riverName,
  streetNames,
} from './city-map-names.js';
import { Block } from './city-block.js';

/**
 * Streets, water and parks of Larkmoor, laid into its sectors: avenues along the borders, streets and lanes inside. Where two streets
 * meet, both have that very position, so that a crossing of two names is a position they share.
 */
export type MapKind = 'water' | 'street' | 'park';
export interface MapFeature {
  type: 'Feature';
  properties: { kind: MapKind; name: string };
  geometry: { type: 'LineString'; coordinates: Position[] } | { type: 'Polygon'; coordinates: Position[][] };
}

const columns = 6;
const rows = 4;
/** The border between the third and the fourth column is the river. */
const riverColumn = 3;
/** Where the quays run, in shares of a sector's width from the river; and half the river's width, in degrees. */
const quayShare = 1 / 12;
const riverHalfWidth = 0.0008;
/** How far the river and the sea go on beyond the city; the sea begins a little way off the harbor's road. In degrees. */
const riverReach = 0.05;
const seaReach = 0.1;
const shoreWidth = 0.0006;
const sixths = [0, 1 / 6, 1 / 3, 1 / 2, 2 / 3, 5 / 6, 1];
const thirds = [1 / 3, 2 / 3] as const;

/** The same map each time. `sectors`: those of the demo city. */
export function cityMap(sectors: readonly Sector[]): { type: 'FeatureCollection'; features: MapFeature[] } {
  const grid = gridOf(sectors);
  const features = [
    harbor(grid),
    river(grid),
    ...greens(grid),
    ...avenues(grid),
    ...quays(grid),
    ...streets(grid),
    ...lanes(grid),
  ];
  return { type: 'FeatureCollection', features };
}

type Grid = Block[][];

/** Rows from north to south, each from west to east: the order of names within each quarter (`placeOf`). */
function gridOf(sectors: readonly Sector[]): Grid {
  const byCode = new Map(sectors.map((sector) => [sector.code, new Block(sector)]));
  return range(rows).map((row) =>
    range(columns).map((column) => {
      const quarter = 1 + 2 * Math.floor(row / 2) + Math.floor(column / 3);
      const block = byCode.get(`D${quarter}-${'ABCDEF'[(row % 2) * 3 + (column % 3)]!}`);
      if (!block) throw new Error('not the sectors of the demo city');
      return block;
    }),
  );
}

/** Where streets from west to east have positions: at every lane, and at the quay. */
function stationsOf(column: number): number[] {
  if (column === riverColumn - 1) return [...sixths.slice(0, -1), 1 - quayShare, 1];
  return column === riverColumn ? [0, quayShare, ...sixths.slice(1)] : sixths;
}

function avenues(grid: Grid): MapFeature[] {
  const across = acrossNames.map((name, border) => {
    const row = grid[Math.min(border, rows - 1)]!;
    const v = border === rows ? 1 : 0;
    return street(name, joined(row.map((block, column) => stationsOf(column).map((u) => block.at(u, v)))));
  });
  const down = downNames.flatMap((name, border) => {
    if (name === null) return [];
    const [column, u] = border === columns ? [columns - 1, 1] : [border, 0];
    return street(name, joined(grid.map((row) => sixths.map((v) => row[column]!.at(u, v)))));
  });
  return [...across, ...down];
}

function quays(grid: Grid): MapFeature[] {
  const quay = (name: string, column: number, u: number) =>
    street(name, joined(grid.map((row) => sixths.map((v) => row[column]!.at(u, v)))));
  return [quay(quayNames[0], riverColumn - 1, 1 - quayShare), quay(quayNames[1], riverColumn, quayShare)];
}

/** They end at the quays: only avenues cross the river. */
function streets(grid: Grid): MapFeature[] {
  return grid.flatMap((row, at) =>
    streetNames[at]!.map((name, index) => {
      const [first, v] = [index < 2 ? 0 : riverColumn, thirds[index % 2]!];
      const lines = range(3).map((step) => {
        const column = first + step;
        const stations = stationsOf(column);
        const dry = column === riverColumn - 1 ? stations.slice(0, -1) : column === riverColumn ? stations.slice(1) : stations;
        return dry.map((u) => row[column]!.at(u, v));
      });
      return street(name, joined(lines));
    }),
  );
}

function lanes(grid: Grid): MapFeature[] {
  return grid.flat().flatMap((block) =>
    thirds.map((u, index) =>
      street(
        laneNames[block.code]![index]!,
        sixths.map((v) => block.at(u, v)),
      ),
    ),
  );
}

function greens(grid: Grid): MapFeature[] {
  const [low, middle, high] = [0.36, 0.5, 0.64];
  const outline = [[low, low], [low, middle], [low, high], [middle, high], [high, high], [high, middle], [high, low], [middle, low]]; // prettier-ignore
  return grid.flat().flatMap((block) => {
    const green = greenNames[block.code];
    return green ? [area(green.kind, green.name, outline.map(([u, v]) => block.at(u!, v!)))] : []; // prettier-ignore
  });
}

/** Both banks, from where it comes to where it goes. */
function river(grid: Grid): MapFeature {
  const line = joined(grid.map((row) => sixths.map((v) => row[riverColumn]!.at(0, v))));
  const [first, last] = [line[0]!, line.at(-1)!];
  const whole: Position[] = [[first[0], first[1] + riverReach], ...line, [last[0], last[1] - riverReach]];
  const bank = (side: number) => whole.map(([lng, lat]): Position => [lng + side * riverHalfWidth, lat]);
  return area('water', riverName, [...bank(-1), ...bank(1).reverse()]);
}

function harbor(grid: Grid): MapFeature {
  const shore = joined(grid.map((row) => sixths.map((v) => row[0]!.at(0, v)))).map(([lng, lat]): Position => [
    lng - shoreWidth,
    lat,
  ]);
  const [first, last] = [shore[0]!, shore.at(-1)!];
  const west = Math.min(...shore.map(([lng]) => lng)) - seaReach;
  const north: Position[] = [[west, first[1] + seaReach], [first[0], first[1] + seaReach]]; // prettier-ignore
  const south: Position[] = [[last[0], last[1] - seaReach], [west, last[1] - seaReach]]; // prettier-ignore
  return area('water', harborName, [...north, ...shore, ...south]);
}

function street(name: string, coordinates: Position[]): MapFeature {
  return { type: 'Feature', properties: { kind: 'street', name }, geometry: { type: 'LineString', coordinates } };
}

function area(kind: MapKind, name: string, outline: readonly Position[]): MapFeature {
  const ring = outline.map(([lng, lat]): Position => [Math.round(lng * 1e6) / 1e6, Math.round(lat * 1e6) / 1e6]);
  // Counter-clockwise, as GeoJSON wants it.
  const ordered = turnOf(ring) > 0 ? ring : [...ring].reverse();
  return { type: 'Feature', properties: { kind, name }, geometry: { type: 'Polygon', coordinates: [[...ordered, ordered[0]!]] } };
}

/** Twice the area: positive for one that turns counter-clockwise. */
function turnOf(ring: readonly Position[]): number {
  return ring.reduce((sum, [x, y], index) => {
    const [nextX, nextY] = ring[(index + 1) % ring.length]!;
    return sum + x * nextY - nextX * y;
  }, 0);
}

/** Lines that go on where the one before ends, as one. */
function joined(lines: readonly Position[][]): Position[] {
  return lines.flatMap((line, index) => (index === 0 ? line : line.slice(1)));
}

function range(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index);
}
