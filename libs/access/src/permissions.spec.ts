import { describe, expect, it } from '@jest/globals';
import { can, fieldsOf, mayFilterBy, scopeOf } from './ability.js';
import type { Action, Resource } from './permissions.js';
import { roles, type Principal, type Role } from './principal.js';

const me = 'officer-1';
const where = {
  mine: { precinct: 'D4', sector: '4B', officerId: me, referredTo: null },
  'my precinct': { precinct: 'D4', sector: '4B', officerId: 'officer-2', referredTo: null },
  elsewhere: { precinct: 'D5', sector: '5B', officerId: 'officer-2', referredTo: 'parks' },
  'mine elsewhere': { precinct: 'D5', sector: '5B', officerId: me, referredTo: null },
  'my sector': { precinct: 'D5', sector: '5A', officerId: 'officer-2', referredTo: null },
  'my agency': { precinct: 'D5', sector: '5B', officerId: 'officer-2', referredTo: 'sanitation' },
  nowhere: { precinct: null, sector: null, officerId: null, referredTo: null },
  'in review': { precinct: null, sector: null, officerId: null, referredTo: null, inReview: true },
} as const;
type Where = keyof typeof where;

const everywhere = Object.keys(where) as Where[];
const own: Where[] = ['mine', 'mine elsewhere'];
const precinct: Where[] = ['mine', 'my precinct'];
const ownOrPrecinct: Where[] = ['mine', 'my precinct', 'mine elsewhere'];
const officers: Where[] = [...ownOrPrecinct, 'my sector'];
const referred: Where[] = ['my agency'];
const supervisors: Role[] = ['sergeant', 'lieutenant', 'commander'];

const somebody = (role: Role, precincts = ['D4']): Principal => ({
  id: me,
  name: 'Somebody',
  role,
  precincts,
  sectors: ['5A'],
  agency: 'sanitation',
});

