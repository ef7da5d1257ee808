import { randomUUID } from 'node:crypto';
import type { Principal } from '@owcr/access';
import { forbidden, invalid, type FieldError } from '@owcr/platform';
import { v7 as uuidv7 } from 'uuid';
import type { KeyLifetimes } from '../configuration.js';
import type { AccessToken } from './access-token.entity.js';
import { bootstrapAdminId, hashOf } from './authenticator.js';
import { principalOf } from '../person/principal.js';
import { needsApproval, onlyFaults, scopeFaults } from './key-rules.js';

export interface NewApiKey {
  personId?: string;
  name: string;
  role: AccessToken['role'];
  precincts?: string[];
  sectors?: string[];
  agency?: string;
  expiresAt?: string;
  readOnly?: boolean;
  only?: string[];
}

const dayMs = 24 * 60 * 60 * 1000;

/** When a key ends: when was asked for, or else after the default. Refuses what has passed and what is too far away. */
export function expiryOf({ expiresAt }: Pick<NewApiKey, 'expiresAt'>, { defaultMs, maxMs }: KeyLifetimes, now: Date): Date {
  if (expiresAt === undefined) return new Date(now.getTime() + defaultMs);
  const ends = new Date(expiresAt);
  const refused = (message: string) => invalid([{ path: 'expiresAt', message }]);
  if (ends <= now) throw refused('must be in the future');
  if (ends.getTime() > now.getTime() + maxMs) throw refused(`must be within ${maxMs / dayMs} days`);
  return ends;
}

/** The row of a key that was asked for; what is kept of the token is its hash. */
export function rowOf(
  wanted: NewApiKey,
  token: string,
  by: Principal,
  { now, expiresAt }: Record<'now' | 'expiresAt', Date>,
): AccessToken {
  const row: AccessToken = {
    id: uuidv7(),
    tokenHash: hashOf(token),
    personId: wanted.personId?.toLowerCase() ?? randomUUID(),
    name: wanted.name,
    role: wanted.role,
    precincts: wanted.precincts ?? [],
    sectors: wanted.sectors ?? [],
    agency: wanted.agency ?? null,
    only: onlyOf(wanted),
    createdAt: now,
    createdBy: by.id,
    needsApproval: false,
    approvedAt: null,
    approvedBy: null,
    expiresAt,
    revokedAt: null,
    lastUsedAt: null,
  };
  const holder = { ...principalOf(row), ...(row.only && { only: row.only }) };
  return { ...row, needsApproval: needsApproval(holder, { ...by, isBootstrap: by.id === bootstrapAdminId }) };
}

const anyRead = '*:read';

function onlyOf({ readOnly, only }: NewApiKey): string[] | null {
  if (!readOnly) return only ?? null;
  return only?.filter((one) => one.endsWith(':read')) ?? [anyRead];
}

/** Refuses a key that is not what it says: without the places its role needs, or with permissions its role has not. */
export function assertMakesSense({ role, precincts, only }: NewApiKey): void {
  const errors = [...scopeFaults({ role, precincts }), ...onlyFaults({ role, precincts: precincts ?? [], only })];
  if (errors.length > 0) throw invalid(errors);
}

/**
 * A key is never a way to more than one has. Who is limited would shed the limit with a new one; who makes a key for somebody else acts in
 * their name. (More than one has, a second administrator may give: `needsApproval`.) The bootstrap administrator stands for whoever runs the system: they let in people before anybody can sign in, and programs
 * that check the system in the role of a service. The services themselves come with tokens signed for them, never with keys.
 */
export function assertNoEscalation({ personId, role }: NewApiKey, by: Principal): void {
  if (by.only) throw forbidden('A key that is limited may not make keys.');
  if (by.id === bootstrapAdminId) return;
  const errors: FieldError[] = [];
  if (role === 'service') errors.push({ path: 'role', message: 'must not be service' });
  if (personId !== undefined && personId.toLowerCase() !== by.id)
    errors.push({ path: 'personId', message: 'must be left out or your own' });
  if (errors.length > 0) throw invalid(errors);
}
