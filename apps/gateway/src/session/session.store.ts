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
