import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The head of one person's inbox. Whoever adds to the inbox holds this row's lock until the commit. */
@Entity('person_inbox')
export class PersonInboxEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'person_inbox_pkey' })
  person_id: string;

  @Column('bigint', { default: 0 })
  last_seq: string;
}
