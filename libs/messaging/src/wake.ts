import { Injectable } from '@nestjs/common';
import type { KafkaRecord } from './kafka-port.js';

/** Told after a commit, with the events that it has put into the outbox. */
export type CommitListener = (stated: readonly KafkaRecord[]) => void;

/** Tells those who wait for committed work in this process (relay, timers, live streams) to look at once. Polls stand behind it. */
@Injectable()
export class Wake {
  private readonly listeners = new Set<CommitListener>();

  /** Calls `listener` after each commit of this process. Returns the way to stop. */
  onCommit(listener: CommitListener): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  committed(stated: readonly KafkaRecord[]): void {
    for (const listener of this.listeners) listener(stated);
  }
}
