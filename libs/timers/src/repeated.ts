import { setTimeout as sleep } from 'node:timers/promises';

/** Does something again and again, one time after the other, until it is stopped. */
export abstract class Repeated {
  private readonly stopping = new AbortController();
  private running: Promise<void> | undefined;

  /** One time. Says after how many milliseconds comes the next. Never throws. */
  protected abstract round(): Promise<number>;

  /** The first one comes after this many milliseconds. */
  start(afterMs = 0): void {
    this.running ??= this.run(afterMs);
  }

  /** Resolves when the round in hand has come to its end. */
  async stop(): Promise<void> {
    this.stopping.abort();
    await this.running;
  }

  private async run(afterMs: number): Promise<void> {
    const { signal } = this.stopping;
    for (let waitMs = afterMs; !signal.aborted; waitMs = await this.round()) {
      if (waitMs > 0) await sleep(waitMs, undefined, { signal }).catch(() => undefined);
      if (signal.aborted) return;
    }
  }
}
