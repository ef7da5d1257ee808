import { Injectable } from '@nestjs/common';
import type { Tx } from '@owcr/messaging';
import { OfficerRecheck } from '../assignment/officer-recheck.js';
import { ReviewSweep } from '../assignment/review.sweep.js';
import type { Officer } from './officer.js';
import type { Period, PeriodKind } from './period.js';
import { RosterPublisher } from './roster.publisher.js';

/** What follows when somebody is on shift or absent at other times than before. All in the transaction of the change. */
@Injectable()
export class PeriodEffects {
  constructor(
    private readonly recheck: OfficerRecheck,
    private readonly sweep: ReviewSweep,
    private readonly publisher: RosterPublisher,
  ) {}

  /** Of one that was entered or changed. */
  async of(tx: Tx, kind: PeriodKind, officer: Officer, period: Period): Promise<void> {
    if (kind === 'absence') {
      const { id, version, startsAt, endsAt, officerId } = period;
      if (Date.parse(startsAt) > Date.now()) await this.recheck.startAt(tx, { id, version, dueAt: startsAt, officerId });
      else await this.recheck.cancel(tx, id);
      // Issues that found everybody absent wait in review: when somebody is back they are tried again.
      await this.sweep.startAt(tx, endsAt);
    }
    await this.ofAny(tx, kind, officer);
  }

  /** Of one that was withdrawn. */
  async ofRemoval(tx: Tx, kind: PeriodKind, officer: Officer, { id }: Period): Promise<void> {
    if (kind === 'absence') {
      await this.recheck.cancel(tx, id);
      await this.sweep.start(tx);
    }
    await this.ofAny(tx, kind, officer);
  }

  private async ofAny(tx: Tx, kind: PeriodKind, { id, rank }: Officer): Promise<void> {
    // An officer takes issues without a shift, a sergeant only with one: what waits for anybody may have somebody now.
    if (kind === 'shift' && rank !== 'officer') await this.sweep.start(tx);
    await this.recheck.start(tx, [id]);
    await this.publisher.publishAgain(tx, [id]);
  }
}
