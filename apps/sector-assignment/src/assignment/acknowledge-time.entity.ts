import type { Priority } from '@owcr/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** How long may pass until an officer acknowledges, as the escalation service says. */
@Entity({ name: 'acknowledge_time' })
export class AcknowledgeTimeEntity {
  @PrimaryColumn({ name: 'policy_id', type: 'uuid', primaryKeyConstraintName: 'acknowledge_time_pkey' })
  policyId: string;

  /** Null: of each category without a time of its own. */
  @Column({ type: 'text', nullable: true })
  category: string | null;

  @Column({ type: 'text' })
  priority: Priority;

  @Column({ type: 'int' })
  seconds: number;
}
