import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Read model of the roster: the name an officer acts under, by the last event about that officer. */
@Entity('officer_name')
export class OfficerNameEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'officer_name_pkey' })
  officer_id: string;

  @Column('text')
  name: string;

  @Column('bigint')
  event_version: string;
}
