/** Does something again and again, one time after the other, until it is stopped. */
export abstract class Repeated {
  private isStopping = false;
  private running: Promise<void> | undefined;
  /** Of the wait in hand. */
  private endsAtMs = 0;
  private end: (() => void) | undefined;
  private timeout: NodeJS.Timeout | undefined;
  /** The next wait ends then at the latest: asked for while a round was under way. */
  private wantedAtMs = Infinity;

  /** One time. Says after how many milliseconds comes the next. Never throws. */
  protected abstract round(): Promise<number>;

  /** The first one comes after this many milliseconds. */
  start(afterMs = 0): void {
    this.running ??= this.run(afterMs);
  }

  /** The next one comes at this time, unless it comes earlier. */
  comeBy(atMs: number): void {
    this.wantedAtMs = Math.min(this.wantedAtMs, atMs);
    if (this.end && this.wantedAtMs < this.endsAtMs) this.setEnd(this.wantedAtMs);
  }

  /** Resolves when the round in hand has come to its end. */
  async stop(): Promise<void> {
    this.isStopping = true;
    this.end?.();
    await this.running;
  }

  private async run(afterMs: number): Promise<void> {
    for (let waitMs = afterMs; !this.isStopping; waitMs = await this.round()) {
      await this.wait(waitMs);
      if (this.isStopping) return;
    }
  }

  private wait(ms: number): Promise<void> {
    return new Promise((resolve) => {
      this.end = () => {
        clearTimeout(this.timeout);
        this.end = undefined;
        resolve();
      };
      this.setEnd(Math.min(Date.now() + ms, this.wantedAtMs));
    });
  }

  private setEnd(atMs: number): void {
    this.endsAtMs = atMs;
    this.wantedAtMs = Infinity;
    clearTimeout(this.timeout);
    this.timeout = setTimeout(() => this.end?.(), Math.max(0, atMs - Date.now()));
  }
}
