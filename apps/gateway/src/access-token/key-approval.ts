import { Injectable } from '@nestjs/common';
import type { Principal } from '@owcr/access';
import { onceCommitted } from '@owcr/messaging';
import { Commands, DomainError, forbidden, notFound, type CommandRequest } from '@owcr/platform';
import { AccessTokenStore } from './access-token.store.js';
import { describe, type NamedApiKey } from './api-key.description.js';
import { Authenticator } from './authenticator.js';
import { KeyNames } from './key-names.js';
import { approvalRefusal, keyStateOf } from './key-rules.js';

/** How a second administrator lets a key work that may more than its maker. */
@Injectable()
export class KeyApproval {
  constructor(
    private readonly store: AccessTokenStore,
    private readonly authenticator: Authenticator,
    private readonly commands: Commands,
    private readonly names: KeyNames,
  ) {}

  /** The key works from now on. Refuses 403 whoever made it or is named by it, 409 `not-awaiting-approval` where it waits for nobody. */
  async approve(command: CommandRequest, id: string, by: Principal, now: Date): Promise<NamedApiKey> {
    return this.commands.run(command, async (tx) => {
      const row = await this.store.lock(tx, id);
      if (!row) throw notFound('key');
      const refusal = approvalRefusal(row, by.id);
      if (refusal) throw forbidden(refusal);
      const state = keyStateOf(row, now);
      if (state !== 'awaiting-approval')
        throw new DomainError('not-awaiting-approval', 'This key does not wait for approval.', { state });
      const approved = { ...row, approvedAt: now, approvedBy: by.id };
      onceCommitted(tx, () => this.authenticator.forget(approved.tokenHash));
      await this.store.approve(tx, id, by.id, now);
      return this.names.of(tx, describe(approved, now));
    });
  }
}
