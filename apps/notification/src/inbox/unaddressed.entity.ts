import type { DomainEvent } from '@owcr/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** An escalation without an owner that came while no commander was known: it waits for the first one. */
@Entity('unaddressed')
export class UnaddressedEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'unaddressed_pkey' })
  event_id: string;

  @Column('jsonb')
  event: DomainEvent<'escalation.raised.v1'>;

  @Column('timestamptz', { default: () => 'now()' })
  since: Date;
}
