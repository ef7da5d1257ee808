import { Injectable } from '@nestjs/common';
import type { Tx } from '@owcr/messaging';
import { Timers, type TimerRow } from '@owcr/timers';
import { OfficerStore } from './officer.store.js';
import { RosterPublisher } from './roster.publisher.js';

/** A migration sets one where what is said of officers has grown: the topic then holds events that lack it. */
export const restatementKind = 'roster-restatement';

const batchMax = 100;

/** States the whole roster once more, a bounded batch per transaction. */
@Injectable()
export class RosterRestatement {
  constructor(
    private readonly officers: OfficerStore,
    private readonly publisher: RosterPublisher,
    private readonly timers: Timers,
  ) {}

  /** `subject`: the officer stated last; empty: none yet. */
  async next(tx: Tx, { id, version, kind, subject }: TimerRow): Promise<void> {
    const officerIds = await this.officers.idsAfter(tx, subject || null, batchMax);
    if (officerIds.length === 0) return;
    await this.publisher.publishAgain(tx, officerIds);
    if (officerIds.length < batchMax) return;
    const dueAt = new Date().toISOString();
    await this.timers.schedule(tx, [{ id, version: version + 1, kind, subject: officerIds.at(-1)!, dueAt }]);
  }
}
