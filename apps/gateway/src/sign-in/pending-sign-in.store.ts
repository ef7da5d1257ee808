import { Injectable } from '@nestjs/common';
import { DataSource, LessThan } from 'typeorm';
import { PendingSignIn } from './pending-sign-in.entity.js';

@Injectable()
export class PendingSignInStore {
  constructor(private readonly dataSource: DataSource) {}

  async insert(pending: PendingSignIn): Promise<void> {
    await this.dataSource.manager.insert(PendingSignIn, pending);
  }

  /** Takes it out: of two who come with the same state, one gets it. */
  async take(stateHash: Buffer): Promise<PendingSignIn | null> {
    const { raw } = await this.dataSource.manager
      .createQueryBuilder()
      .delete()
      .from(PendingSignIn)
      .where('state_hash = :stateHash', { stateHash })
      .returning('*')
      .execute();
    const [row] = raw as Record<string, never>[];
    if (!row) return null;
    const { state_hash, browser_hash, nonce, code_verifier, return_path, begun_at } = row;
    return {
      stateHash: state_hash!,
      browserHash: browser_hash!,
      nonce: nonce!,
      codeVerifier: code_verifier!,
      returnPath: return_path!,
      begunAt: begun_at!,
    };
  }

  async deleteBegunBefore(before: Date): Promise<void> {
    await this.dataSource.manager.delete(PendingSignIn, { begunAt: LessThan(before) });
  }
}
