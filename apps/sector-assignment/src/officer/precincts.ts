import { ranks } from '@owcr/contracts';
import type { RosterEntry } from './officer.js';

/**
 * Where everybody serves: in the precincts of their sectors; without sectors in those the file gives them; else in those of
 * the people they supervise. Sorted, so that the same roster always reads the same.
 */
export function precinctsByBadge(
  entries: readonly RosterEntry[],
  precinctBySector: ReadonlyMap<string, string>,
): Map<string, string[]> {
  const found = new Map<string, Set<string>>();
  for (const entry of entries) found.set(entry.badge, ownPrecincts(entry, precinctBySector));
  const derived = new Set(entries.filter(({ badge }) => found.get(badge)!.size === 0).map(({ badge }) => badge));
  // A supervisor is of a higher rank: from the lowest rank up, everybody's own precincts are complete when they are passed on.
  for (const rank of ranks) {
    for (const entry of entries) {
      if (entry.rank !== rank || entry.supervisorBadge === null || !derived.has(entry.supervisorBadge)) continue;
      const supervisors = found.get(entry.supervisorBadge);
      for (const precinct of found.get(entry.badge)!) supervisors?.add(precinct);
    }
  }
  return new Map([...found].map(([badge, precincts]) => [badge, [...precincts].sort()]));
}

function ownPrecincts({ sectors, givenPrecincts }: RosterEntry, precinctBySector: ReadonlyMap<string, string>): Set<string> {
  const ofSectors = sectors.map((sector) => precinctBySector.get(sector)).filter((precinct) => precinct !== undefined);
  return new Set(ofSectors.length > 0 ? ofSectors : givenPrecincts);
}
