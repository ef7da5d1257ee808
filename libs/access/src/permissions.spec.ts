import { describe, expect, it } from '@jest/globals';
import { can, scopeOf } from './ability.js';
import type { Action, Resource } from './permissions.js';
import { roles, type Principal, type Role } from './principal.js';

const me = 'officer-1';
const where = {
  mine: { precinct: 'D4', officerId: me },
  'my precinct': { precinct: 'D4', officerId: 'officer-2' },
  elsewhere: { precinct: 'D5', officerId: 'officer-2' },
  'mine elsewhere': { precinct: 'D5', officerId: me },
  nowhere: { precinct: null, officerId: null },
} as const;
type Where = keyof typeof where;

const everywhere: Where[] = ['mine', 'my precinct', 'elsewhere', 'mine elsewhere', 'nowhere'];
const own: Where[] = ['mine', 'mine elsewhere'];
const precinct: Where[] = ['mine', 'my precinct'];
const ownOrPrecinct: Where[] = ['mine', 'my precinct', 'mine elsewhere'];
const supervisors: Role[] = ['sergeant', 'lieutenant', 'commander'];

const principal = (role: Role, precincts = ['D4']): Principal => ({ id: me, name: 'Somebody', role, precincts });

/** Who may do it, and where. Roles that are not named may not do it anywhere. */
const expected: [Action, Resource, Partial<Record<Role, Where[]>>][] = [
  [
    'read',
    'issue',
    {
      clerk: everywhere,
      officer: ownOrPrecinct,
      sergeant: ownOrPrecinct,
      lieutenant: ownOrPrecinct,
      commander: ownOrPrecinct,
      analyst: everywhere,
      admin: everywhere,
      service: everywhere,
    },
  ],
  [
    'report',
    'issue',
    {
      resident: everywhere,
      clerk: everywhere,
      officer: everywhere,
      sergeant: precinct,
      lieutenant: precinct,
      commander: precinct,
      admin: everywhere,
    },
  ],
  [
    'start',
    'issue',
    { officer: own, sergeant: ownOrPrecinct, lieutenant: ownOrPrecinct, commander: ownOrPrecinct, admin: everywhere },
  ],
  [
    'refer',
    'issue',
    { officer: own, sergeant: ownOrPrecinct, lieutenant: ownOrPrecinct, commander: ownOrPrecinct, admin: everywhere },
  ],
  [
    'resolve',
    'issue',
    { officer: own, sergeant: ownOrPrecinct, lieutenant: ownOrPrecinct, commander: ownOrPrecinct, admin: everywhere },
  ],
  [
    'note',
    'issue',
    {
      clerk: everywhere,
      officer: own,
      sergeant: ownOrPrecinct,
      lieutenant: ownOrPrecinct,
      commander: ownOrPrecinct,
      admin: everywhere,
    },
  ],
  ['confirm', 'issue', { clerk: everywhere, sergeant: precinct, lieutenant: precinct, commander: precinct, admin: everywhere }],
  ['reopen', 'issue', { clerk: everywhere, sergeant: precinct, lieutenant: precinct, commander: precinct, admin: everywhere }],
  ['withdraw', 'issue', { clerk: everywhere, sergeant: precinct, lieutenant: precinct, commander: precinct, admin: everywhere }],
  ['merge', 'issue', { clerk: everywhere, sergeant: precinct, lieutenant: precinct, commander: precinct, admin: everywhere }],
  [
    'read',
    'reporter',
    {
      clerk: everywhere,
      officer: own,
      sergeant: ownOrPrecinct,
      lieutenant: ownOrPrecinct,
      commander: ownOrPrecinct,
      admin: everywhere,
      service: everywhere,
    },
  ],
  [
    'acknowledge',
    'assignment',
    { officer: own, sergeant: ownOrPrecinct, lieutenant: ownOrPrecinct, commander: ownOrPrecinct, admin: everywhere },
  ],
  [
    'decline',
    'assignment',
    { officer: own, sergeant: ownOrPrecinct, lieutenant: ownOrPrecinct, commander: ownOrPrecinct, admin: everywhere },
  ],
  ['reassign', 'assignment', { sergeant: precinct, lieutenant: precinct, commander: precinct, admin: everywhere }],
  [
    'locate',
    'assignment',
    { clerk: everywhere, sergeant: precinct, lieutenant: precinct, commander: precinct, admin: everywhere },
  ],
  ['acknowledge', 'escalation', { sergeant: precinct, lieutenant: precinct, commander: precinct, admin: everywhere }],
  [
    'read',
    'notification',
    { clerk: own, officer: own, sergeant: own, lieutenant: own, commander: own, analyst: own, admin: everywhere },
  ],
  ['erase', 'reporter', { admin: everywhere }],
  ['import', 'sector', { admin: everywhere }],
  ['import', 'officer', { admin: everywhere }],
  ['write', 'policy', { admin: everywhere }],
  ['read', 'dead-letter', { admin: everywhere }],
  ['write', 'dead-letter', { admin: everywhere }],
  ['read', 'access-token', { admin: everywhere }],
  ['write', 'access-token', { admin: everywhere }],
];

const rows = expected.flatMap(([action, resource, byRole]) =>
  roles.map((role) => [role, action, resource, byRole[role] ?? []] as const),
);

describe('permission table', () => {
  it.each(rows)('%s: %s %s in %j', (role, action, resource, places) => {
    const allowed = everywhere.filter((place) => can(principal(role), action, { type: resource, ...where[place] }));
    expect(allowed).toEqual(everywhere.filter((place) => places.includes(place)));
  });

  it('lets a commander without a precinct command the city', () => {
    for (const place of everywhere)
      expect(can(principal('commander', []), 'resolve', { type: 'issue', ...where[place] })).toBe(true);
  });

  it.each(['officer', 'sergeant', 'lieutenant'] as const)('leaves a %s without a precinct with what is their own', (role) => {
    const seen = everywhere.filter((place) => can(principal(role, []), 'read', { type: 'issue', ...where[place] }));
    expect(seen).toEqual(own);
  });

  it('gives a supervisor of several precincts each of them', () => {
    expect(can(principal('lieutenant', ['D4', 'D5']), 'reassign', { type: 'assignment', ...where.elsewhere })).toBe(true);
  });
});

describe('scope of a list', () => {
  it.each(roles.flatMap((role) => [['D4'], []].map((precincts) => [role, precincts] as const)))(
    'shows %s of %j exactly what they may read one by one',
    (role, precincts) => {
      const somebody = principal(role, precincts);
      const scope = scopeOf(somebody, 'read', 'issue');
      for (const place of everywhere) {
        const thing = where[place];
        const listed =
          scope !== null &&
          (scope.everywhere ||
            (thing.precinct !== null && scope.precincts.includes(thing.precinct)) ||
            (thing.officerId !== null && scope.officerId === thing.officerId));
        expect([place, listed]).toEqual([place, can(somebody, 'read', { type: 'issue', ...thing })]);
      }
    },
  );

  it('is nothing where nothing is allowed', () => {
    expect(scopeOf(principal('resident'), 'read', 'issue')).toBeNull();
    expect(supervisors.map((role) => scopeOf(principal(role), 'write', 'access-token'))).toEqual([null, null, null]);
  });
});
