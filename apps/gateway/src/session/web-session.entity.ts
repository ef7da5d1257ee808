import { Column, Entity, PrimaryColumn } from 'typeorm';
import { KnownPerson } from '../person/known-person.entity.js';

/** Somebody who is signed in with a browser, by the hash of what the browser has. */
@Entity('web_session')
export class WebSession extends KnownPerson {
  @PrimaryColumn('bytea', { name: 'id_hash' })
  idHash: Buffer;

  @Column('timestamptz', { name: 'created_at' })
  createdAt: Date;

  @Column('timestamptz', { name: 'last_seen_at' })
  lastSeenAt: Date;

  @Column('timestamptz', { name: 'ended_at', nullable: true })
  endedAt: Date | null;
}
