import type { Action, Resource } from '@owcr/access/rules';

/** A part of the administration, what it is for, and what somebody must be allowed to find anything in it. */
export interface AdminSection {
  name: string;
  title: string;
  what: string;
  needs: readonly [Action, Resource];
}

export const adminSections = [
  {
    name: 'sectors',
    title: 'Sectors',
    what: 'Bring in the borders of sectors from a GeoJSON file; see what changes on the map first.',
    needs: ['import', 'sector'],
  },
  {
    name: 'officers',
    title: 'Officers',
    what: 'Bring in the roster from a CSV file: who they are, what sectors they are named for, who supervises them.',
    needs: ['import', 'officer'],
  },
  {
    name: 'deadlines',
    title: 'Deadlines',
    what: 'How long an issue may wait for an acknowledgement and a solution, by category and priority.',
    needs: ['write', 'policy'],
  },
  {
    name: 'agencies',
    title: 'Agencies',
    what: 'The partner agencies that issues are referred to: add, rename, deactivate.',
    needs: ['write', 'agency'],
  },
  {
    name: 'people',
    title: 'People',
    what: 'Who has come in or has a key, when they were last seen, and how to sign them out.',
    needs: ['read', 'person'],
  },
  {
    name: 'keys',
    title: 'API keys',
    what: 'Let programs in, each with a role, a scope and an end; revoke them.',
    needs: ['write', 'access-token'],
  },
  {
    name: 'dead-letters',
    title: 'Dead letters',
    what: 'Events that a service could not handle: see why, try them again, or drop them.',
    needs: ['write', 'dead-letter'],
  },
  {
    name: 'audit',
    title: 'Audit',
    what: 'Who did what, when, on what, from where, and what was refused.',
    needs: ['read', 'audit'],
  },
] as const satisfies readonly AdminSection[];

export type AdminSectionName = (typeof adminSections)[number]['name'];

/** What of the administration is for somebody who may do these things. */
export function sectionsFor(may: (action: Action, resource: Resource) => boolean): (typeof adminSections)[number][] {
  return adminSections.filter(({ needs: [action, resource] }) => may(action, resource));
}
