import type { IssueStatus } from '@owcr/contracts';
import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { IssueEntity } from '../issue/issue.entity.js';

/** Since when an issue had a status; not of the first, which it had since it was reported. */
@Entity('issue_step')
export class IssueStepEntity {
  @ManyToOne(() => IssueEntity)
  @JoinColumn({ name: 'issue_id', foreignKeyConstraintName: 'issue_step_issue_fkey' })
  issue?: never;

  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'issue_step_pkey' })
  issue_id: string;

  /** Of the issue, with this step. */
  @PrimaryColumn('int', { primaryKeyConstraintName: 'issue_step_pkey' })
  version: number;

  @Column('text')
  status: IssueStatus;

  @Column('timestamp with time zone', { precision: 3 })
  at: Date;
}
