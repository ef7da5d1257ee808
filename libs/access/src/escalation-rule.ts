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
}

/** Whether somebody may take an escalation on: its owner may, and whoever supervises the precinct with the rank its level belongs to. */
export function mayAcknowledge(principal: Principal, { precinct, officerId, level, ownerId }: Raised): boolean {
  if (principal.id === ownerId) return can(principal, 'acknowledge', 'escalation');
  const supervises =
    precinct === null
      ? can(principal, 'acknowledge', 'escalation')
      : can(principal, 'acknowledge', { type: 'escalation', precinct, officerId });
  return supervises && (highestLevelOf[principal.role] ?? 0) >= level;
}
