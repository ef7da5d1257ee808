import { Column, Entity, PrimaryColumn } from 'typeorm';
import { KnownPerson } from '../person/known-person.entity.js';

/** A bearer token of a person or program, by its hash. */
@Entity('access_token')
export class AccessToken extends KnownPerson {
  @PrimaryColumn('uuid')
  id: string;

  @Column('bytea', { name: 'token_hash' })
  tokenHash: Buffer;

  /** What of the role's permissions it has, as `resource:action`; null: all. */
  @Column('text', { name: 'only_actions', array: true, nullable: true })
  only: string[] | null;

  @Column('timestamptz', { name: 'created_at' })
  createdAt: Date;

  @Column('uuid', { name: 'created_by' })
  createdBy: string;

  /** True: it lets nobody in before a second administrator has approved it. */
  @Column('boolean', { name: 'needs_approval' })
  needsApproval: boolean;

  @Column('timestamptz', { name: 'approved_at', nullable: true })
  approvedAt: Date | null;

  @Column('uuid', { name: 'approved_by', nullable: true })
  approvedBy: string | null;

  @Column('timestamptz', { name: 'expires_at' })
  expiresAt: Date;

  @Column('timestamptz', { name: 'revoked_at', nullable: true })
  revokedAt: Date | null;

  @Column('timestamptz', { name: 'last_used_at', nullable: true })
  lastUsedAt: Date | null;
}
