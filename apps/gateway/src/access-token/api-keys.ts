import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Principal } from '@owcr/access';
import { Commands, pageFrom, type CommandRequest } from '@owcr/platform';
import { GatewayConfiguration } from '../configuration.js';
import { PersonStore } from '../person/person.store.js';
import { principalOf } from '../person/principal.js';
import { AccessTokenStore } from './access-token.store.js';
import { describe, type ApiKey } from './api-key.description.js';
import { assertNoEscalation, assertWithinRole, expiryOf, rowOf, type NewApiKey } from './new-api-key.js';

const tokenBytes = 32;

/** The tokens people and programs come in with. */
@Injectable()
export class ApiKeys {
  constructor(
    private readonly store: AccessTokenStore,
    private readonly commands: Commands,
    private readonly people: PersonStore,
    private readonly configuration: GatewayConfiguration,
  ) {}

  /**
   * The token itself is in this answer and nowhere else: a repeated request gets the same answer with `token: null`. Refuses a key that
   * may more than who makes it.
   */
  async create(command: CommandRequest, wanted: NewApiKey, by: Principal, now: Date): Promise<ApiKey & { token: string | null }> {
    const expiresAt = expiryOf(wanted, this.configuration.keyLifetimes, now);
    assertWithinRole(wanted);
    assertNoEscalation(wanted, by);
    let token: string | null = null;
    const key = await this.commands.run(command, async (tx) => {
      token = `owcr_${randomBytes(tokenBytes).toString('base64url')}`;
      const row = rowOf(wanted, token, by, { now, expiresAt });
      await this.store.insert(tx, row);
      await this.people.expects(tx, principalOf(row));
      return describe(row);
    });
    return { ...key, token };
  }

  async list(limit: number, beforeId: string | null, state?: 'works') {
    const rows = await this.store.list(limit + 1, beforeId, state);
    return pageFrom(rows.map(describe), limit, ({ id }) => ({ id }));
  }
}
