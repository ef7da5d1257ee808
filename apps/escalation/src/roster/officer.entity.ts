import type { Rank } from '@owcr/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What this service knows of an officer, from the roster's events. */
@Entity('officer')
export class OfficerEntity {
  @PrimaryColumn('uuid')
  id: string;

  @Column('text')
  badge: string;

  @Column('text')
  name: string;

  @Column('text')
  rank: Rank;

  @Column('uuid', { name: 'supervisor_id', nullable: true })
  supervisorId: string | null;

  @Column('text', { array: true })
  precincts: string[];

  @Column('text', { array: true })
  sectors: string[];

  @Column('boolean')
  active: boolean;
}