/** Who may do it, and where. Roles that are not named may not do it anywhere. */
const expected: [Action, Resource, Partial<Record<Role, Where[]>>][] = [
  [
    'read',
    'issue',
    {
      clerk: everywhere,
      officer: officers,
      sergeant: ownOrPrecinct,
      lieutenant: ownOrPrecinct,
      commander: ownOrPrecinct,
      analyst: everywhere,
      admin: everywhere,
      partner: referred,
      service: everywhere,
    },
  ],
  ...(['note', 'timeline'] as const).map((resource): [Action, Resource, Partial<Record<Role, Where[]>>] => [
    'read',
    resource,
    {
      clerk: everywhere,
      officer: officers,
      sergeant: ownOrPrecinct,
      lieutenant: ownOrPrecinct,
      commander: ownOrPrecinct,
      analyst: everywhere,
      admin: everywhere,
      service: everywhere,
    },
  ]),
  ...(['read', 'confirm', 'reopen', 'write'] as const).map((action): [Action, Resource, Partial<Record<Role, Where[]>>] => [
    action,
    'follow-up',
    { resident: everywhere },
  ]),
  [
    'read',
    'photo',
    {
      clerk: everywhere,
      officer: officers,
      sergeant: ownOrPrecinct,
      lieutenant: ownOrPrecinct,
      commander: ownOrPrecinct,
      admin: everywhere,
      partner: referred,
    },
  ],
  [
    'write',
    'photo',
    {
      clerk: everywhere,
      officer: own,
      sergeant: ownOrPrecinct,
      lieutenant: ownOrPrecinct,
      commander: ownOrPrecinct,
      admin: everywhere,
      partner: referred,
    },
  ],
  ['backdate', 'issue', { clerk: everywhere, admin: everywhere }],
  [
    'report',
    'issue',
    {
      resident: everywhere,
      clerk: everywhere,
      officer: everywhere,
      sergeant: everywhere,
      lieutenant: everywhere,
      commander: everywhere,
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
    {
      partner: referred,
      officer: own,
      sergeant: ownOrPrecinct,
      lieutenant: ownOrPrecinct,
      commander: ownOrPrecinct,
      admin: everywhere,
    },
  ],
  [
    'note',
    'issue',
    {
      clerk: everywhere,
      partner: referred,
      officer: [...own, 'my sector'],
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
  [
    'acknowledge',
    'escalation',
    { clerk: ['in review'], sergeant: precinct, lieutenant: precinct, commander: precinct, admin: everywhere },
  ],
  [
    'read',
    'notification',
    { clerk: own, officer: own, sergeant: own, lieutenant: own, commander: own, analyst: own, partner: own, admin: everywhere },
  ],
  ['erase', 'reporter', { admin: everywhere }],
  ['import', 'sector', { admin: everywhere }],
  ['import', 'officer', { admin: everywhere }],
  ['write', 'policy', { admin: everywhere }],
  ['read', 'dead-letter', { admin: everywhere }],
  ['write', 'dead-letter', { admin: everywhere }],
  ['read', 'access-token', { admin: everywhere }],
  ['write', 'access-token', { admin: everywhere }],
  ['read', 'audit', { admin: everywhere }],
  ['write', 'audit', {}],
];

const rows = expected.flatMap(([action, resource, byRole]) =>
  roles.map((role) => [role, action, resource, byRole[role] ?? []] as const),
);

describe('permission table', () => {
  it.each(rows)('%s: %s %s in %j', (role, action, resource, places) => {
    const allowed = everywhere.filter((place) => can(somebody(role), action, { type: resource, ...where[place] }));
    expect(allowed).toEqual(everywhere.filter((place) => places.includes(place)));
  });

  it('lets a commander without a precinct command the city', () => {
    for (const place of everywhere)
      expect(can(somebody('commander', []), 'resolve', { type: 'issue', ...where[place] })).toBe(true);
  });

  it('leaves a partner without an agency with nothing', () => {
    const nobody: Principal = { id: me, name: 'Somebody', role: 'partner', precincts: [] };
    expect(everywhere.filter((place) => can(nobody, 'read', { type: 'issue', ...where[place] }))).toEqual([]);
    expect(scopeOf(nobody, 'read', 'issue')).toMatchObject({ agency: null, precincts: [], sectors: [], officerId: null });
  });

  it.each(['sergeant', 'lieutenant'] as const)('leaves a %s without a precinct with what is their own', (role) => {
    const seen = everywhere.filter((place) => can(somebody(role, []), 'read', { type: 'issue', ...where[place] }));
    expect(seen).toEqual(own);
  });

  it('gives a supervisor of several precincts each of them', () => {
    expect(can(somebody('lieutenant', ['D4', 'D5']), 'reassign', { type: 'assignment', ...where.elsewhere })).toBe(true);
  });
});

describe('scope of a list', () => {
  it.each(roles.flatMap((role) => [['D4'], []].map((precincts) => [role, precincts] as const)))(
    'shows %s of %j exactly what they may read one by one',
    (role, precincts) => {
      const person = somebody(role, precincts);
      const scope = scopeOf(person, 'read', 'issue');
      for (const place of everywhere) {
        const thing = where[place];
        const listed =
          scope !== null &&
          (scope.everywhere ||
            (thing.precinct !== null && scope.precincts.includes(thing.precinct)) ||
            (thing.sector !== null && scope.sectors.includes(thing.sector)) ||
            (thing.officerId !== null && scope.officerId === thing.officerId) ||
            (thing.referredTo !== null && scope.agency === thing.referredTo));
        expect([place, listed]).toEqual([place, can(person, 'read', { type: 'issue', ...thing })]);
      }
    },
  );

  it('is nothing where nothing is allowed', () => {
    expect(scopeOf(somebody('resident'), 'read', 'issue')).toBeNull();
    expect(supervisors.map((role) => scopeOf(somebody(role), 'write', 'access-token'))).toEqual([null, null, null]);
  });
});

describe('fields', () => {
  const contact = ['name', 'phone', 'email'] as const;
  const seenBy = (role: Role, type: Resource, place: Where) => fieldsOf(somebody(role), { type, ...where[place] }, contact);

  it("of a reporter: their officer, that officer's supervisors and clerks see who they are, everybody else nothing", () => {
    const seen = roles.filter((role) => seenBy(role, 'reporter', 'mine').includes('name'));
    expect(seen).toEqual(['clerk', 'officer', 'sergeant', 'lieutenant', 'commander']);
    const ofOthers = roles.filter((role) => seenBy(role, 'reporter', 'elsewhere').includes('name'));
    expect(ofOthers).toEqual(['clerk']);
    expect(seenBy('officer', 'reporter', 'my precinct')).toEqual([]);
    expect(seenBy('officer', 'reporter', 'my sector')).toEqual([]);
  });

  it('of a reporter: a service learns how to reach them and no name', () => {
    expect(seenBy('service', 'reporter', 'elsewhere')).toEqual(['phone', 'email']);
  });

  it('of an officer: everybody in the department sees who they are, few how to reach them', () => {
    expect(seenBy('clerk', 'officer', 'elsewhere')).toEqual(['name']);
    expect(seenBy('officer', 'officer', 'my precinct')).toEqual(['name']);
    expect(seenBy('officer', 'officer', 'mine')).toEqual(contact);
    expect(seenBy('sergeant', 'officer', 'my precinct')).toEqual(contact);
    expect(seenBy('sergeant', 'officer', 'elsewhere')).toEqual(['name']);
    expect(seenBy('partner', 'officer', 'mine')).toEqual([]);
  });

  it('of an issue: a partner agency sees what it needs for the work', () => {
    const fields = ['summary', 'location', 'officer', 'reportedBy', 'source', 'mergedInto'] as const;
    const seen = (place: Where) => fieldsOf(somebody('partner'), { type: 'issue', ...where[place] }, fields);
    expect(seen('my agency')).toEqual(['summary', 'location']);
    expect(seen('elsewhere')).toEqual([]);
  });
});

describe('a list is filtered by what its reader may read of all that is in it', () => {
  it.each<[Role, Resource, string, boolean]>([
    ['partner', 'issue', 'category', true],
    ['partner', 'issue', 'officer', false],
    ['partner', 'issue', 'source', false],
    ['officer', 'issue', 'officer', true],
    ['clerk', 'officer', 'badge', true],
    // Their own telephone number they may read, and not those of others.
    ['officer', 'officer', 'phone', false],
    ['sergeant', 'officer', 'phone', false],
    ['admin', 'officer', 'phone', true],
    ['service', 'reporter', 'name', false],
    ['service', 'reporter', 'phone', true],
    // There is nothing to filter.
    ['resident', 'issue', 'officer', true],
  ])('%s, %s by %s: %j', (role, resource, field, expected) => {
    expect(mayFilterBy(somebody(role), resource, field)).toBe(expected);
  });
});
