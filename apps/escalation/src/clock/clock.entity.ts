import type { Priority, ReviewCause } from '@owcr/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Clock, EndCause } from './clock.js';

/** One row per issue: both its clocks. */
@Entity('issue_clock')
export class IssueClockEntity {
  @PrimaryColumn('uuid', { name: 'issue_id' })
  issueId: string;

  @Column('text', { nullable: true })
  reference: string | null;

  @Column('text', { nullable: true })
  category: string | null;

  @Column('text', { nullable: true })
  priority: Priority | null;

  @Column('timestamptz', { name: 'reported_at', nullable: true })
  reportedAt: Date | null;

  /** Imported from an older system long after it was reported. */
  @Column('boolean')
  history: boolean;

  @Column('int', { name: 'officer_number', nullable: true })
  officerNumber: number | null;

  @Column('uuid', { name: 'officer_id', nullable: true })
  officerId: string | null;

  @Column('text', { nullable: true })
  sector: string | null;

  @Column('text', { nullable: true })
  precinct: string | null;

  /** Why it waits in the review queue; null where it does not. */
  @Column('text', { name: 'review_cause', nullable: true })
  reviewCause: ReviewCause | null;

  @Column('jsonb')
  acknowledge: Clock;

  @Column('jsonb')
  resolve: Clock;

  /** The timer each clock waits for. */
  @Column('uuid', { name: 'acknowledge_timer_id', nullable: true })
  acknowledgeTimerId: string | null;

  @Column('uuid', { name: 'resolve_timer_id', nullable: true })
  resolveTimerId: string | null;

  @Column('text', { name: 'ended_cause', nullable: true })
  endedCause: EndCause | null;

  @Column('timestamptz', { name: 'ended_at', nullable: true })
  endedAt: Date | null;

  @Column('int')
  version: number;

  /** How many events were stated about this issue. */
  @Column('int', { name: 'event_count' })
  eventCount: number;
}
