import type { Principal, Role } from '@owcr/access';
import { DomainError } from '@owcr/platform';
import { v5 as uuidv5, validate as isUuid } from 'uuid';
import { isPersonRole, type ClaimRules } from './oidc-configuration.js';

export type Claims = Readonly<Record<string, unknown>>;

const placesMax = 100;

/** Who somebody is by what the provider says. Refuses whom it knows and we do not: without a role, a partner without an agency, a commander of nothing that was named, or without the second factor. */
export function personOf(claims: Claims, rules: ClaimRules): Principal {
  assertFactors(claims, rules);
  const role = roleOf(claims[rules.roleClaim], rules.roles);
  if (!role) throw refused('no-role', 'You have no role in this system.');
  const sectors = textsOf(claims[rules.sectorsClaim]).slice(0, placesMax);
  const agency = textOf(claims[rules.agencyClaim]);
  if (role === 'partner' && agency === undefined)
    throw refused('no-agency', 'The provider did not say which agency you work for.');
  // An empty list is the whole city. A claim that is not there at all, or has another name, must not be taken for one.
  if (role === 'commander' && claims[rules.precinctsClaim] === undefined)
    throw refused('no-precincts', 'The provider did not say which precincts you command.');
  const { name, preferred_username: username } = claims;
  return {
    id: idOf(claims[rules.personClaim], rules.issuer),
    name: textOf(name) ?? textOf(username) ?? role,
    role,
    precincts: textsOf(claims[rules.precinctsClaim]).slice(0, placesMax),
    ...(sectors.length > 0 && { sectors }),
    ...(agency !== undefined && { agency }),
  };
}

/** OWASP ASVS 5, 10.2.3 and 6.8.4: the strength that was asked for is checked in the answer; a provider may ignore the question. */
function assertFactors({ acr, amr }: Claims, rules: ClaimRules): void {
  const isAny = (wanted: readonly string[], said: readonly string[]) =>
    wanted.length === 0 || wanted.some((one) => said.includes(one));
  if (isAny(rules.acr, textsOf(acr)) && isAny(rules.amr, textsOf(amr))) return;
  throw refused('second-factor-needed', 'A sign-in with a second factor is needed.');
}

function roleOf(claim: unknown, roles: ClaimRules['roles']): Role | undefined {
  const said = textsOf(claim);
  if (!roles) return said.find(isPersonRole);
  const word = Object.keys(roles).find((one) => said.includes(one));
  return word === undefined ? undefined : roles[word];
}

/** Our ids are UUIDs. Another provider's id becomes one that is the same each time and nobody else's. */
function idOf(claim: unknown, issuer: string): string {
  const id = textOf(claim) ?? (typeof claim === 'number' ? String(claim) : undefined);
  if (!id) throw refused('no-person', 'The provider did not say who you are.');
  return isUuid(id) ? id.toLowerCase() : uuidv5(`${issuer}#${id}`, uuidv5.URL);
}

function textOf(claim: unknown): string | undefined {
  return typeof claim === 'string' && claim !== '' ? claim : undefined;
}

function textsOf(claim: unknown): string[] {
  const list: unknown[] = Array.isArray(claim) ? claim : [claim];
  return list.filter((one): one is string => typeof one === 'string' && one !== '');
}

const refused = (code: string, message: string) => new DomainError(code, message, { status: 403 });
