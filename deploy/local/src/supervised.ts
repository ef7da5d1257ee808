import { setTimeout as sleep } from 'node:timers/promises';
import type { Part } from './part.js';

const restartsMax = 5;
const restartWindowMs = 60_000;
const firstPauseMs = 250;

export interface Watcher {
  /** A line for people: something ended by itself and is started again. */
  say(line: string): void;
  /** It ended more often than is sensible; it will not be started again. */
  giveUp(reason: Error): void;
}

/** Keeps a part running: one that ends by itself is started again, a little later each time and not for ever. */
export class Supervised {
  private wanted = false;
  private starting?: Promise<void>;
  private restartedAtMs: number[] = [];

  constructor(
    readonly part: Part,
    private readonly watcher: Watcher,
  ) {}

  /**
   * The first start is not repeated: what fails at once will fail again, and its reason is wanted now. One that is under way or done is
   * not begun again: several may ask for the same part.
   */
  async start(): Promise<void> {
    if (this.wanted && this.part.pid !== undefined) return this.starting;
    this.wanted = true;
    try {
      await this.startPart();
    } catch (error) {
      this.wanted = false;
      throw error;
    }
  }

  stop(): Promise<void> {
    return this.end(() => this.part.stop());
  }

  /** SIGKILL, and it stays down until the next start. */
  kill(): Promise<void> {
    return this.end(() => this.part.kill());
  }

  /** A start that is under way may have yet to make its process, so ending is repeated until the start has given up. */
  private async end(how: () => Promise<void>): Promise<void> {
    this.wanted = false;
    await how();
    while (this.starting) {
      await Promise.race([this.starting.catch(() => undefined), sleep(50)]);
      await how();
    }
  }

  private async startPart(): Promise<void> {
    this.starting = this.part.start();
    try {
      await this.starting;
    } finally {
      this.starting = undefined;
    }
    void this.part.exited?.then(({ code, signal }) => this.onExit(signal ?? `code ${code}`));
  }

  private async onExit(how: string): Promise<void> {
    for (let reason = `ended with ${how}`; this.wanted;) {
      const sinceMs = Date.now() - restartWindowMs;
      this.restartedAtMs = this.restartedAtMs.filter((atMs) => atMs > sinceMs);
      if (this.restartedAtMs.length >= restartsMax) {
        this.wanted = false;
        return this.watcher.giveUp(new Error(`${this.part.name} ${reason} after ${restartsMax} restarts within a minute.`));
      }
      this.watcher.say(`${this.part.name} ${reason}; starting it again.`);
      await sleep(firstPauseMs * 2 ** this.restartedAtMs.length);
      this.restartedAtMs.push(Date.now());
      if (!this.wanted) return;
      try {
        return await this.startPart();
      } catch (error) {
        reason = `did not start: ${(error as Error).message}`;
      }
    }
  }
}
