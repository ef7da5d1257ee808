import { can, isOfAudience, type Principal, type Scope, scopeOf } from '@owcr/access';
import { forbidden } from '@owcr/platform';

interface Place {
  precinct: string | null;
  officerId: string | null;
}

/** Where a principal may read. What lies in no precinct yet is for those who may read the whole city. */
export function mayRead(principal: Principal, what: 'deadline' | 'escalation', place: Place): boolean {
  return can(principal, 'read', { type: what, precinct: place.precinct, officerId: place.officerId });
}

/** The part of the wall a principal sees; refused where that is none. */
export function wallOf(principal: Principal): Scope {
  const scope = scopeOf(principal, 'read', 'escalation');
  if (!scope) throw forbidden();
  return scope;
}

/**
 * Where somebody may find what they acknowledge: an escalation is its owner's wherever it lies. Which are told to clerks is said by the
 * rule, not by the place: clerks find those among all they may read.
 */
export function acknowledgeableBy(principal: Principal): Scope | null {
  const scope = scopeOf(principal, isOfAudience(principal, 'clerks') ? 'read' : 'acknowledge', 'escalation');
  return scope && !scope.everywhere ? { ...scope, officerId: principal.id } : scope;
}
