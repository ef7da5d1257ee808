import type { AssignmentCause, AssignmentReason, Priority, ReviewCause } from '@owcr/contracts';
import { Check, Column, Entity, Index, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';

/** An issue as this service knows it. Columns about the issue are null only when its end was heard of before its beginning. */
@Entity({ name: 'assignment' })
@Check('assignment_state', `state IN ('review', 'assigned', 'acknowledged', 'closed', 'ended')`)
@Check(
  'assignment_held',
  `state NOT IN ('assigned', 'acknowledged') OR (officer_id IS NOT NULL AND sector IS NOT NULL AND precinct IS NOT NULL)`,
)
@Index('assignment_load', ['officerId', 'state', 'reportedAt', 'issueId'])
@Index('assignment_sector', ['sector', 'reportedAt', 'issueId'])
@Index('assignment_review', ['reportedAt', 'issueId'], { where: `state = 'review'` })
@Index('assignment_reported', ['reportedAt', 'issueId'])
export class AssignmentEntity {
  @PrimaryColumn({ name: 'issue_id', type: 'uuid', primaryKeyConstraintName: 'assignment_pkey' })
  issueId: string;

  @Column({ type: 'text' })
  state: string;

  @Column({ type: 'text', nullable: true })
  reference: string | null;

  @Column({ type: 'text', nullable: true })
  category: string | null;

  @Column({ type: 'text', nullable: true })
  priority: Priority | null;

  @Column({ type: 'float8', nullable: true })
  lat: number | null;

  @Column({ type: 'float8', nullable: true })
  lng: number | null;

  @Column({ name: 'reported_at', type: 'timestamptz', nullable: true })
  reportedAt: Date | null;

  /** Imported from an older system: nothing of it is timed until it is reopened. */
  @Column({ type: 'boolean', default: false })
  history: boolean;

  /** Since when it waits to be acknowledged; null: since it was reported. */
  @Column({ name: 'timed_from', type: 'timestamptz', nullable: true })
  timedFrom: Date | null;

  @Column({ type: 'text', nullable: true })
  sector: string | null;

  @Column({ type: 'text', nullable: true })
  precinct: string | null;

  @Column({ name: 'officer_id', type: 'uuid', nullable: true })
  officerId: string | null;

  @Column({ type: 'int' })
  number: number;

  @Column({ type: 'jsonb' })
  reasons: AssignmentReason[];

  @Column({ name: 'declined_by', type: 'uuid', array: true })
  declinedBy: string[];

  @Column({ name: 'review_cause', type: 'text', nullable: true })
  reviewCause: ReviewCause | null;

  @Column({ type: 'text', nullable: true })
  wanted: AssignmentCause | null;

  @Column({ name: 'acknowledged_at', type: 'timestamptz', nullable: true })
  acknowledgedAt: Date | null;

  @Column({ type: 'int' })
  version: number;

  @Column({ name: 'event_count', type: 'int' })
  eventCount: number;

  @Column({ name: 'updated_at', type: 'timestamptz' })
  updatedAt: Date;
}

/** What happened to an assignment, oldest first. Rows are only ever added. */
@Entity({ name: 'assignment_history' })
@Index('assignment_history_issue', ['issueId', 'id'])
export class AssignmentHistoryEntity {
  @PrimaryGeneratedColumn({ type: 'bigint', primaryKeyConstraintName: 'assignment_history_pkey' })
  id: string;

  @Column({ name: 'issue_id', type: 'uuid' })
  issueId: string;

  @Column({ type: 'timestamptz' })
  at: Date;

  @Column({ type: 'text' })
  what: string;

  @Column({ name: 'officer_id', type: 'uuid', nullable: true })
  officerId: string | null;

  @Column({ name: 'by_id', type: 'uuid', nullable: true })
  byId: string | null;

  /** The cause of an assignment, of a review or of the end; the reason of a decline. */
  @Column({ type: 'text', nullable: true })
  detail: string | null;
}
