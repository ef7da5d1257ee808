import { can, type Principal } from '@owcr/access';
import type { Officer } from './officer.js';

/** How to reach somebody is for themselves and for who keeps the roster of their precinct. */
export function shownTo(principal: Principal, officer: Officer) {
  const { id, badge, name, rank, sectors, precincts, supervisorId, supervisorBadge, language, active, version, email, phone } =
    officer;
  const shown = { id, badge, name, rank, sectors, precincts, supervisorId, supervisorBadge, language, active, version };
  const mayReach = principal.id === id || principal.role === 'service' || keepsRosterOf(principal, officer);
  return mayReach ? { ...shown, email, phone } : shown;
}

/** A supervisor keeps the roster of their precincts; an officer only what is their own. */
export function keepsRosterOf(principal: Principal, { id, precincts }: Pick<Officer, 'id' | 'precincts'>): boolean {
  if (can(principal, 'write', { type: 'roster', precinct: null, officerId: id })) return true;
  return precincts.some((precinct) => can(principal, 'write', { type: 'roster', precinct, officerId: id }));
}
