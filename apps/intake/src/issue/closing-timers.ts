import { Injectable } from '@nestjs/common';
import type { Tx } from '@owcr/messaging';
import { Timers, timerEventId, type NewTimer, type TimerHandler, type TimerRow } from '@owcr/timers';
import { IntakeConfiguration } from '../intake.configuration.js';
import { closesAt, closeUnconfirmed, resolutionNumber } from './command.js';
import type { Issue } from './issue.js';
import { IssueStore } from './issue.store.js';

const kind = 'issue.close-unconfirmed';

/** Closes a resolved issue when nobody has confirmed it in time. Its timer has the issue's id, and the resolution's number as version. */
@Injectable()
export class ClosingTimers implements TimerHandler {
  constructor(
    private readonly timers: Timers,
    private readonly issues: IssueStore,
    private readonly configuration: IntakeConfiguration,
  ) {}

  /** Sets or cancels the timer of an issue that was just changed. */
  async follow(tx: Tx, before: Issue, after: Issue): Promise<void> {
    if (after.status === before.status) return;
    const timer = this.timerOf(after);
    if (timer) await this.timers.schedule(tx, [timer]);
    else if (before.status === 'resolved') await this.timers.cancel(tx, [before.id]);
  }

  async fire(tx: Tx, due: readonly TimerRow[]): Promise<void> {
    const issues = await this.issues.lock(
      tx,
      due.map(({ subject }) => subject),
    );
    const at = new Date().toISOString();
    const closed = due.flatMap(({ id, subject, version }) => {
      const issue = issues.get(subject);
      const outcome = issue && closeUnconfirmed(issue, { resolution: version, at, id: timerEventId(id, version) });
      return outcome ? [outcome] : [];
    });
    await this.issues.save(
      tx,
      closed.map(({ issue }) => issue),
      closed.flatMap(({ facts }) => facts),
    );
  }

  async findMissing(tx: Tx): Promise<readonly NewTimer[]> {
    const issues = await this.issues.resolvedWithoutTimer(tx);
    return issues.map((issue) => this.timerOf(issue)).filter((timer) => timer !== null);
  }

  private timerOf(issue: Issue): NewTimer | null {
    const dueAt = closesAt(issue, this.configuration.UNCONFIRMED_CLOSE_DAYS);
    return dueAt === null ? null : { id: issue.id, kind, subject: issue.id, version: resolutionNumber(issue), dueAt };
  }
}
