import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One thing that happened to an issue. The key begins with the issue: one index serves the reading and the writing once. */
@Entity('timeline_entry')
export class TimelineEntryEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'timeline_entry_pkey' })
  issue_id: string;

  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'timeline_entry_pkey' })
  event_id: string;

  @Column('text')
  type: string;

  @Column('timestamptz')
  at: Date;

  @Column('text')
  service: string;

  @Column('uuid', { nullable: true })
  by: string | null;

  @Column('jsonb')
  facts: Record<string, unknown>;

  @Column('int')
  position: number;

  @Column('bigint')
  version: string;
}
