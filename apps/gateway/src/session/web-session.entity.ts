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

  /** What the provider is asked about them with, sealed under the session's id; null where it gave nothing. */
  @Column('bytea', { name: 'refresh_token_sealed', nullable: true })
  refreshTokenSealed: Buffer | null;

  /** When the provider last said who they are. */
  @Column('timestamptz', { name: 'checked_at' })
  checkedAt: Date;

  /** Until then somebody else is asking the provider. */
  @Column('timestamptz', { name: 'checking_until', nullable: true })
  checkingUntil: Date | null;

  @Column('timestamptz', { name: 'ended_at', nullable: true })
  endedAt: Date | null;
}
