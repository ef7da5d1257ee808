import { Injectable } from '@nestjs/common';

/** Tells those who wait for committed work in this process (relay, timers, live streams) to look at once. Polls stand behind it. */
@Injectable()
export class Wake {
  private readonly listeners = new Set<() => void>();

  /** Calls `listener` after each commit of this process. Returns the way to stop. */
  onCommit(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  committed(): void {
    for (const listener of this.listeners) listener();
  }
}
