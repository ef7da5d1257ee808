import type { Position, Sector } from './city.js';

/** How many pieces each side of a sector has. */
const pieces = 6;

/** A sector as a square that was bent: any place in it by its share of the way from west to east and from north to south. */
export class Block {
  readonly code: string;
  private readonly north: Position[];
  private readonly south: Position[];
  private readonly west: Position[];
  private readonly east: Position[];

  /** The ring of a sector of the demo city begins in the north-west and goes round by the south. */
  constructor({ code, ring }: Sector) {
    if (ring.length !== 4 * pieces + 1) throw new Error(`sector ${code} is not made of four sides of ${pieces} pieces`);
    this.code = code;
    const side = (index: number) => ring.slice(index * pieces, (index + 1) * pieces + 1);
    this.west = side(0);
    this.south = side(1);
    this.east = side(2).reverse();
    this.north = side(3).reverse();
  }

  /**
   * `u`: 0 in the west, 1 in the east; `v`: 0 in the north, 1 in the south. Between the four sides (a Coons patch): on a border it is
   * the border, so that neighbours have the same places there.
   */
  at(u: number, v: number): Position {
    const [north, south, west, east] = [along(this.north, u), along(this.south, u), along(this.west, v), along(this.east, v)];
    const mixed = ([0, 1] as const).map((axis) => {
      const between = (1 - v) * north[axis] + v * south[axis] + (1 - u) * west[axis] + u * east[axis];
      const [nw, ne, sw, se] = [this.north[0]![axis], this.north.at(-1)![axis], this.south[0]![axis], this.south.at(-1)![axis]];
      const corners = (1 - u) * (1 - v) * nw + u * (1 - v) * ne + (1 - u) * v * sw + u * v * se;
      return Math.round((between - corners) * 1e6) / 1e6;
    });
    return [mixed[0]!, mixed[1]!];
  }
}

function along(side: readonly Position[], share: number): Position {
  const place = share * pieces;
  const index = Math.min(Math.floor(place + 1e-9), pieces - 1);
  const rest = place - index;
  const [from, to] = [side[index]!, side[index + 1]!];
  return [from[0] + rest * (to[0] - from[0]), from[1] + rest * (to[1] - from[1])];
}
