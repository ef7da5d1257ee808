import { Check, Column, Entity, Index, JoinColumn, OneToOne, PrimaryColumn } from 'typeorm';
import { ReporterEntity } from '../issue/reporter.entity.js';

/** The data key of a reporter, wrapped. Deleting it erases the reporter: also from every copy of their row that is kept without it. */
@Entity('reporter_key')
@Index('reporter_key_wrapping', ['key_id', 'issue_id'])
export class ReporterKeyEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'reporter_key_pkey' })
  issue_id: string;

  @OneToOne(() => ReporterEntity, { createForeignKeyConstraints: true })
  @JoinColumn({ name: 'issue_id', foreignKeyConstraintName: 'reporter_key_reporter_fkey' })
  reporter?: never;

  @Column('text')
  key_id: string;

  @Column('bytea')
  wrapped_key: Buffer;
}

/** One row: the key that tells whether two contacts are the same, wrapped. */
@Entity('contact_index_key')
@Check('contact_index_key_one_check', 'one')
export class ContactIndexKeyEntity {
  @PrimaryColumn('boolean', { primaryKeyConstraintName: 'contact_index_key_pkey', default: true })
  one: boolean;

  @Column('text')
  key_id: string;

  @Column('bytea')
  wrapped_key: Buffer;
}
