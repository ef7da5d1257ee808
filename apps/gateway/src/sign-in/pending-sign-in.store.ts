import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '@owcr/platform';
import { LessThan } from 'typeorm';
import { PendingSignIn } from './pending-sign-in.entity.js';

interface Row {
  browser_hash: Buffer;
  nonce: string;
  code_verifier: string;
  return_path: string;
  begun_at: Date;
}

@Injectable()
export class PendingSignInStore {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async insert(pending: PendingSignIn): Promise<void> {
    await this.unitOfWork.run((tx) => tx.insert(PendingSignIn, pending));
  }

  /** Takes it out: of two who come with the same state, one gets it. */
  async take(stateHash: Buffer): Promise<PendingSignIn | null> {
    const [rows] = await this.unitOfWork.run((tx) =>
      tx.query<[Row[], number]>('DELETE FROM pending_sign_in WHERE state_hash = $1 RETURNING *', [stateHash]),
    );
    const [row] = rows;
    if (!row) return null;
    const { browser_hash, nonce, code_verifier, return_path, begun_at } = row;
    return {
      stateHash,
      browserHash: browser_hash,
      nonce,
      codeVerifier: code_verifier,
      returnPath: return_path,
      begunAt: begun_at,
    };
  }

  async deleteBegunBefore(before: Date): Promise<void> {
    await this.unitOfWork.run((tx) => tx.delete(PendingSignIn, { begunAt: LessThan(before) }));
  }
}
