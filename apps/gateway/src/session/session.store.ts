import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, IsNull, LessThan } from 'typeorm';
import { WebSession } from './web-session.entity.js';

@Injectable()
export class SessionStore {
  constructor(private readonly dataSource: DataSource) {}

  async insert(session: WebSession): Promise<void> {
    await this.dataSource.manager.insert(WebSession, session);
  }

  async find(idHash: Buffer): Promise<WebSession | null> {
    return this.dataSource.manager.findOneBy(WebSession, { idHash });
  }

  /** Never back: two requests at once may come in either order. */
  async noteUse(idHash: Buffer, at: Date): Promise<void> {
    await this.dataSource.query(
      `WITH used AS (UPDATE web_session SET last_seen_at = $2 WHERE id_hash = $1 AND last_seen_at < $2 RETURNING person_id)
       UPDATE person p SET last_seen_at = $2 FROM used WHERE p.person_id = used.person_id AND p.last_seen_at < $2`,
      [idHash, at],
    );
  }

  /** Whether it is for this caller to ask the provider: of all who want to at once, one may until `until`. */
  async mayCheck(idHash: Buffer, now: Date, until: Date): Promise<boolean> {
    const [, count] = await this.dataSource.query<[unknown, number]>(
      `UPDATE web_session SET checking_until = $3 WHERE id_hash = $1 AND ended_at IS NULL AND (checking_until IS NULL OR checking_until <= $2)`,
      [idHash, now, until],
    );
    return count > 0;
  }

  /** What the provider said of somebody, unless the session has ended meanwhile. */
  async confirm(idHash: Buffer, said: Partial<WebSession>): Promise<void> {
    await this.dataSource.manager.update(WebSession, { idHash, endedAt: IsNull() }, { ...said, checkingUntil: null });
  }

  async end(idHash: Buffer, at: Date): Promise<void> {
    await this.dataSource.manager.update(WebSession, { idHash, endedAt: IsNull() }, { endedAt: at });
  }

  /** How many there were. */
  async endAllOf(personId: string, at: Date, tx: EntityManager = this.dataSource.manager): Promise<number> {
    const { affected } = await tx.update(WebSession, { personId, endedAt: IsNull() }, { endedAt: at });
    return affected ?? 0;
  }

  async deleteCreatedBefore(before: Date): Promise<void> {
    await this.dataSource.manager.delete(WebSession, { createdAt: LessThan(before) });
  }
}
