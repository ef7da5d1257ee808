import type { IssueStatus, Priority } from '@owcr/contracts';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { Handling, Lifecycle } from './board.js';

/** What is known of one issue. Kept when it is closed, so that an event that comes late finds out. */
@Entity('board_issue')
@Index('board_issue_open', ['sector', 'reported_at', 'issue_id'], { where: 'open' })
@Index('board_issue_of_officer', ['officer_id', 'reported_at', 'issue_id'], { where: 'open' })
@Index('board_issue_reported', ['reported_at'])
export class BoardIssueEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'board_issue_pkey' })
  issue_id: string;

  @Column('text', { nullable: true })
  reference: string | null;

  @Column('text', { nullable: true })
  category: string | null;

  @Column('text', { nullable: true })
  priority: Priority | null;

  @Column('timestamptz', { nullable: true })
  reported_at: Date | null;

  @Column('text')
  lifecycle: Lifecycle;

  @Column('timestamptz', { nullable: true })
  lifecycle_at: Date | null;

  @Column('int')
  reopen_count: number;

  @Column('text')
  handling: Handling;

  @Column('timestamptz', { nullable: true })
  handled_at: Date | null;

  @Column('text', { nullable: true })
  sector: string | null;

  @Column('text', { nullable: true })
  precinct: string | null;

  @Column('uuid', { nullable: true })
  officer_id: string | null;

  @Column('timestamptz', { nullable: true })
  acknowledge_due_at: Date | null;

  @Column('timestamptz', { nullable: true })
  resolve_due_at: Date | null;

  @Column('int')
  acknowledge_level: number;

  @Column('int')
  resolve_level: number;

  // What follows from the rest (`standingOf`), kept so that the board is one query.

  @Column('text')
  status: IssueStatus;

  @Column('boolean')
  open: boolean;

  @Column('boolean')
  unacknowledged: boolean;

  @Column('boolean')
  needs_review: boolean;

  @Column('timestamptz', { nullable: true })
  late_at: Date | null;

  @Column('int')
  escalation_level: number;
}
