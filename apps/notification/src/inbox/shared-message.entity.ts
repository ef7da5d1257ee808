import type { DeadlineKind, EscalationAudience, NotificationKind, Priority, ResolutionReason } from '@owcr/contracts';
import { Column, Entity, PrimaryColumn, Unique } from 'typeorm';
import type { SharedInbox } from './shared-inbox.js';

/** The head of a shared inbox. Whoever adds to it holds this row's lock until the commit. */
@Entity('shared_inbox')
export class SharedInboxEntity {
  @PrimaryColumn('text', { primaryKeyConstraintName: 'shared_inbox_pkey' })
  inbox: SharedInbox;

  @Column('bigint', { default: 0 })
  last_seq: string;
}

/** How far somebody has taken the messages of a shared inbox into their own. */
@Entity('shared_position')
export class SharedPositionEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'shared_position_pkey' })
  person_id: string;

  @PrimaryColumn('text', { primaryKeyConstraintName: 'shared_position_pkey' })
  inbox: SharedInbox;

  @Column('bigint')
  seq: string;
}

/** One thing everybody of a kind is told, whoever that is. Each takes it into their own inbox when they look, and marks it read there. */
@Entity('shared_message')
@Unique('shared_message_place_key', ['inbox', 'seq'])
export class SharedMessageEntity {
  /** A UUID v5 of cause and inbox. */
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'shared_message_pkey' })
  id: string;

  @Column('text')
  inbox: SharedInbox;

  @Column('bigint')
  seq: string;

  @Column('text')
  kind: NotificationKind;

  @Column('uuid')
  cause_id: string;

  /** Who did it: they are not told. */
  @Column('uuid', { nullable: true })
  by_id: string | null;

  @Column('uuid')
  issue_id: string;

  @Column('text')
  reference: string;

  @Column('text', { nullable: true })
  category: string | null;

  @Column('text', { nullable: true })
  sector: string | null;

  @Column('text', { nullable: true })
  priority: Priority | null;

  @Column('int', { nullable: true })
  level: number | null;

  @Column('text', { nullable: true })
  deadline: DeadlineKind | null;

  @Column('timestamptz', { nullable: true })
  due_at: Date | null;

  @Column('text', { nullable: true })
  reason: ResolutionReason | null;

  @Column('text', { nullable: true })
  audience: EscalationAudience | null;

  @Column('text', { nullable: true })
  agency: string | null;

  @Column('timestamptz', { default: () => 'now()' })
  created_at: Date;
}
