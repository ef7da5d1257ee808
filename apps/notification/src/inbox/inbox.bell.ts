import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { theService } from '@owcr/access';
import { Wake } from '@owcr/messaging';
import { Reads } from '@owcr/platform';
import { Observable } from 'rxjs';
import { MessageStore } from './message.store.js';
import { SharedCollector } from './shared-collector.js';
import type { SharedInbox } from './shared-inbox.js';

interface Listener {
  lastSeq: number;
  inboxes: readonly SharedInbox[];
  ring: () => void;
}

/**
 * Rings for the people whose inbox has grown. Any commit of this process may have been for anybody: one query asks for all
 * who are listening, so that a burst does not make every open stream ask for itself.
 */
@Injectable()
export class InboxBell implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly listeners = new Map<string, Set<Listener>>();
  private stopListening: (() => void) | null = null;
  private isLooking = false;
  private hasCommitted = false;

  constructor(
    private readonly wake: Wake,
    private readonly messages: MessageStore,
    private readonly reads: Reads,
    private readonly collector: SharedCollector,
  ) {}

  onApplicationBootstrap(): void {
    this.stopListening = this.wake.onCommit(() => void this.lookAtOnce());
  }

  onModuleDestroy(): void {
    this.stopListening?.();
  }

  /** Emits when this person's inbox, or a shared one that they read, has grown beyond what was there at the last emission. */
  of(personId: string, inboxes: readonly SharedInbox[]): Observable<void> {
    return new Observable((subscriber) => {
      const listener: Listener = { lastSeq: 0, inboxes, ring: () => subscriber.next() };
      const ofPerson = this.listeners.get(personId) ?? new Set();
      this.listeners.set(personId, ofPerson.add(listener));
      return () => {
        ofPerson.delete(listener);
        if (ofPerson.size === 0 && this.listeners.get(personId) === ofPerson) this.listeners.delete(personId);
      };
    });
  }

  /** At once, for somebody waits; what is committed while it looks is looked at together. */
  private async lookAtOnce(): Promise<void> {
    this.hasCommitted = true;
    if (this.isLooking) return;
    this.isLooking = true;
    while (this.hasCommitted && this.listeners.size > 0) {
      this.hasCommitted = false;
      // A look that failed is made up for by the poll of each stream, which also tells the client when the database is away.
      await this.look().catch(() => undefined);
    }
    this.isLooking = false;
  }

  private async look(): Promise<void> {
    const personIds = [...this.listeners.keys()];
    for (const [personId, listeners] of this.listeners) {
      const inboxes = [...new Set([...listeners].flatMap((listener) => listener.inboxes))];
      await this.collector.collect(personId, inboxes);
    }
    const lastSeqs = await this.reads.in(theService, (tx) => this.messages.lastSeqs(tx, personIds));
    for (const [personId, lastSeq] of lastSeqs) {
      for (const listener of this.listeners.get(personId) ?? []) {
        if (listener.lastSeq >= lastSeq) continue;
        listener.lastSeq = lastSeq;
        listener.ring();
      }
    }
  }
}
