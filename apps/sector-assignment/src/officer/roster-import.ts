import { ranks } from '@owcr/contracts';
import { precinctsByBadge } from './precincts.js';
import type { Officer, RosterEntry } from './officer.js';

export interface FieldError {
  path: string;
  message: string;
}

export interface NumberedEntry {
  row: number;
  entry: RosterEntry;
}

export interface RefusedRow {
  row: number;
  badge: string | null;
  errors: FieldError[];
}

export interface RosterPlan {
  created: Officer[];
  /** Rows of the file that change somebody, and people whose precincts change because of them. */
  changed: Officer[];
  /** How many of `changed` are rows of the file. */
  changedRows: number;
  unchangedRows: number;
  /** The rows that were taken. */
  rowByBadge: ReadonlyMap<string, number>;
  refused: RefusedRow[];
}

export interface RosterContext {
  roster: ReadonlyMap<string, Officer>;
  precinctBySector: ReadonlyMap<string, string>;
  idOf: (badge: string) => string;
}

/**
 * What a roster file does. A row that cannot be is refused alone and the others go in; who was known before and is refused now
 * stays as they were. A supervisor is of a higher rank, so there is no cycle in the chain of command.
 */
export function planRoster(rows: readonly NumberedEntry[], context: RosterContext): RosterPlan {
  const refused: RefusedRow[] = [];
  const accepted = new Map<string, NumberedEntry>();
  for (const numbered of rows) {
    const errors = ownErrors(numbered.entry, accepted, context);
    if (errors.length > 0) refused.push({ row: numbered.row, badge: numbered.entry.badge, errors });
    else accepted.set(numbered.entry.badge, numbered);
  }
  refused.push(...refuseBrokenChains(accepted, context.roster));
  const rowByBadge = new Map([...accepted].map(([badge, { row }]) => [badge, row]));
  return { ...applyRoster(accepted, context), rowByBadge, refused: refused.sort((a, b) => a.row - b.row) };
}

function ownErrors(
  entry: RosterEntry,
  accepted: ReadonlyMap<string, NumberedEntry>,
  { precinctBySector }: RosterContext,
): FieldError[] {
  const errors: FieldError[] = [];
  const earlier = accepted.get(entry.badge);
  if (earlier) errors.push({ path: 'badge', message: `is in row ${earlier.row} already` });
  for (const [at, sector] of entry.sectors.entries()) {
    if (!precinctBySector.has(sector)) errors.push({ path: `sectors.${at}`, message: `sector ${sector} is unknown` });
  }
  if (entry.supervisorBadge === entry.badge) errors.push({ path: 'supervisorBadge', message: 'nobody supervises themselves' });
  return errors;
}

/** Refusing one row can leave others without their supervisor, so it goes round until nothing more is refused. */
function refuseBrokenChains(accepted: Map<string, NumberedEntry>, roster: ReadonlyMap<string, Officer>): RefusedRow[] {
  const refused: RefusedRow[] = [];
  for (;;) {
    const broken = brokenChains(accepted, standingOf(accepted, roster));
    if (broken.length === 0) return refused;
    for (const { badge } of broken) accepted.delete(badge);
    refused.push(...broken);
  }
}

function brokenChains(accepted: ReadonlyMap<string, NumberedEntry>, standing: Standing): (RefusedRow & { badge: string })[] {
  return [...accepted.values()].flatMap(({ row, entry }) => {
    const error = supervisorError(entry, standing) ?? subordinateError(entry, accepted, standing);
    return error ? [{ row, badge: entry.badge, errors: [error] }] : [];
  });
}

type Standing = { byBadge: ReadonlyMap<string, RosterEntry>; ledBy: ReadonlyMap<string, RosterEntry[]> };

/** The roster as it would be. */
function standingOf(accepted: ReadonlyMap<string, NumberedEntry>, roster: ReadonlyMap<string, Officer>): Standing {
  const byBadge = new Map<string, RosterEntry>(roster);
  for (const { entry } of accepted.values()) byBadge.set(entry.badge, entry);
  const ledBy = new Map<string, RosterEntry[]>();
  for (const entry of byBadge.values()) {
    if (entry.supervisorBadge) ledBy.set(entry.supervisorBadge, [...(ledBy.get(entry.supervisorBadge) ?? []), entry]);
  }
  return { byBadge, ledBy };
}

function supervisorError({ supervisorBadge, rank }: RosterEntry, { byBadge }: Standing): FieldError | null {
  if (supervisorBadge === null) return null;
  const supervisor = byBadge.get(supervisorBadge);
  if (!supervisor) return { path: 'supervisorBadge', message: `${supervisorBadge} is neither in the file nor in the roster` };
  if (ranks.indexOf(supervisor.rank) > ranks.indexOf(rank)) return null;
  return { path: 'supervisorBadge', message: `${supervisorBadge} (${supervisor.rank}) is not of a higher rank than ${rank}` };
}

/** A change of rank must not leave somebody of the roster, whom the file does not name, under an equal. */
function subordinateError(
  entry: RosterEntry,
  accepted: ReadonlyMap<string, NumberedEntry>,
  { ledBy }: Standing,
): FieldError | null {
  const wronged = (ledBy.get(entry.badge) ?? []).find(
    ({ badge, rank }) => !accepted.has(badge) && ranks.indexOf(rank) >= ranks.indexOf(entry.rank),
  );
  return wronged ? { path: 'rank', message: `still supervises ${wronged.badge} (${wronged.rank})` } : null;
}

type Applied = Omit<RosterPlan, 'refused' | 'rowByBadge'>;

function applyRoster(accepted: ReadonlyMap<string, NumberedEntry>, { roster, precinctBySector, idOf }: RosterContext): Applied {
  const plan: Applied = { created: [], changed: [], changedRows: 0, unchangedRows: 0 };
  const { byBadge } = standingOf(accepted, roster);
  const precincts = precinctsByBadge([...byBadge.values()], precinctBySector);
  for (const entry of byBadge.values()) {
    const known = roster.get(entry.badge);
    const inFile = accepted.has(entry.badge);
    const next = { ...officerOf(entry, known, idOf), precincts: precincts.get(entry.badge) ?? [] };
    if (known && same(known, next)) {
      plan.unchangedRows += inFile ? 1 : 0;
      continue;
    }
    if (known && inFile) plan.changedRows += 1;
    (known ? plan.changed : plan.created).push(next);
  }
  return plan;
}

function officerOf(entry: RosterEntry, known: Officer | undefined, idOf: (badge: string) => string): Officer {
  const { badge, name, email, phone, rank, sectors, givenPrecincts, supervisorBadge, language, active } = entry;
  const supervisorId = supervisorBadge === null ? null : idOf(supervisorBadge);
  return {
    ...{ badge, name, email, phone, rank, sectors, givenPrecincts, supervisorBadge, supervisorId, language, active },
    id: known?.id ?? idOf(badge),
    precincts: [],
    version: (known?.version ?? 0) + 1,
    eventCount: (known?.eventCount ?? 0) + 1,
  };
}

function same(known: Officer, next: Officer): boolean {
  return contentOf(known) === contentOf(next);
}

function contentOf(officer: Officer): string {
  const { badge, name, email, phone, rank, sectors, givenPrecincts, precincts, supervisorId, language, active } = officer;
  return JSON.stringify([badge, name, email, phone, rank, sectors, givenPrecincts, precincts, supervisorId, language, active]);
}
