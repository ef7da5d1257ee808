import { can, fieldsOf, type Principal } from '@owcr/access';
import type { Officer } from './officer.js';

const fields = [
  ...(['id', 'badge', 'name', 'rank', 'sectors', 'precincts', 'supervisorId', 'supervisorBadge', 'language'] as const),
  ...(['active', 'version', 'email', 'phone'] as const),
];
type Field = (typeof fields)[number];

/** An officer with what of them is for `principal`; the rest is left out. An officer of several precincts is in each of them. */
export function shownTo(principal: Principal, officer: Officer): Partial<Pick<Officer, Field>> {
  const places = officer.precincts.length > 0 ? officer.precincts : [null];
  const permitted = new Set(
    places.flatMap((precinct) => fieldsOf(principal, { type: 'officer', precinct, officerId: officer.id }, fields)),
  );
  return Object.fromEntries(fields.filter((field) => permitted.has(field)).map((field) => [field, officer[field]]));
}

/** A supervisor keeps the roster of their precincts; an officer only what is their own. */
export function keepsRosterOf(principal: Principal, { id, precincts }: Pick<Officer, 'id' | 'precincts'>): boolean {
  if (can(principal, 'write', { type: 'roster', precinct: null, officerId: id })) return true;
  return precincts.some((precinct) => can(principal, 'write', { type: 'roster', precinct, officerId: id }));
}
