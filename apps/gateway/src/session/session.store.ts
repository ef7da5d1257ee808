import { Injectable } from '@nestjs/common';
import { DataSource, IsNull, LessThan } from 'typeorm';
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
    await this.dataSource.manager.update(WebSession, { idHash, lastSeenAt: LessThan(at) }, { lastSeenAt: at });
  }

  async end(idHash: Buffer, at: Date): Promise<void> {
    await this.dataSource.manager.update(WebSession, { idHash, endedAt: IsNull() }, { endedAt: at });
  }

  /** How many there were. */
  async endAllOf(personId: string, at: Date): Promise<number> {
    const { affected } = await this.dataSource.manager.update(WebSession, { personId, endedAt: IsNull() }, { endedAt: at });
    return affected ?? 0;
  }

  async deleteCreatedBefore(before: Date): Promise<void> {
    await this.dataSource.manager.delete(WebSession, { createdAt: LessThan(before) });
  }
}
