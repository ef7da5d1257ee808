import { can, type Principal, type Scope, scopeOf } from '@owcr/access';
import { forbidden } from '@owcr/platform';

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
