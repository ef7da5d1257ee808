import { assertNever, type EscalationAudience } from '@owcr/contracts/words';
import { can } from './ability.js';
import type { Principal, Role } from './principal.js';

/** Up to which level somebody answers for the escalations of a precinct that they do not own. */
const highestLevelOf: Partial<Record<Role, number>> = { sergeant: 1, lieutenant: 2, commander: 3, admin: 3 };

export interface Raised {
  /** Null where the issue lies in no sector yet. */
  precinct: string | null;
  officerId: string | null;
  level: number;
  ownerId: string | null;
  /** Told to everybody of these instead of to one person. */
  audience: EscalationAudience | null;
}

/**
 * Whether somebody may acknowledge an escalation: its owner may, clerks what clerks are told, and whoever supervises the precinct (or
 * the city) with the rank its level belongs to.
 */
export function mayAcknowledge(principal: Principal, { precinct, officerId, level, ownerId, audience }: Raised): boolean {
  if (principal.id === ownerId) return can(principal, 'acknowledge', 'escalation');
  const inReview = audience === 'clerks';
  if (!can(principal, 'acknowledge', { type: 'escalation', precinct, officerId, inReview })) return false;
  return (inReview && isOfAudience(principal, 'clerks')) || (highestLevelOf[principal.role] ?? 0) >= level;
}

/**
 * Whether somebody is one of those who are told what is told to a whole audience. `clerks`: all clerks. `command`: who answers for the
 * whole city, that is commanders without a precinct and administrators.
 */
export function isOfAudience({ role, precincts }: Pick<Principal, 'role' | 'precincts'>, audience: EscalationAudience): boolean {
  switch (audience) {
    case 'clerks':
      return role === 'clerk';
    case 'command':
      return role === 'admin' || (role === 'commander' && precincts.length === 0);
    default:
      return assertNever(audience);
  }
}
