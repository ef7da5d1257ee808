import { Column, Entity, PrimaryColumn } from 'typeorm';

/** When an issue passed what trends are worked out from. Seen by who sees its row on the board. */
@Entity('issue_milestone')
export class IssueMilestoneEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'issue_milestone_pkey' })
  issue_id: string;

  @Column('timestamptz', { nullable: true })
  acknowledged_at: Date | null;

  @Column('timestamptz', { nullable: true })
  resolved_at: Date | null;

  @Column('timestamptz', { nullable: true })
  reopened_at: Date | null;

  @Column('timestamptz', { nullable: true })
  acknowledge_missed_at: Date | null;

  @Column('timestamptz', { nullable: true })
  resolve_missed_at: Date | null;

  @Column('timestamptz', { nullable: true })
  acknowledge_met_at: Date | null;

  @Column('timestamptz', { nullable: true })
  resolve_met_at: Date | null;
}
