import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, IsNull, LessThan, Not, Raw } from 'typeorm';
import { AccessToken } from './access-token.entity.js';
import type { KeyState } from './key-rules.js';
import { send } from '@owcr/messaging';
import { UnitOfWork } from '@owcr/platform';

/** Often enough to see which tokens are in use, seldom enough to cost nothing. */
const lastUsedEveryS = 60;

export type ListedState = Extract<KeyState, 'works' | 'awaiting-approval'>;

@Injectable()
export class AccessTokenStore {
  constructor(
    private readonly dataSource: DataSource,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** The token with this hash that is neither revoked nor expired, by the clock of the database. */
  async findLive(tokenHash: Buffer): Promise<AccessToken | null> {
    return this.dataSource.manager
      .createQueryBuilder(AccessToken, 'token')
      .where('token.token_hash = :tokenHash AND token.revoked_at IS NULL', { tokenHash })
      .andWhere('token.expires_at > now()')
      .getOne();
  }

  async touch(id: string): Promise<void> {
    await this.unitOfWork.run((tx) =>
      send(
        tx,
        `WITH used AS (
         UPDATE access_token SET last_used_at = now()
          WHERE id = $1 AND (last_used_at IS NULL OR last_used_at < now() - make_interval(secs => $2)) RETURNING person_id)
       UPDATE person p SET last_seen_at = now() FROM used WHERE p.person_id = used.person_id`,
        [id, lastUsedEveryS],
      ),
    );
  }

  async insert(tx: EntityManager, token: AccessToken): Promise<void> {
    await tx.insert(AccessToken, token);
  }

  /** Newest first: ids are UUIDs of version 7. */
  async list(limit: number, beforeId: string | null, state?: ListedState): Promise<AccessToken[]> {
    const live = { revokedAt: IsNull(), expiresAt: Raw((column) => `${column} > now()`) };
    const after = beforeId === null ? {} : { id: LessThan(beforeId) };
    const awaiting = { ...after, ...live, needsApproval: true, approvedAt: IsNull() };
    const working = [
      { ...after, ...live, needsApproval: false },
      { ...after, ...live, approvedAt: Not(IsNull()) },
    ];
    return this.dataSource.manager.find(AccessToken, {
      where: state === undefined ? after : state === 'works' ? working : awaiting,
      order: { id: 'DESC' },
      take: limit,
    });
  }

  /** The key, held until the transaction ends. */
  async lock(tx: EntityManager, id: string): Promise<AccessToken | null> {
    return tx.findOne(AccessToken, { where: { id }, lock: { mode: 'pessimistic_write' } });
  }

  async approve(tx: EntityManager, id: string, by: string, at: Date): Promise<void> {
    await tx.update(AccessToken, { id }, { approvedBy: by, approvedAt: at });
  }

  /** Revokes a token once; later calls leave the first time as it is. */
  async revoke(tx: EntityManager, id: string): Promise<AccessToken | null> {
    await send(tx, 'UPDATE access_token SET revoked_at = now() WHERE id = $1 AND revoked_at IS NULL', [id]);
    return tx.findOneBy(AccessToken, { id });
  }

  async revokeAllOf(tx: EntityManager, personId: string): Promise<Pick<AccessToken, 'id' | 'tokenHash'>[]> {
    const [rows] = await tx.query<[{ id: string; token_hash: Buffer }[], number]>(
      `UPDATE access_token SET revoked_at = now() WHERE person_id = $1 AND revoked_at IS NULL
          AND expires_at > now() RETURNING id, token_hash`,
      [personId],
    );
    return rows.map(({ id, token_hash: tokenHash }) => ({ id, tokenHash }));
  }
}
