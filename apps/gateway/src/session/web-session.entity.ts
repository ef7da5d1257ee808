import { type Role } from '@owcr/access';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Somebody who is signed in with a browser, by the hash of what the browser has. */
@Entity('web_session')
export class WebSession {
  @PrimaryColumn('bytea', { name: 'id_hash' })
  idHash: Buffer;

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

  @Column('timestamptz', { name: 'created_at' })
  createdAt: Date;

  @Column('timestamptz', { name: 'last_seen_at' })
  lastSeenAt: Date;

  @Column('timestamptz', { name: 'ended_at', nullable: true })
  endedAt: Date | null;
}
