import { Check, Column, Entity, Index, JoinColumn, OneToOne, PrimaryColumn } from 'typeorm';
import { IssueEntity } from './issue.entity.js';

/**
 * Who reported an issue and how to reach them, encrypted with a key of their own: the only table with personal data of residents.
 * What was erased has no contact left and says when, and by whom.
 */
@Entity('reporter')
@Check('reporter_anonymous_check', 'NOT anonymous OR (name IS NULL AND phone IS NULL AND email IS NULL)')
@Check('reporter_index_check', '(phone IS NOT NULL OR phone_index IS NULL) AND (email IS NOT NULL OR email_index IS NULL)')
@Check(
  'reporter_erased_check',
  'erased_at IS NULL AND erased_by IS NULL OR erased_at IS NOT NULL AND erased_by IS NOT NULL AND name IS NULL AND phone IS NULL AND email IS NULL AND language IS NULL',
)
@Index('reporter_phone', ['phone_index'], { where: 'phone_index IS NOT NULL' })
@Index('reporter_email', ['email_index'], { where: 'email_index IS NOT NULL' })
export class ReporterEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'reporter_pkey' })
  issue_id: string;

  @OneToOne(() => IssueEntity, { createForeignKeyConstraints: true })
  @JoinColumn({ name: 'issue_id', foreignKeyConstraintName: 'reporter_issue_fkey' })
  issue?: never;

  @Column('bytea', { nullable: true })
  name: Buffer | null;

  @Column('bytea', { nullable: true })
  phone: Buffer | null;

  @Column('bytea', { nullable: true })
  email: Buffer | null;

  @Column('bytea', { nullable: true })
  language: Buffer | null;

  /** Equal for equal telephones, so that all a person's reports can be found without reading any. */
  @Column('bytea', { nullable: true })
  phone_index: Buffer | null;

  @Column('bytea', { nullable: true })
  email_index: Buffer | null;

  @Column('boolean', { default: false })
  anonymous: boolean;

  @Column('timestamp with time zone', { precision: 3, nullable: true })
  erased_at: Date | null;

  @Column('uuid', { nullable: true })
  erased_by: string | null;
}
