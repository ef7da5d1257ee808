import { Injectable } from '@nestjs/common';
import type { Tx } from '@owcr/messaging';
import type { NewTimer, TimerHandler, TimerRow } from '@owcr/timers';
import { RosterStore } from '../roster/roster.store.js';
import { absenceTimerKind } from '../roster/absence-timer.js';
import { Handover } from './handover.js';
import { readTimer } from './clock-ids.js';
import { ClockStore } from './clock.store.js';
import { timeUp } from './ladder.js';
import { happen } from './work.js';

/** What happens when a deadline or a step of a ladder runs out, or when an absence of a supervisor begins. */
@Injectable()
export class ClockTimers implements TimerHandler {
  constructor(
    private readonly clocks: ClockStore,
    private readonly rosters: RosterStore,
    private readonly handover: Handover,
  ) {}

  async fire(tx: Tx, due: readonly TimerRow[]): Promise<void> {
    const absences = due.filter(({ kind }) => kind === absenceTimerKind);
    await this.fireClocks(
      tx,
      due.filter(({ kind }) => kind !== absenceTimerKind),
    );
    if (absences.length === 0) return;
    await this.handover.afterChange(
      tx,
      absences.map(({ subject }) => subject),
    );
  }

  async findMissing(tx: Tx): Promise<NewTimer[]> {
    return [...(await this.clocks.missingTimers(tx)), ...(await this.rosters.missingTimers(tx))];
  }

  private async fireClocks(tx: Tx, due: readonly TimerRow[]): Promise<void> {
    if (due.length === 0) return;
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
}
