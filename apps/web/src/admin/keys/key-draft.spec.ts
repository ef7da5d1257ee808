import { expect, it } from '@jest/globals';
import { beyondAdministrator, emptyKey, hasPrecincts, keyRequest, keyRoles, permissionsOf, scopeWords } from './key-draft.js';

const now = new Date('2026-03-01T00:00:00Z');

it('asks for no more than was filled in, and for an end', () => {
  expect(keyRequest({ ...emptyKey, name: ' Open data ', days: '30', agency: 'parks' }, now)).toEqual({
    ...{ name: 'Open data', role: 'clerk', expiresAt: '2026-03-31T00:00:00.000Z' },
  });
  expect(keyRequest({ ...emptyKey, role: 'sergeant', precincts: 'D1, D2', scope: 'read' }, now)).toMatchObject({
    ...{ precincts: ['D1', 'D2'], readOnly: true },
  });
  expect(keyRequest({ ...emptyKey, role: 'partner', agency: 'parks', scope: 'only', only: ['issue:read'] }, now)).toMatchObject({
    ...{ agency: 'parks', only: ['issue:read'] },
  });
});

it('offers what the permission table gives a role, and never the role of a service', () => {
  expect(permissionsOf('clerk')).toContain('issue:report');
  expect(permissionsOf('clerk')).not.toContain('policy:write');
  expect(keyRoles).not.toContain('service');
  expect([hasPrecincts('sergeant'), hasPrecincts('clerk')]).toEqual([true, false]);
});

it('asks for a commander of the whole city only where that was chosen', () => {
  const commander = { ...emptyKey, role: 'commander', precincts: '' } as const;
  expect(keyRequest(commander, now)).not.toHaveProperty('precincts');
  expect(keyRequest({ ...commander, isCityWide: true }, now)).toMatchObject({ precincts: [] });
  expect(keyRequest({ ...commander, precincts: 'D1' }, now)).toMatchObject({ precincts: ['D1'] });
});

it('says what a key is for, and what of it is more than an administrator may', () => {
  expect(scopeWords({ only: ['*:read'], precincts: ['D1'], agency: null })).toBe('reads only, in D1');
  expect(scopeWords({ only: null, precincts: [], agency: 'parks' })).toBe('all of the role, for parks');
  const key = { precincts: [], sectors: [], agency: null, only: null };
  expect(beyondAdministrator({ ...key, role: 'clerk' })).toContain('reporter: read');
  expect(beyondAdministrator({ ...key, role: 'analyst' })).toEqual([]);
});
