import { Injectable } from '@nestjs/common';
import { type CommandRequest, Commands, invalid } from '@owcr/platform';
import type { Policy } from './policy.js';
import { PolicyPublisher } from './policy.publisher.js';
import { type DatedPolicy, PolicyStore } from './policy.store.js';

/** Changes what things may take. Clocks that are open keep what they were opened with. */
@Injectable()
export class Policies {
  constructor(
    private readonly commands: Commands,
    private readonly store: PolicyStore,
    private readonly publisher: PolicyPublisher,
  ) {}

  async put(command: CommandRequest, policy: Omit<Policy, 'id'>): Promise<DatedPolicy> {
    if (policy.resolveSeconds < policy.acknowledgeSeconds) {
      throw invalid([{ path: 'resolveSeconds', message: 'must not be less than acknowledgeSeconds' }]);
    }
    return this.commands.run(command, async (tx) => {
      const { eventCount, ...put } = await this.store.put(tx, policy);
      await this.publisher.publish(tx, [{ ...put, eventCount }]);
      return put;
    });
  }
}
