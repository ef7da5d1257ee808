import { randomBytes, randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { grantsFor, type Principal } from '@owcr/access';
import { Commands, forbidden, invalid, notFound, pageFrom, Trail, type CommandRequest, type FieldError } from '@owcr/platform';
import type { EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import type { AccessToken } from './access-token.entity.js';
import { AccessTokenStore } from './access-token.store.js';
import { PersonStore } from '../person/person.store.js';
import { principalOf } from '../person/principal.js';
import { Authenticator, bootstrapAdminId, hashOf } from './authenticator.js';

const tokenBytes = 32;

/** What may be told of a token: everything but itself. */
export interface ApiKey {
  id: string;
  personId: string;
  name: string;
  role: string;
  precincts: string[];
  sectors: string[];
  agency: string | null;
  /** What of the role's permissions it has, as `resource:action`; null: all. */
  only: string[] | null;
  createdAt: string;
  /** The person who made it. */
  createdBy: string;
  expiresAt: string | null;
  revokedAt: string | null;
  lastUsedAt: string | null;
}

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

/** The tokens people and programs come in with. */
@Injectable()
export class ApiKeys {
  constructor(
    private readonly store: AccessTokenStore,
    private readonly authenticator: Authenticator,
    private readonly commands: Commands,
    private readonly people: PersonStore,
    private readonly trail: Trail,
  ) {}

  /**
   * The token itself is in this answer and nowhere else: a repeated request gets the same answer with `token: null`. Refuses a key that
   * may more than who makes it.
   */
  async create(command: CommandRequest, wanted: NewApiKey, by: Principal, now: Date): Promise<ApiKey & { token: string | null }> {
    if (wanted.expiresAt && new Date(wanted.expiresAt) <= now)
      throw invalid([{ path: 'expiresAt', message: 'must be in the future' }]);
    assertWithinRole(wanted);
    assertNoEscalation(wanted, by);
    let token: string | null = null;
    const key = await this.commands.run(command, async (tx) => {
      token = `owcr_${randomBytes(tokenBytes).toString('base64url')}`;
      const row = rowOf(wanted, token, by, now);
      await this.store.insert(tx, row);
      await this.people.expects(tx, principalOf(row));
      return describe(row);
    });
    return { ...key, token };
  }

  async list(limit: number, beforeId: string | null) {
    const rows = await this.store.list(limit + 1, beforeId);
    return pageFrom(rows.map(describe), limit, ({ id }) => ({ id }));
  }

  async revoke(command: CommandRequest, id: string): Promise<ApiKey> {
    let revoked: AccessToken | null = null;
    const key = await this.commands.run(command, async (tx) => {
      revoked = await this.store.revoke(tx, id);
      if (!revoked) throw notFound('token');
      return describe(revoked);
    });
    if (revoked) this.authenticator.forget((revoked as AccessToken).tokenHash);
    return key;
  }

  /** Revokes all keys of a person that still work, each with its own entry on the trail. Says their hashes, to be forgotten after the commit. */
  async revokeAllOf(tx: EntityManager, command: CommandRequest, personId: string): Promise<Buffer[]> {
    const revoked = await this.store.revokeAllOf(tx, personId);
    for (const { id } of revoked) await this.trail.command(tx, command, id);
    return revoked.map(({ tokenHash }) => tokenHash);
  }

  /** Revoked keys do not work any more in this instance of the gateway. */
  forget(tokenHashes: readonly Buffer[]): void {
    for (const tokenHash of tokenHashes) this.authenticator.forget(tokenHash);
  }
}

function rowOf(wanted: NewApiKey, token: string, by: Principal, now: Date): AccessToken {
  return {
    id: uuidv7(),
    tokenHash: hashOf(token),
    personId: wanted.personId ?? randomUUID(),
    name: wanted.name,
    role: wanted.role,
    precincts: wanted.precincts ?? [],
    sectors: wanted.sectors ?? [],
    agency: wanted.agency ?? null,
    only: onlyOf(wanted),
    createdAt: now,
    createdBy: by.id,
    expiresAt: wanted.expiresAt ? new Date(wanted.expiresAt) : null,
    revokedAt: null,
    lastUsedAt: null,
  };
}

const anyRead = '*:read';

function onlyOf({ readOnly, only }: NewApiKey): string[] | null {
  if (!readOnly) return only ?? null;
  return only?.filter((one) => one.endsWith(':read')) ?? [anyRead];
}

/** A key that names what its role may not do would promise too much. */
function assertWithinRole({ role, precincts = [], only = [] }: NewApiKey): void {
  const errors = only.flatMap((one, index) =>
    grantsFor({ role, precincts, only: [one] }).length === 0
      ? [{ path: `only[${index}]`, message: `is nothing that a ${role} may do` }]
      : [],
  );
  if (errors.length > 0) throw invalid(errors);
}

/**
 * A key is never a way to more than one has. Who is limited would shed the limit with a new one; who makes a key for somebody else acts in
 * their name. The bootstrap administrator stands for whoever runs the system: they let in people before anybody can sign in, and programs
 * that check the system in the role of a service. The services themselves come with tokens signed for them, never with keys.
 */
function assertNoEscalation({ personId, role }: NewApiKey, by: Principal): void {
  if (by.only) throw forbidden('A key that is limited may not make keys.');
  if (by.id === bootstrapAdminId) return;
  const errors: FieldError[] = [];
  if (role === 'service') errors.push({ path: 'role', message: 'must not be service' });
  if (personId !== undefined && personId.toLowerCase() !== by.id)
    errors.push({ path: 'personId', message: 'must be left out or your own' });
  if (errors.length > 0) throw invalid(errors);
}

function describe({ id, personId, name, role, precincts, sectors, agency, only, createdBy, ...times }: AccessToken): ApiKey {
  const { createdAt, expiresAt, revokedAt, lastUsedAt } = times;
  const text = (time: Date | null) => time?.toISOString() ?? null;
  return {
    id,
    personId,
    name,
    role,
    precincts,
    sectors,
    agency,
    only,
    createdAt: createdAt.toISOString(),
    createdBy,
    expiresAt: text(expiresAt),
    revokedAt: text(revokedAt),
    lastUsedAt: text(lastUsedAt),
  };
}
