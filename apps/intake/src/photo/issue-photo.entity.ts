import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { IssueEntity } from '../issue/issue.entity.js';

/** A photo of an issue, as it was developed: nothing is left of what its camera wrote beside the pixels. */
@Entity('issue_photo')
@Index('issue_photo_issue', ['issue_id', 'id'])
export class IssuePhotoEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'issue_photo_pkey' })
  id: string;

  @ManyToOne(() => IssueEntity)
  @JoinColumn({ name: 'issue_id', foreignKeyConstraintName: 'issue_photo_issue_fkey' })
  issue?: never;

  @Column('uuid')
  issue_id: string;

  /** Null: its reporter, who has no account. */
  @Column('uuid', { nullable: true })
  added_by: string | null;

  @Column('text', { nullable: true })
  added_by_name: string | null;

  @Column('int')
  width: number;

  @Column('int')
  height: number;

  @Column('bytea')
  full: Buffer;

  @Column('bytea')
  thumb: Buffer;

  @Column('timestamp with time zone', { precision: 3 })
  at: Date;
}
