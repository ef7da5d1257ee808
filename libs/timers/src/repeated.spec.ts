import { describe, expect, it } from '@jest/globals';
import { Repeated } from './repeated.js';

const hourMs = 3_600_000;

/** Waits an hour after each round. */
class Hourly extends Repeated {
  rounds = 0;
  private heard: (() => void) | undefined;
  during: () => void = () => undefined;

  protected round(): Promise<number> {
    this.rounds += 1;
    this.during();
    setImmediate(() => this.heard?.());
    return Promise.resolve(hourMs);
  }

  nextRound = () => new Promise<void>((resolve) => (this.heard = resolve));
}

describe('what is done again and again', () => {
  it('comes earlier when it is asked to, also in the middle of a round', async () => {
    const hourly = new Hourly();
    const first = hourly.nextRound();
    hourly.start();
    await first;
    const second = hourly.nextRound();
    hourly.comeBy(Date.now() + hourMs / 2);
    hourly.comeBy(Date.now());
    hourly.during = () => hourly.rounds === 2 && hourly.comeBy(Date.now());
    await second;
    await hourly.nextRound();
    expect(hourly.rounds).toBe(3);
    await hourly.stop();
    expect(hourly.rounds).toBe(3);
  });

  it('comes as it would when it is asked to come later', async () => {
    const hourly = new Hourly();
    hourly.comeBy(Date.now() + 2 * hourMs);
    const first = hourly.nextRound();
    hourly.start();
    await first;
    await hourly.stop();
    expect(hourly.rounds).toBe(1);
  });
});
