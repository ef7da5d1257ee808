import type { DeadlineKind, EscalationAudience, NotificationKind, Priority, ResolutionReason } from '@owcr/contracts';
import { Column, Entity, Index, PrimaryColumn, Unique } from 'typeorm';

/** One thing one person was told. */
@Entity('message')
@Unique('message_place_key', ['recipient_id', 'seq'])
@Index('message_unread', ['recipient_id', 'seq'], { where: 'read_at IS NULL' })
@Index('message_about', ['issue_id'], { where: `kind <> 'resolved'` })
export class MessageEntity {
  /** A UUID v5 of cause and recipient. */
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'message_pkey' })
  id: string;

  @Column('uuid')
  recipient_id: string;

  /** The place in this person's inbox: 1, 2, 3, ... without gaps. */
  @Column('bigint')
  seq: string;

  @Column('text')
  kind: NotificationKind;

  @Column('uuid')
  cause_id: string;

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

  @Column('timestamptz', { nullable: true })
  read_at: Date | null;
}
