import type { Rank } from '@owcr/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What has to be known of the roster to tell somebody about an escalation that has no owner. */
@Entity('officer')
export class OfficerEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'officer_pkey' })
  officer_id: string;

  @Column('text')
  rank: Rank;

  @Column('boolean')
  active: boolean;
}
