import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { can, fieldsOf } from './ability.js';
import { actions, resources } from './permissions.js';
import { roles, type Principal, type Role } from './principal.js';
import { rightsBeyond } from './rights.js';

const somebody = (role: Role, more: Partial<Principal> = {}): Principal => ({
  id: role,
  name: role,
  role,
  precincts: [],
  ...more,
});
const admin = somebody('admin');

describe('rights beyond those of whoever makes a key', () => {
  it.each([
    ['clerk', ['reporter:read']],
    ['officer', ['reporter:read']],
    ['sergeant', ['reporter:read']],
    ['service', ['reporter:read']],
    ['resident', ['follow-up:read']],
    ['analyst', []],
    ['partner', []],
    ['admin', []],
  ] as const)('an administrator who makes a key for a %s', (role, some) => {
    const beyond = rightsBeyond(admin, somebody(role, { precincts: ['D4'], agency: 'parks' }));
    expect(beyond).toEqual(some.length === 0 ? [] : expect.arrayContaining([...some]));
  });

  it('are none where the key is limited to what its maker may do', () => {
    expect(rightsBeyond(admin, somebody('clerk', { only: ['issue:report', 'issue:read'] }))).toEqual([]);
    expect(rightsBeyond(admin, somebody('clerk', { only: ['issue:report', 'reporter:read'] }))).toEqual(['reporter:read']);
    expect(rightsBeyond(admin, somebody('clerk', { only: ['*:read'] }))).toEqual(['reporter:read']);
  });

  it('are rights in other precincts, in other sectors and of another agency', () => {
    const sergeant = somebody('sergeant', { precincts: ['D4', 'D5'] });
    expect(rightsBeyond(sergeant, somebody('sergeant', { precincts: ['D4'] }))).toEqual([]);
    expect(rightsBeyond(sergeant, somebody('sergeant', { precincts: ['D4', 'D6'] }))).toContain('reporter:read');
    expect(rightsBeyond(sergeant, somebody('commander'))).toContain('reporter:read');
    expect(rightsBeyond(somebody('commander'), sergeant)).toEqual([]);
    const officer = somebody('officer', { precincts: ['D4'], sectors: ['4A'] });
    expect(rightsBeyond(officer, officer)).toEqual([]);
    expect(rightsBeyond(officer, { ...officer, sectors: ['4A', '4B'] })).toContain('issue:note');
    const partner = somebody('partner', { agency: 'parks' });
    expect(rightsBeyond(partner, partner)).toEqual([]);
    expect(rightsBeyond(partner, { ...partner, agency: 'sanitation' })).toContain('issue:resolve');
  });

  it('are fields that the maker is not shown', () => {
    expect(rightsBeyond(somebody('clerk', { only: ['officer:read'] }), somebody('admin', { only: ['officer:read'] }))).toEqual([
      'officer:read',
    ]);
    expect(rightsBeyond(admin, somebody('clerk', { only: ['officer:read'] }))).toEqual([]);
  });

  it('are found whatever the roles and places: without any, nothing is allowed that the maker may not do', () => {
    const place = fc.subarray(['D4', 'D5']);
    const person = fc.record({
      id: fc.constant('same'),
      name: fc.constant('same'),
      role: fc.constantFrom(...roles),
      precincts: place,
      sectors: place,
      agency: fc.constantFrom('parks', 'sanitation'),
    });
    const lies = fc.constantFrom('D4', 'D5', null);
    const thing = fc.record({
      type: fc.constantFrom(...resources),
      precinct: lies,
      sector: lies,
      officerId: fc.constantFrom('same', 'other', null),
      referredTo: fc.constantFrom('parks', 'sanitation', null),
    });
    const fields = ['id', 'name', 'phone', 'officer', 'summary', 'anonymous'] as const;
    fc.assert(
      fc.property(person, person, thing, fc.constantFrom(...actions), (maker, wanted, target, action) => {
        fc.pre(rightsBeyond(maker, wanted).length === 0);
        if (can(wanted, action, target)) expect(can(maker, action, target)).toBe(true);
        expect(fieldsOf(maker, target, fields)).toEqual(expect.arrayContaining(fieldsOf(wanted, target, fields)));
      }),
      { numRuns: 5_000 },
    );
  });
});
