import { Injectable } from '@nestjs/common';
import type { StoredMessage } from './message.store.js';
import type { SharedInbox } from './shared-inbox.js';

interface Listener {
  added: (messages: readonly StoredMessage[]) => void;
  posted: (inboxes: readonly SharedInbox[]) => void;
}

/** What this process has committed to inboxes, for the streams of those who look. It is told once it is committed. */
@Injectable()
export class NewMessages {
  private readonly listeners = new Set<Listener>();

  /** Returns the way to stop. */
  follow(listener: Listener): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Of each inbox in the order of their places. */
  added(messages: readonly StoredMessage[]): void {
    for (const { added } of this.listeners) added(messages);
  }

  posted(inboxes: readonly SharedInbox[]): void {
    for (const { posted } of this.listeners) posted(inboxes);
  }
}
