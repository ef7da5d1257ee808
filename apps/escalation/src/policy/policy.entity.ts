import type { Priority } from '@owcr/contracts';
import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import type { Policy } from './policy.js';

@Entity('policy')
export class PolicyEntity implements Policy {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Column('text', { nullable: true })
  category: string | null;

  @Column('text')
  priority: Priority;

  @Column('int', { name: 'acknowledge_seconds' })
  acknowledgeSeconds: number;

  @Column('int', { name: 'resolve_seconds' })
  resolveSeconds: number;

  @Column('int', { name: 'escalation_acknowledge_seconds' })
  escalationAcknowledgeSeconds: number;

  @Column('int', { name: 'follow_up_seconds' })
  followUpSeconds: number;
}
