import { Check, Column, Entity, PrimaryColumn } from 'typeorm';

/** Another agency of the city that issues are referred to. Never deleted: issues name it, and go on naming it once it is inactive. */
@Entity('agency')
@Check('agency_name_check', 'char_length(name) BETWEEN 1 AND 200')
export class AgencyEntity {
  @PrimaryColumn('text', { primaryKeyConstraintName: 'agency_pkey' })
  code: string;

  @Column('text')
  name: string;

  /** Only an active one is given anything new. */
  @Column('boolean', { default: true })
  active: boolean;

  /** Codes of the categories it is usually given. */
  @Column('text', { array: true, default: [] })
  handles: string[];

  @Column('int', { default: 1 })
  version: number;
}
