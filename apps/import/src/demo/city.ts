import { Random } from './random.js';

/**
 * Larkmoor, a city that is not: 24 sectors in 4 precincts, in the middle of the Atlantic so that it lies on no real place.
 * Corners of a grid are moved a little and the borders between them are bent. A border is made once and used by both its
 * sectors, so neighbours meet exactly: no gap, no overlap.
 */
export type Position = [lng: number, lat: number];

export interface Sector {
  code: string;
  precinct: string;
  name: string;
  /** Closed: the first position is also the last. Counter-clockwise, as GeoJSON wants it. */
  ring: Position[];
}

/** Where the people to try the system as work. */
export const firstSector = 'D1-A';

const origin = { lng: -38.07, lat: 43.965 };
const columns = 6;
const rows = 4;
const cell = { lng: 0.0245, lat: 0.0175 };
/** The border between the third and the fourth column is the river Lark. */
const riverColumn = 3;
const seed = 20_260_401;

const names = [
  ['Harbor Point', 'Old Docks', 'Lantern Row', 'Ferry Steps', 'Millrace', 'Glassworks'],
  ['Gull Heights', 'Chandlers', 'Quayside', 'Weir Bank', 'Tannery', 'Starling Park'],
  ['Fort Meadow', 'Ropewalk', 'Lark Bridge', 'Orchard Hill', 'Foundry', 'Copper Field'],
  ['Southgate', 'Saltmarsh', 'Willow Bend', 'Bell Green', 'Ashgrove', 'Eastfold'],
] as const;

/** The same sectors each time. */
export function larkmoor(): Sector[] {
  const borders = bordersOf(new Random(seed));
  const sectors: Sector[] = [];
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      sectors.push({ ...placeOf(row, column), name: names[row]![column]!, ring: ringOf(borders, row, column) });
    }
  }
  return sectors.sort((a, b) => (a.code < b.code ? -1 : 1));
}

export function toGeoJson(sectors: readonly Sector[]) {
  const features = sectors.map(({ code, precinct, name, ring }) => ({
    type: 'Feature' as const,
    properties: { sector: code, precinct, name },
    geometry: { type: 'Polygon' as const, coordinates: [ring] },
  }));
  return { type: 'FeatureCollection' as const, features };
}

/** Precincts are the quarters of the grid, D1 in the north-west; their sectors are lettered A to F, row by row. */
function placeOf(row: number, column: number): { code: string; precinct: string } {
  const [south, east] = [row >= rows / 2 ? 1 : 0, column >= columns / 2 ? 1 : 0];
  const precinct = `D${1 + 2 * south + east}`;
  const letter = 'ABCDEF'[(row % (rows / 2)) * (columns / 2) + (column % (columns / 2))]!;
  return { code: `${precinct}-${letter}`, precinct };
}

type Line = Position[];
interface Borders {
  /** Below row `r` is `across[r + 1]`; each goes from west to east. */
  across: Line[][];
  /** East of column `c` is `down[..][c + 1]`; each goes from north to south. */
  down: Line[][];
}

function bordersOf(random: Random): Borders {
  const corners = grid(rows + 1, columns + 1, (row, column) => corner(random, row, column));
  return {
    across: grid(rows + 1, columns, (row, column) => bent(random, corners[row]![column]!, corners[row]![column + 1]!, 0.14)),
    down: grid(rows, columns + 1, (row, column) =>
      bent(random, corners[row]![column]!, corners[row + 1]![column]!, column === riverColumn ? 0.34 : 0.14),
    ),
  };
}

function corner(random: Random, row: number, column: number): Position {
  const jitter = () => random.between(-0.17, 0.17);
  return [origin.lng + (column + jitter()) * cell.lng, origin.lat + (rows - row + jitter()) * cell.lat];
}

/** A line from one corner to another, bent at five places by up to `bend` of its length; the ends stay. */
function bent(random: Random, from: Position, to: Position, bend: number): Line {
  const pieces = 6;
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
  const lean = random.between(-1, 1) * bend;
  return Array.from({ length: pieces + 1 }, (_, index) => {
    const share = index / pieces;
    const away = index === 0 || index === pieces ? 0 : lean * Math.sin(Math.PI * share) + random.between(-0.3, 0.3) * bend;
    return rounded([from[0] + dx * share - dy * away, from[1] + dy * share + dx * away * 0.6]);
  });
}

function ringOf({ across, down }: Borders, row: number, column: number): Position[] {
  const reversed = (line: Line) => [...line].reverse();
  const sides = [
    down[row]![column]!,
    across[row + 1]![column]!,
    reversed(down[row]![column + 1]!),
    reversed(across[row]![column]!),
  ];
  const ring = sides.flatMap((side) => side.slice(0, -1));
  return [...ring, ring[0]!];
}

/** Six decimals are about a decimetre. */
function rounded([lng, lat]: Position): Position {
  return [Math.round(lng * 1e6) / 1e6, Math.round(lat * 1e6) / 1e6];
}

function grid<T>(rowCount: number, columnCount: number, make: (row: number, column: number) => T): T[][] {
  return Array.from({ length: rowCount }, (_, row) => Array.from({ length: columnCount }, (__, column) => make(row, column)));
}
