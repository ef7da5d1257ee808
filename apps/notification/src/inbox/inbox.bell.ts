import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { theService } from '@owcr/access';
import { Reads, type LogEntry } from '@owcr/platform';
import { Observable } from 'rxjs';
import { notificationOf } from './inbox.answer.js';
import { MessageStore, type StoredMessage } from './message.store.js';
import { NewMessages } from './new-messages.js';
import type { SharedInbox } from './shared-inbox.js';
import { SharedInboxStore } from './shared-inbox.store.js';

/** What another instance has committed is seen so late at most. */
const lookEveryMs = 500;

interface Listener {
  personId: string;
  inboxes: readonly SharedInbox[];
  /** As far as it is known to have come. */
  lastSeq: number;
  /** To look; or what has just come. */
  tell: (entry?: LogEntry) => void;
}

/**
 * Tells those who listen that their inbox has grown. What this process commits is pushed to them from memory; for what others commit it
 * looks, once for all who are listening, so that a thousand open streams ask no more than one.
 */
@Injectable()
export class InboxBell implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly listeners = new Set<Listener>();
  private readonly shared = new Map<SharedInbox, number>();
  private stopFollowing: (() => void) | null = null;
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly news: NewMessages,
    private readonly messages: MessageStore,
    private readonly sharedInboxes: SharedInboxStore,
    private readonly reads: Reads,
  ) {}

  onApplicationBootstrap(): void {
    this.stopFollowing = this.news.follow({
      added: (messages) => this.push(messages),
      posted: (inboxes) => this.ringFor(inboxes),
    });
    this.plan();
  }

  onModuleDestroy(): void {
    this.stopFollowing?.();
    clearTimeout(this.timer);
    this.timer = undefined;
  }

  /** Emits each time this person's inbox, or a shared one that they read, may have grown beyond `lastSeq`: the message itself where it is at hand. */
  of(personId: string, inboxes: readonly SharedInbox[], lastSeq: number): Observable<LogEntry | void> {
    return new Observable((subscriber) => {
      const listener: Listener = { personId, inboxes, lastSeq, tell: (entry) => subscriber.next(entry) };
      this.listeners.add(listener);
      return () => this.listeners.delete(listener);
    });
  }

  private push(messages: readonly StoredMessage[]): void {
    for (const listener of this.listeners) {
      for (const message of messages) {
        if (message.recipientId !== listener.personId) continue;
        listener.lastSeq = Math.max(listener.lastSeq, message.seq);
        listener.tell({ seq: message.seq, data: notificationOf(message) });
      }
    }
  }

  private ringFor(inboxes: readonly SharedInbox[]): void {
    for (const listener of this.listeners) if (listener.inboxes.some((inbox) => inboxes.includes(inbox))) listener.tell();
  }

  private plan(): void {
    this.timer = setTimeout(() => {
      void this.look().finally(() => {
        if (this.timer) this.plan();
      });
    }, lookEveryMs);
  }

  /** Never rejects. */
  private async look(): Promise<void> {
    if (this.listeners.size === 0) return;
    try {
      const personIds = [...new Set([...this.listeners].map(({ personId }) => personId))];
      const inboxes = [...new Set([...this.listeners].flatMap((listener) => listener.inboxes))];
      const [lastSeqs, sharedSeqs] = await this.reads.in(theService, (tx) =>
        Promise.all([this.messages.lastSeqs(tx, personIds), this.sharedInboxes.lastSeqs(tx, inboxes)]),
      );
      this.ringFor(inboxes.filter((inbox) => (sharedSeqs.get(inbox) ?? 0) > (this.shared.get(inbox) ?? 0)));
      for (const [inbox, lastSeq] of sharedSeqs) this.shared.set(inbox, lastSeq);
      for (const listener of this.listeners) {
        const lastSeq = lastSeqs.get(listener.personId) ?? 0;
        if (lastSeq <= listener.lastSeq) continue;
        listener.lastSeq = lastSeq;
        listener.tell();
      }
    } catch {
      // The database is away: each stream finds out by looking, and tells its client.
      for (const { tell } of this.listeners) tell();
    }
  }
}
