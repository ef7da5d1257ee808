import { can, type Principal, type Scope, scopeOf } from '@owcr/access';
import { ranks } from '@owcr/contracts';
import { forbidden } from '@owcr/platform';
import type { Level } from '../roster/roster.js';

interface Place {
  precinct: string | null;
  officerId: string | null;
}

/** Where a principal may read. What lies in no precinct yet is everybody's who may read any: nobody else would look. */
export function mayRead(principal: Principal, what: 'deadline' | 'escalation', place: Place): boolean {
  return place.precinct === null ? can(principal, 'read', what) : can(principal, 'read', { type: what, ...place });
}

/** The part of the wall a principal sees; refused where that is none. */
export function wallOf(principal: Principal): Scope {
  const scope = scopeOf(principal, 'read', 'escalation');
  if (!scope) throw forbidden();
  return scope;
}

/** Where somebody may find what they acknowledge: an escalation is its owner's wherever it lies. */
export function acknowledgeableBy(principal: Principal): Scope | null {
  const scope = scopeOf(principal, 'acknowledge', 'escalation');
  return scope && !scope.everywhere ? { ...scope, officerId: principal.id } : scope;
}

export interface Raised extends Place {
  level: Level;
  ownerId: string | null;
}

/** Its owner may, and whoever supervises the precinct with at least the rank that the level belongs to. */
export function mayAcknowledge(principal: Principal, { precinct, officerId, level, ownerId }: Raised): boolean {
  const supervises =
    precinct === null
      ? can(principal, 'acknowledge', 'escalation')
      : can(principal, 'acknowledge', { type: 'escalation', precinct, officerId });
  if (principal.id === ownerId) return can(principal, 'acknowledge', 'escalation');
  return supervises && (principal.role === 'admin' || ranks.findIndex((rank) => rank === principal.role) >= level);
}
