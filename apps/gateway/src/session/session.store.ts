import { Injectable } from '@nestjs/common';
import { send } from '@owcr/messaging';
import { UnitOfWork } from '@owcr/platform';
import { DataSource, type EntityManager, IsNull, LessThan } from 'typeorm';
import { WebSession } from './web-session.entity.js';

@Injectable()
export class SessionStore {
  constructor(
    private readonly dataSource: DataSource,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  async insert(session: WebSession): Promise<void> {
    await this.unitOfWork.run((tx) => tx.insert(WebSession, session));
  }

  async find(idHash: Buffer): Promise<WebSession | null> {
    return this.dataSource.manager.findOneBy(WebSession, { idHash });
  }

  /** Never back: two requests at once may come in either order. */
  async noteUse(idHash: Buffer, at: Date): Promise<void> {
    await this.unitOfWork.run((tx) =>
      send(
        tx,
        `WITH used AS (UPDATE web_session SET last_seen_at = $2 WHERE id_hash = $1 AND last_seen_at < $2 RETURNING person_id)
       UPDATE person p SET last_seen_at = $2 FROM used WHERE p.person_id = used.person_id AND p.last_seen_at < $2`,
        [idHash, at],
      ),
    );
  }

  /** Whether it is for this caller to ask the provider: of all who want to at once, one may until `until`. */
  async mayCheck(idHash: Buffer, now: Date, until: Date): Promise<boolean> {
    const [, count] = await this.unitOfWork.run((tx) =>
      tx.query<[unknown, number]>(
        `UPDATE web_session SET checking_until = $3 WHERE id_hash = $1 AND ended_at IS NULL AND (checking_until IS NULL OR checking_until <= $2)`,
        [idHash, now, until],
      ),
    );
    return count > 0;
  }

  /** What the provider said of somebody, unless the session has ended meanwhile. */
  async confirm(idHash: Buffer, said: Partial<WebSession>): Promise<void> {
    await this.unitOfWork.run((tx) => tx.update(WebSession, { idHash, endedAt: IsNull() }, { ...said, checkingUntil: null }));
  }

  async end(idHash: Buffer, at: Date): Promise<void> {
    await this.unitOfWork.run((tx) => tx.update(WebSession, { idHash, endedAt: IsNull() }, { endedAt: at }));
  }

  /** How many there were. */
  async endAllOf(personId: string, at: Date, inHand?: EntityManager): Promise<number> {
    const end = (tx: EntityManager) => tx.update(WebSession, { personId, endedAt: IsNull() }, { endedAt: at });
    const { affected } = await (inHand ? end(inHand) : this.unitOfWork.run(end));
    return affected ?? 0;
  }

  async deleteCreatedBefore(before: Date): Promise<void> {
    await this.unitOfWork.run((tx) => tx.delete(WebSession, { createdAt: LessThan(before) }));
  }
}
