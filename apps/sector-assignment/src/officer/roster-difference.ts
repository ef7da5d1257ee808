import type { Officer } from './officer.js';
import type { RosterPlan } from './roster-import.js';

export const officerFields = [
  ...(['name', 'email', 'phone', 'rank', 'sectors', 'precincts', 'supervisorBadge', 'language', 'active'] as const),
];
export type OfficerField = (typeof officerFields)[number];

/** What a roster file would change, by row. How to reach somebody is not repeated: only that it differs. */
export interface RosterDifference {
  added: { row: number; badge: string; name: string }[];
  changed: { row: number; badge: string; name: string; fields: OfficerField[] }[];
  unchanged: { row: number; badge: string }[];
  /** People the file does not name, whose precincts change because of it. */
  alsoChanged: { badge: string; name: string; fields: OfficerField[] }[];
}

export function rosterDifference(
  { created, changed, rowByBadge }: Pick<RosterPlan, 'created' | 'changed' | 'rowByBadge'>,
  roster: ReadonlyMap<string, Officer>,
): RosterDifference {
  const touched = new Set([...created, ...changed].map(({ badge }) => badge));
  const rowOf = (badge: string) => rowByBadge.get(badge) ?? 0;
  const changes = changed.map((next) => ({
    badge: next.badge,
    name: next.name,
    fields: fieldsThatDiffer(roster.get(next.badge), next),
  }));
  const byRow = (a: { row: number }, b: { row: number }) => a.row - b.row;
  return {
    added: created.map(({ badge, name }) => ({ row: rowOf(badge), badge, name })).sort(byRow),
    changed: changes
      .filter(({ badge }) => rowByBadge.has(badge))
      .map((change) => ({ row: rowOf(change.badge), ...change }))
      .sort(byRow),
    unchanged: [...rowByBadge]
      .filter(([badge]) => !touched.has(badge))
      .map(([badge, row]) => ({ row, badge }))
      .sort(byRow),
    alsoChanged: changes.filter(({ badge }) => !rowByBadge.has(badge)),
  };
}

function fieldsThatDiffer(known: Officer | undefined, next: Officer): OfficerField[] {
  return officerFields.filter((field) => !known || contentOf(known, field) !== contentOf(next, field));
}

/** The precincts of a file are those given in it; what somebody serves in follows from them and from others. */
function contentOf(officer: Officer, field: OfficerField): string {
  return JSON.stringify(field === 'precincts' ? [officer.givenPrecincts, officer.precincts] : officer[field]);
}
