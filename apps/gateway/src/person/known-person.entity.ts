import { type Role } from '@owcr/access';
import { Column } from 'typeorm';

/** Who somebody was found to be: the columns of whatever one comes in with. */
export abstract class KnownPerson {
  @Column('uuid', { name: 'person_id' })
  personId: string;

  @Column('text')
  name: string;

  @Column('text')
  role: Role;

  @Column('text', { array: true })
  precincts: string[];

  /** The sectors an officer is named for. */
  @Column('text', { array: true })
  sectors: string[];

  /** The partner agency somebody works for. */
  @Column('text', { nullable: true })
  agency: string | null;
}
