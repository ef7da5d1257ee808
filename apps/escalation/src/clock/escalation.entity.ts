import type { DeadlineKind, EscalationAudience, Rank } from '@owcr/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Level } from '../roster/roster.js';
import type { CloseCause } from './clock.js';

/** One level of the ladder of a missed deadline. */
@Entity('escalation')
export class EscalationEntity {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'issue_id' })
  issueId: string;

  @Column('text')
  kind: DeadlineKind;

  @Column('int')
  run: number;

  @Column('smallint')
  level: Level;

  @Column('uuid', { name: 'owner_id', nullable: true })
  ownerId: string | null;

  @Column('text', { name: 'owner_rank' })
  ownerRank: Rank;

  /** Who is told where it has no owner. */
  @Column('text', { nullable: true })
  audience: EscalationAudience | null;

  @Column('text', { nullable: true })
  sector: string | null;

  @Column('text', { nullable: true })
  precinct: string | null;

  @Column('timestamptz', { name: 'due_at' })
  dueAt: Date;

  @Column('timestamptz', { name: 'raised_at' })
  raisedAt: Date;

  @Column('timestamptz', { name: 'acknowledge_by', nullable: true })
  acknowledgeBy: Date | null;

  /** When whoever is told at the top is reminded, and how often they were. */
  @Column('timestamptz', { name: 'remind_at', nullable: true })
  remindAt: Date | null;

  @Column('int')
  reminders: number;

  @Column('uuid', { name: 'acknowledged_by', nullable: true })
  acknowledgedBy: string | null;

  @Column('timestamptz', { name: 'acknowledged_at', nullable: true })
  acknowledgedAt: Date | null;

  @Column('timestamptz', { name: 'follow_up_by', nullable: true })
  followUpBy: Date | null;

  @Column('timestamptz', { name: 'closed_at', nullable: true })
  closedAt: Date | null;

  @Column('text', { nullable: true })
  cause: CloseCause | null;

  @Column('text')
  state: 'open' | 'acknowledged' | 'closed';

  @Column('int')
  version: number;
}
