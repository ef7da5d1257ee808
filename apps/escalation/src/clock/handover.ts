import { Injectable } from '@nestjs/common';
import type { Tx } from '@owcr/messaging';
import { RosterStore } from '../roster/roster.store.js';
import { ClockStore } from './clock.store.js';
import { moveOpen } from './ladder.js';
import { happen } from './work.js';

/** Gives what was raised to supervisors who are not there any more to who is. */
@Injectable()
export class Handover {
  constructor(
    private readonly clocks: ClockStore,
    private readonly rosters: RosterStore,
  ) {}

  /** After a change of the roster, or where an absence of these officers begins: what they have not acknowledged moves, if it has to. */
  async afterChange(tx: Tx, officerIds: readonly string[]): Promise<void> {
    const works = await this.clocks.lockRaisedTo(tx, officerIds);
    const now = await this.clocks.now(tx);
    if (works.size > 0) {
      const roster = await this.rosters.around(
        tx,
        [...works.values()].flatMap(({ state }) => state.responsible?.officerId ?? []),
      );
      for (const work of works.values()) happen(work, moveOpen(work.state, 'owner-unavailable', now, roster));
      await this.clocks.save(tx, works.values());
    }
    await this.rosters.awaitAbsences(tx, officerIds, now);
  }
}
