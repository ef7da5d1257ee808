import type { Rank } from '@owcr/contracts';
import type { Period } from './roster.js';
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

  /** Shifts and absences that have not ended. */
  @Column('jsonb')
  shifts: Period[];

  @Column('jsonb')
  absences: Period[];

  /** The timer for the next absence of a supervisor: what is raised to them moves when it begins. */
  @Column('uuid', { name: 'absence_timer_id', nullable: true })
  absenceTimerId: string | null;

  @Column('timestamptz', { name: 'absence_timer_at', nullable: true })
  absenceTimerAt: Date | null;
}
