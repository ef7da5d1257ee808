import { Check, Column, Entity, JoinColumn, OneToOne, PrimaryColumn } from 'typeorm';
import { IssueEntity } from './issue.entity.js';

/** Who reported an issue and how to reach them: the only table with personal data of residents. */
@Entity('reporter')
@Check('reporter_anonymous_check', 'NOT anonymous OR (name IS NULL AND phone IS NULL AND email IS NULL)')
export class ReporterEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'reporter_pkey' })
  issue_id: string;

  @OneToOne(() => IssueEntity, { createForeignKeyConstraints: true })
  @JoinColumn({ name: 'issue_id', foreignKeyConstraintName: 'reporter_issue_fkey' })
  issue?: never;

  @Column('text', { nullable: true })
  name: string | null;

  @Column('text', { nullable: true })
  phone: string | null;

  @Column('text', { nullable: true })
  email: string | null;

  @Column('text', { nullable: true })
  language: string | null;

  @Column('boolean', { default: false })
  anonymous: boolean;
}
