import { Injectable } from '@nestjs/common';
import { Commands, notFound, Trail, type CommandRequest } from '@owcr/platform';
import { onceCommitted, type Tx } from '@owcr/messaging';
import { AccessTokenStore } from './access-token.store.js';
import { describe, type NamedApiKey } from './api-key.description.js';
import { Authenticator } from './authenticator.js';
import { KeyNames } from './key-names.js';

/** How API keys end before their time. */
@Injectable()
export class KeyRevocation {
  constructor(
    private readonly store: AccessTokenStore,
    private readonly authenticator: Authenticator,
    private readonly commands: Commands,
    private readonly trail: Trail,
    private readonly names: KeyNames,
  ) {}

  async revoke(command: CommandRequest, id: string, now: Date): Promise<NamedApiKey> {
    return this.commands.run(command, async (tx) => {
      const revoked = await this.store.revoke(tx, id);
      if (!revoked) throw notFound('token');
      onceCommitted(tx, () => this.authenticator.forget(revoked.tokenHash));
      return this.names.of(tx, describe(revoked, now));
    });
  }

  /** Revokes all keys of a person that still work, each with its own entry on the trail. Says their hashes, to be forgotten after the commit. */
  async revokeAllOf(tx: Tx, command: CommandRequest, personId: string): Promise<Buffer[]> {
    const revoked = await this.store.revokeAllOf(tx, personId);
    for (const { id } of revoked) await this.trail.command(tx, command, id);
    return revoked.map(({ tokenHash }) => tokenHash);
  }

  /** Revoked keys do not work any more in this instance of the gateway. */
  forget(tokenHashes: readonly Buffer[]): void {
    for (const tokenHash of tokenHashes) this.authenticator.forget(tokenHash);
  }
}
