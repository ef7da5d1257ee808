import type { Rank } from '@owcr/contracts';
import type { SectorPlace } from '../sectors/geojson-file.js';
import { madeUpName } from './made-up-names.js';

/** A line of a roster file. */
export interface RosterLine {
  badge: string;
  name: string;
  email: string;
  phone: string;
  rank: Rank;
  sectors: string;
  supervisor_badge: string;
  language: string;
}

export interface RosterShape {
  /** Badges count up from here. The person with a badge is the same in every roster, so two rosters need two ranges. */
  firstBadge: number;
  officersPerSector: number;
  sectorsPerSergeant: number;
  /** Chosen in turn. */
  languages: readonly string[];
}

/** For a city of one's own. Far from the badges of the demo city, whose people it must not take over. */
export const oneOfficerPerSector: RosterShape = {
  firstBadge: 20_001,
  officersPerSector: 1,
  sectorsPerSergeant: Infinity,
  languages: ['en'],
};

/**
 * A whole chain of command for these sectors: in each precinct a commander, a lieutenant, sergeants and the officers of each
 * sector. Supervisors have no sector of their own, so issues go to officers. The same sectors give the same people.
 */
export function madeUpRoster(places: readonly SectorPlace[], shape: RosterShape): RosterLine[] {
  const lines: RosterLine[] = [];
  const add = (rank: Rank, sectors: string, supervisor: RosterLine | undefined) => {
    const line = rosterLine(lines.length, { rank, sectors, supervisor, shape });
    lines.push(line);
    return line;
  };
  for (const codes of sectorsByPrecinct(places)) {
    const commander = add('commander', '', undefined);
    const lieutenant = add('lieutenant', '', commander);
    for (const group of groupsOf(codes, shape.sectorsPerSergeant)) {
      const sergeant = add('sergeant', '', lieutenant);
      for (const code of group) {
        for (let count = 0; count < shape.officersPerSector; count++) add('officer', code, sergeant);
      }
    }
  }
  return lines;
}

interface Post {
  rank: Rank;
  sectors: string;
  supervisor: RosterLine | undefined;
  shape: RosterShape;
}

function rosterLine(index: number, { rank, sectors, supervisor, shape }: Post): RosterLine {
  const badge = String(shape.firstBadge + index);
  return {
    badge,
    name: madeUpName(index),
    // Both are reserved for examples: nothing is delivered there, nobody is called.
    email: `badge-${badge}@police.example`,
    phone: `+1 555 01${String(index % 100).padStart(2, '0')}`,
    rank,
    sectors,
    supervisor_badge: supervisor?.badge ?? '',
    language: shape.languages[index % shape.languages.length]!,
  };
}

function sectorsByPrecinct(places: readonly SectorPlace[]): string[][] {
  const byPrecinct = new Map<string, string[]>();
  for (const { code, precinct } of places) byPrecinct.set(precinct, [...(byPrecinct.get(precinct) ?? []), code]);
  const inOrder = new Intl.Collator('en', { numeric: true }).compare;
  return [...byPrecinct].sort(([a], [b]) => inOrder(a, b)).map(([, codes]) => codes.sort(inOrder));
}

function groupsOf(codes: readonly string[], size: number): string[][] {
  const groups: string[][] = [];
  for (let start = 0; start < codes.length; start += size) groups.push(codes.slice(start, start + size));
  return groups;
}
