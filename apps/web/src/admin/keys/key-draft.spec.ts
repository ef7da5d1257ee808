import { expect, it } from '@jest/globals';
import { emptyKey, hasPrecincts, keyRequest, keyRoles, permissionsOf, scopeWords, standingOf } from './key-draft.js';

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

it('says whether a key works and what for', () => {
  const past = '2026-02-01T00:00:00Z';
  const key = { expiresAt: '2026-04-01T00:00:00Z', revokedAt: null };
  expect(standingOf(key, now.getTime())).toBe('works');
  expect(standingOf({ ...key, expiresAt: past }, now.getTime())).toBe('expired');
  expect(standingOf({ ...key, revokedAt: past }, now.getTime())).toBe('revoked');
  expect(scopeWords({ only: ['*:read'], precincts: ['D1'], agency: null })).toBe('reads only, in D1');
  expect(scopeWords({ only: null, precincts: [], agency: 'parks' })).toBe('all of the role, for parks');
});
