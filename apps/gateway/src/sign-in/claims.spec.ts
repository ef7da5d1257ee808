import { describe, expect, it } from '@jest/globals';
import { personOf } from './claims.js';
import type { ClaimRules } from './oidc-configuration.js';

const id = '6f1c1b0e-6d7e-4a0c-9d58-0d2f6d0c8a41';
const rules: ClaimRules = {
  issuer: 'https://id.example',
  personClaim: 'sub',
  roleClaim: 'role',
  precinctsClaim: 'precincts',
  sectorsClaim: 'sectors',
  agencyClaim: 'agency',
  roles: null,
  acr: [],
  amr: [],
};
const claims = { sub: id, name: 'Jordan Reed', role: 'officer', precincts: ['D1'] };
const codeOf = (said: object, more: Partial<ClaimRules> = {}) => {
  try {
    personOf({ ...claims, ...said }, { ...rules, ...more });
    return null;
  } catch (error) {
    return (error as { code: string }).code;
  }
};

describe('who somebody is', () => {
  it('takes a commander for that of the whole city only where the provider says so', () => {
    const commander = { ...claims, role: 'commander' };
    expect(personOf({ ...commander, precincts: [] }, rules)).toMatchObject({ role: 'commander', precincts: [] });
    expect(() => personOf({ ...commander, precincts: undefined }, rules)).toThrow('which precincts you command');
  });

  it('is said by the provider', () => {
    expect(personOf(claims, rules)).toEqual({ id, name: 'Jordan Reed', role: 'officer', precincts: ['D1'] });
  });

  it('may be said in other claims and other words; of several groups the first that is listed counts', () => {
    const other = {
      ...rules,
      personClaim: 'oid',
      roleClaim: 'groups',
      precinctsClaim: 'unit',
      roles: { NPO: 'officer', NPS: 'sergeant' } as const,
    };
    const said = {
      sub: 'x',
      oid: id.toUpperCase(),
      groups: ['Everybody', 'NPS', 'NPO'],
      unit: 'D4',
      preferred_username: 'jreed',
    };
    expect(personOf(said, other)).toEqual({ id, name: 'jreed', role: 'officer', precincts: ['D4'] });
  });

  it('has an id of our kind, the same each time and another one at another provider', () => {
    const idAt = (issuer: string, sub: unknown) => personOf({ ...claims, sub }, { ...rules, issuer }).id;
    expect(idAt('https://id.example', 'jreed')).toBe(idAt('https://id.example', 'jreed'));
    const ids = [
      idAt('https://id.example', 'jreed'),
      idAt('https://id.example', 'jreed2'),
      idAt('https://other.example', 'jreed'),
    ];
    expect(new Set(ids).size).toBe(3);
    expect(ids.every((one) => /^[0-9a-f-]{36}$/.test(one))).toBe(true);
  });

  it('has sectors and an agency where the provider names them', () => {
    const said = { ...claims, sectors: ['D1-2', 'D1-3'], agency: 'parks' };
    expect(personOf(said, rules)).toMatchObject({ sectors: ['D1-2', 'D1-3'], agency: 'parks' });
    const other = { ...rules, sectorsClaim: 'beat', agencyClaim: 'org' };
    expect(personOf({ ...said, beat: 'E1', org: 'sanitation' }, other)).toMatchObject({ sectors: ['E1'], agency: 'sanitation' });
  });

  it.each([undefined, '', null, 7, []])('of a partner is somebody of an agency, not of %j', (agency) => {
    expect(codeOf({ role: 'partner', agency })).toBe('no-agency');
    expect(codeOf({ role: 'partner', agency: 'parks' })).toBe(null);
  });

  it.each([undefined, '', 'gardener', 'service', 'resident', 'OFFICER', 7, {}, ['x']])('is nobody with the role %j', (role) => {
    expect(codeOf({ role })).toBe('no-role');
  });

  it.each([undefined, '', null, {}])('is nobody with the id %j', (sub) => expect(codeOf({ sub })).toBe('no-person'));
});

describe('a second factor', () => {
  it.each([
    [{}, { acr: ['mfa'] }, 'second-factor-needed'],
    [{ acr: 'pwd' }, { acr: ['mfa'] }, 'second-factor-needed'],
    [{ acr: 'mfa' }, { acr: ['mfa', 'hwk'] }, null],
    [{ amr: ['pwd'] }, { amr: ['otp', 'hwk'] }, 'second-factor-needed'],
    [{ amr: ['pwd', 'otp'] }, { amr: ['otp', 'hwk'] }, null],
    [{ acr: 'mfa', amr: ['pwd'] }, { acr: ['mfa'], amr: ['otp'] }, 'second-factor-needed'],
    [{}, {}, null],
  ])('%j where %j is demanded: %j', (said, demanded, code) => expect(codeOf(said, demanded)).toBe(code));
});
