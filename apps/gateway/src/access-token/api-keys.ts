import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Principal } from '@owcr/access';
import { onceCommitted } from '@owcr/messaging';
import { Commands, pageFrom, type CommandRequest } from '@owcr/platform';
import { GatewayConfiguration } from '../configuration.js';
import { PersonStore } from '../person/person.store.js';
import { principalOf } from '../person/principal.js';
import { AccessTokenStore, type ListedState } from './access-token.store.js';
import { KeyNames } from './key-names.js';
import { describe, type NamedApiKey } from './api-key.description.js';
import { assertMakesSense, assertNoEscalation, expiryOf, rowOf, type NewApiKey } from './new-api-key.js';

const tokenBytes = 32;

/** The tokens people and programs come in with. */
@Injectable()
export class ApiKeys {
  constructor(
    private readonly store: AccessTokenStore,
    private readonly commands: Commands,
    private readonly people: PersonStore,
    private readonly names: KeyNames,
    private readonly configuration: GatewayConfiguration,
  ) {}

  /**
   * The token itself is in this answer and nowhere else: a repeated request gets the same answer with `token: null`. A key that may more
   * than who makes it waits for a second administrator.
   */
  async create(
    command: CommandRequest,
    wanted: NewApiKey,
    by: Principal,
    now: Date,
  ): Promise<NamedApiKey & { token: string | null }> {
    const expiresAt = expiryOf(wanted, this.configuration.keyLifetimes, now);
    assertMakesSense(wanted);
    assertNoEscalation(wanted, by);
    let token: string | null = null;
    const key = await this.commands.run(command, async (tx) => {
      const made = `owcr_${randomBytes(tokenBytes).toString('base64url')}`;
      // One that is rolled back, because the request was carried out before, is never shown.
      onceCommitted(tx, () => (token = made));
      const row = rowOf(wanted, made, by, { now, expiresAt });
      await this.store.insert(tx, row);
      await this.people.expects(tx, principalOf(row));
      return this.names.of(tx, describe(row, now));
    });
    return { ...key, token };
  }

  async list(limit: number, beforeId: string | null, now: Date, state?: ListedState) {
    const rows = await this.store.list(limit + 1, beforeId, state);
    const { items, nextCursor } = pageFrom(rows, limit, ({ id }) => ({ id }));
    const described = items.map((row) => describe(row, now));
    return { items: await this.names.ofAll(described), nextCursor };
  }
}
