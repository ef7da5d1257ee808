import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A sign-in that somebody has begun and not come back from. */
@Entity('pending_sign_in')
export class PendingSignIn {
  @PrimaryColumn('bytea', { name: 'state_hash' })
  stateHash: Buffer;

  @Column('bytea', { name: 'browser_hash' })
  browserHash: Buffer;

  @Column('text')
  nonce: string;

  @Column('text', { name: 'code_verifier' })
  codeVerifier: string;

  @Column('text', { name: 'return_path' })
  returnPath: string;

  @Column('timestamptz', { name: 'begun_at' })
  begunAt: Date;
}
