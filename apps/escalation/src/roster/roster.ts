import { ranks, type Rank } from '@owcr/contracts';

export interface Officer {
  id: string;
  badge: string;
  rank: Rank;
  supervisorId: string | null;
  precincts: readonly string[];
  active: boolean;
}

/** Those who may be asked about the issues at hand: their officers, everyone above them, and all active supervisors. */
export type Roster = ReadonlyMap<string, Officer>;

export type Level = 1 | 2 | 3;
export const levelMax = 3;

export interface Owner {
  id: string | null;
  rank: Rank;
}

/**
 * Who answers for an escalation of this level: of the rank that belongs to the level, the one in the supervisor chain of the
 * issue's officer; where the chain is broken, the lowest badge in the precinct, else in the city; else the next higher rank.
 * Nobody at all: it is raised without an owner, never dropped.
 */
export function ownerOf(roster: Roster, officerId: string | null, precinct: string | null, level: Level): Owner {
  for (const rank of ranks.slice(level)) {
    const owner = inChain(roster, officerId, rank) ?? lowestBadge(roster, rank, precinct) ?? lowestBadge(roster, rank, null);
    if (owner) return { id: owner.id, rank };
  }
  return { id: null, rank: ranks[level] };
}

function inChain(roster: Roster, officerId: string | null, rank: Rank): Officer | undefined {
  const seen = new Set<string>();
  let at = officerId === null ? undefined : roster.get(officerId);
  while (at && !seen.has(at.id)) {
    seen.add(at.id);
    const above = at.supervisorId === null ? undefined : roster.get(at.supervisorId);
    if (above?.rank === rank && above.active) return above;
    at = above;
  }
  return undefined;
}

/** In a precinct, or with null in the whole city. */
function lowestBadge(roster: Roster, rank: Rank, precinct: string | null): Officer | undefined {
  let lowest: Officer | undefined;
  for (const officer of roster.values()) {
    if (!officer.active || officer.rank !== rank) continue;
    if (precinct !== null && !officer.precincts.includes(precinct)) continue;
    if (!lowest || compareBadges(officer.badge, lowest.badge) < 0) lowest = officer;
  }
  return lowest;
}

/** Badges are numbers, or letters and numbers: 90 goes before 100. */
function compareBadges(a: string, b: string): number {
  return a.localeCompare(b, 'en', { numeric: true });
}
