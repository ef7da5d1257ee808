import { Injectable } from '@nestjs/common';
import type { Tx } from '@owcr/messaging';
import type { NewTimer, TimerHandler, TimerRow } from '@owcr/timers';
import { RosterStore } from '../roster/roster.store.js';
import { readTimer } from './clock-ids.js';
import { ClockStore } from './clock.store.js';
import { timeUp } from './ladder.js';
import { happen } from './work.js';

/** What happens when a deadline or a step of a ladder runs out. */
@Injectable()
export class ClockTimers implements TimerHandler {
  constructor(
    private readonly clocks: ClockStore,
    private readonly rosters: RosterStore,
  ) {}

  async fire(tx: Tx, due: readonly TimerRow[]): Promise<void> {
    const works = await this.clocks.lock(
      tx,
      due.map(({ subject }) => subject),
    );
    const officerIds = [...works.values()].flatMap(({ state }) => state.responsible?.officerId ?? []);
    const roster = await this.rosters.around(tx, officerIds);
    const now = await this.clocks.now(tx);
    for (const timer of due) {
      const fired = readTimer(timer);
      const work = works.get(timer.subject);
      if (work) happen(work, timeUp(fired, work.state, now, roster), timer);
    }
    await this.clocks.save(tx, works.values());
  }

  findMissing(tx: Tx): Promise<NewTimer[]> {
    return this.clocks.missingTimers(tx);
  }
}
