import type { CorrectedField } from '@owcr/contracts';
import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { IssueEntity } from './issue.entity.js';

/** What was put right of an issue, by whom, and what it was before. Of a contact only that it changed: it is sealed elsewhere. */
@Entity('issue_correction')
@Check('issue_correction_contact_check', `field <> 'contact' OR (before IS NULL AND after IS NULL)`)
@Index('issue_correction_issue', ['issue_id', 'id'])
export class IssueCorrectionEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'issue_correction_pkey' })
  id: string;

  @ManyToOne(() => IssueEntity)
  @JoinColumn({ name: 'issue_id', foreignKeyConstraintName: 'issue_correction_issue_fkey' })
  issue?: never;

  @Column('uuid')
  issue_id: string;

  @Column('text')
  field: CorrectedField;

  @Column('jsonb', { nullable: true })
  before: unknown;

  @Column('jsonb', { nullable: true })
  after: unknown;

  @Column('uuid')
  author_id: string;

  /** As it was then: an author may be a clerk, whom no event names. */
  @Column('text')
  author_name: string;

  @Column('timestamp with time zone', { precision: 3 })
  at: Date;
}
