import type { Rank } from '@owcr/contracts';
import { Column, Entity, Index, PrimaryColumn, Unique } from 'typeorm';

@Entity({ name: 'officer' })
@Unique('officer_badge', ['badge'])
export class OfficerEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'officer_pkey' })
  id: string;

  @Column({ type: 'text' })
  badge: string;

  @Column({ type: 'text' })
  name: string;

  @Column({ type: 'text', nullable: true })
  email: string | null;

  @Column({ type: 'text', nullable: true })
  phone: string | null;

  @Column({ type: 'text' })
  rank: Rank;

  @Column({ type: 'text', array: true })
  sectors: string[];

  @Column({ name: 'given_precincts', type: 'text', array: true })
  givenPrecincts: string[];

  @Column({ type: 'text', array: true })
  precincts: string[];

  @Column({ name: 'supervisor_badge', type: 'text', nullable: true })
  supervisorBadge: string | null;

  @Index('officer_supervisor')
  @Column({ name: 'supervisor_id', type: 'uuid', nullable: true })
  supervisorId: string | null;

  @Column({ type: 'text' })
  language: string;

  @Column({ type: 'boolean' })
  active: boolean;

  @Column({ type: 'int' })
  version: number;

  @Column({ name: 'event_count', type: 'int' })
  eventCount: number;

  @Column({ name: 'updated_at', type: 'timestamptz' })
  updatedAt: Date;
}
