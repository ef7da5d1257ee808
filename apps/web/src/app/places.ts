import type { Principal, Role } from '@owcr/access/rules';
import { can, type Action, type Resource } from '@owcr/access/rules';

/** A page of the menu, with what somebody must be allowed at least to find anything on it. */
export interface MenuPlace {
  to: string;
  label: string;
  needs: readonly [Action, Resource];
}

export const menuPlaces = [
  { to: '/officer', label: 'My work', needs: ['acknowledge', 'assignment'] },
  { to: '/issues', label: 'Issues', needs: ['read', 'issue'] },
  { to: '/review', label: 'Review', needs: ['locate', 'assignment'] },
  { to: '/wall', label: 'Escalations', needs: ['read', 'escalation'] },
  { to: '/map', label: 'Map', needs: ['read', 'board'] },
  { to: '/coverage', label: 'Coverage', needs: ['read', 'roster'] },
  { to: '/trends', label: 'Trends', needs: ['read', 'board'] },
  { to: '/admin', label: 'Administration', needs: ['import', 'sector'] },
] as const satisfies readonly MenuPlace[];

export type PlacePath = (typeof menuPlaces)[number]['to'];

const firstByRole: Record<Role, string> = {
  resident: '/report',
  clerk: '/issues',
  officer: '/officer',
  sergeant: '/wall',
  lieutenant: '/wall',
  commander: '/wall',
  analyst: '/trends',
  admin: '/admin',
  partner: '/issues',
  service: '/issues',
};

/** Where a person's work is. */
export const workPlaceOf = ({ role }: Pick<Principal, 'role'>): string => firstByRole[role];

/** What of the menu is of use to somebody. */
export function menuOf(person: Principal): (typeof menuPlaces)[number][] {
  return menuPlaces.filter(({ to, needs }) => {
    // For those who answer for escalations, clerks among them; an analyst only looks.
    if (to === '/wall') return can(person, 'acknowledge', 'escalation') || person.role === 'analyst';
    return can(person, needs[0], needs[1]);
  });
}
