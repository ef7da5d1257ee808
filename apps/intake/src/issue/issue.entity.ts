import type { Channel, IssueStatus, Priority, ResolutionReason, ReviewCause } from '@owcr/contracts';
import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, Unique } from 'typeorm';
import { AgencyEntity } from '../agency/agency.entity.js';
import type { Answers } from '../category/category.js';
import { CategoryEntity } from '../category/category.entity.js';

@Entity('issue')
@Unique('issue_reference_key', ['reference'])
@Unique('issue_tracking_code_key', ['tracking_code'])
@Unique('issue_source_key', ['source_system', 'source_id'])
@Check('issue_location_check', '(lat IS NULL) = (lng IS NULL) AND lat BETWEEN -90 AND 90 AND lng BETWEEN -180 AND 180')
@Check('issue_source_check', '(source_system IS NULL) = (source_id IS NULL)')
@Check(
  'issue_length_check',
  'char_length(summary) BETWEEN 1 AND 200 AND char_length(description) <= 10000 AND char_length(address) <= 300',
)
@Check('issue_merged_check', `(status = 'merged') = (merged_into IS NOT NULL) AND merged_into <> id`)
@Check('issue_survivor_check', '(merged_into IS NULL) = (survivor_id IS NULL) AND survivor_id <> id')
@Index('issue_newest', ['reported_at', 'id'])
@Index('issue_precinct_newest', ['precinct', 'reported_at', 'id'])
@Index('issue_sector_newest', ['sector', 'reported_at', 'id'])
@Index('issue_officer_newest', ['officer_id', 'reported_at', 'id'])
@Index('issue_status_newest', ['status', 'reported_at', 'id'])
@Index('issue_category_newest', ['category', 'reported_at', 'id'])
@Index('issue_place', ['lat', 'lng'])
@Index('issue_merged_into', ['merged_into'], { where: 'merged_into IS NOT NULL' })
@Index('issue_survivor', ['survivor_id'], { where: 'survivor_id IS NOT NULL' })
@Index('issue_resolved', ['resolved_at'], { where: `status = 'resolved'` })
@Index('issue_text', { synchronize: false })
@Index('issue_words', { synchronize: false })
@Index('issue_open_due', { synchronize: false })
export class IssueEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'issue_pkey' })
  id: string;

  @Column('text')
  reference: string;

  @Column('text')
  tracking_code: string;

  @Column('text')
  status: IssueStatus;

  @Column('int')
  version: number;

  @Column('int')
  event_count: number;

  @ManyToOne(() => CategoryEntity)
  @JoinColumn({ name: 'category', foreignKeyConstraintName: 'issue_category_fkey' })
  categoryEntity?: never;

  @Column('text')
  category: string;

  @Column('text')
  priority: Priority;

  @Column('text')
  summary: string;

  @Column('text', { nullable: true })
  description: string | null;

  @Column('double precision', { nullable: true })
  lat: number | null;

  @Column('double precision', { nullable: true })
  lng: number | null;

  /** When the place was set or corrected last. */
  @Column('timestamp with time zone', { precision: 3, nullable: true })
  located_at: Date | null;

  @Column('text', { nullable: true })
  address: string | null;

  @Column('text')
  channel: Channel;

  @Column('jsonb', { default: {} })
  answers: Answers;

  /** Of the category's questions, when these answers were checked; null where they never were. */
  @Column('int', { nullable: true })
  questions_version: number | null;

  @Column('text', { nullable: true })
  source_system: string | null;

  @Column('text', { nullable: true })
  source_id: string | null;

  @Column('uuid', { nullable: true })
  reported_by: string | null;

  @Column('timestamp with time zone', { precision: 3 })
  reported_at: Date;

  @Column('boolean', { default: false })
  history: boolean;

  @Column('text', { nullable: true })
  sector: string | null;

  @Column('text', { nullable: true })
  precinct: string | null;

  @Column('uuid', { nullable: true })
  officer_id: string | null;

  @Column('int', { default: 0 })
  assignment_number: number;

  @Column('text', { nullable: true })
  review_cause: ReviewCause | null;

  @ManyToOne(() => AgencyEntity)
  @JoinColumn({ name: 'referred_to', foreignKeyConstraintName: 'issue_referred_to_fkey' })
  agencyEntity?: never;

  @Column('text', { nullable: true })
  referred_to: string | null;

  @Column('text', { nullable: true })
  resolution_reason: ResolutionReason | null;

  @Column('text', { nullable: true })
  resolution_note: string | null;

  @Column('timestamp with time zone', { precision: 3, nullable: true })
  resolved_at: Date | null;

  @Column('int', { default: 0 })
  reopen_count: number;

  @ManyToOne(() => IssueEntity)
  @JoinColumn({ name: 'merged_into', foreignKeyConstraintName: 'issue_merged_into_fkey' })
  mergedIntoEntity?: never;

  @Column('uuid', { nullable: true })
  merged_into: string | null;

  @Column('timestamp with time zone', { precision: 3, nullable: true })
  acknowledge_started_at: Date | null;

  @Column('timestamp with time zone', { precision: 3, nullable: true })
  acknowledge_due_at: Date | null;

  @Column('timestamp with time zone', { precision: 3, nullable: true })
  resolve_started_at: Date | null;

  @Column('timestamp with time zone', { precision: 3, nullable: true })
  resolve_due_at: Date | null;

  @ManyToOne(() => IssueEntity)
  @JoinColumn({ name: 'survivor_id', foreignKeyConstraintName: 'issue_survivor_fkey' })
  survivor?: never;

  /** Where the chain of merges ends: kept with every merge, so that nobody who reads has to follow it. */
  @Column('uuid', { nullable: true })
  survivor_id: string | null;

  @Column('timestamp with time zone', { precision: 3, default: () => 'now()' })
  created_at: Date;

  @Column('timestamp with time zone', { precision: 3, default: () => 'now()' })
  updated_at: Date;
}
