import { Injectable } from '@nestjs/common';
import { theService } from '@owcr/access';
import { extendReach, Outbox, type Tx } from '@owcr/messaging';
import { officerChanged, type Officer } from './officer.js';
import { OfficerStore } from './officer.store.js';
import { PeriodStore } from './period.store.js';

/** Tells the other services who is in the roster and when they are on shift or absent. */
@Injectable()
export class RosterPublisher {
  constructor(
    private readonly officers: OfficerStore,
    private readonly periods: PeriodStore,
    private readonly outbox: Outbox,
  ) {}

  /**
   * States officers whose rows the caller has just saved, with what is planned for each. From here on the transaction reaches as the
   * service: whoever changed an officer may not see all of their shifts.
   */
  async publish(tx: Tx, officers: readonly Officer[]): Promise<void> {
    await extendReach(tx, theService);
    const planned = await this.periods.planned(
      tx,
      officers.map(({ id }) => id),
      new Date().toISOString(),
    );
    await this.outbox.append(
      tx,
      officers.map((officer) => officerChanged(officer, planned(officer.id))),
    );
  }

  /** States these officers again, after something was planned otherwise. One event each, however much was changed. */
  async publishAgain(tx: Tx, officerIds: readonly string[]): Promise<void> {
    await this.publish(tx, await this.officers.raiseEventCount(tx, officerIds));
  }
}
