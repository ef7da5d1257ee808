import { Injectable } from '@nestjs/common';
import { onceCommitted } from '@owcr/messaging';
import { Commands, notFound, pageFrom, type CommandRequest } from '@owcr/platform';
import { KeyRevocation } from '../access-token/key-revocation.js';
import { OpenReplies } from '../proxy/open-replies.js';
import { Sessions } from '../session/sessions.js';
import { PersonStore, type PersonPlace } from './person.store.js';

export interface SignedOut {
  sessionsEnded: number;
  keysRevoked: number;
}

/** Whom the gateway knows, and how to show them out. */
@Injectable()
export class People {
  constructor(
    private readonly store: PersonStore,
    private readonly sessions: Sessions,
    private readonly keys: KeyRevocation,
    private readonly streams: OpenReplies,
    private readonly commands: Commands,
  ) {}

  async list(limit: number, after: PersonPlace | null, now: Date) {
    const people = await this.store.list(limit + 1, after, now);
    return pageFrom(people, limit, ({ name, id }) => ({ name, id }));
  }

  /**
   * Ends all sessions of a person, and their keys where that is wanted, in one transaction with its record. Their live streams of this
   * instance end with it, those of others within half a minute. Access tokens of the provider are the provider's to end, and so is whether
   * they can sign in again. Refuses an id that nobody has.
   */
  async signOut(command: CommandRequest, personId: string, { keys }: { keys: boolean }, now: Date): Promise<SignedOut> {
    const done = await this.commands.run(command, async (tx) => {
      if (!(await this.store.isKnown(tx, personId))) throw notFound('person');
      const sessionsEnded = await this.sessions.endAllOf(personId, now, tx);
      const revoked = keys ? await this.keys.revokeAllOf(tx, command, personId) : [];
      onceCommitted(tx, () => this.keys.forget(revoked));
      return { sessionsEnded, keysRevoked: revoked.length };
    });
    await this.streams.recheck(personId);
    return done;
  }
}
