import { describe, expect, it } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { Subject } from 'rxjs';
import { eventStream, type LogEntry } from './event-stream.js';

/** A log in memory, and a stream of it. */
function streamOf(startAfter: number) {
  const log: LogEntry[] = [];
  const wake = new Subject<LogEntry | void>();
  const sent: number[] = [];
  let reads = 0;
  let readsTakeMs = 0;
  const stream = eventStream({
    readAfter: async (after) => {
      reads += 1;
      const entries = log.filter(({ seq }) => seq > after);
      await sleep(readsTakeMs);
      return entries;
    },
    wake,
    pollMs: 60_000,
    startAfter,
  });
  const subscription = stream.subscribe(({ id }) => {
    if (id !== undefined) sent.push(Number(id));
  });
  const commit = (seq: number) => {
    const entry = { seq, data: { seq } };
    log.push(entry);
    return entry;
  };
  return {
    sent,
    reads: () => reads,
    commit,
    push: (seq: number) => wake.next(commit(seq)),
    ring: () => wake.next(),
    readSlowly: (ms: number) => (readsTakeMs = ms),
    end: () => subscription.unsubscribe(),
  };
}
const settledMs = 30;

describe('a stream of a log', () => {
  it('sends what follows the last entry without looking', async () => {
    const stream = streamOf(4);
    await sleep(settledMs);
    const before = stream.reads();
    for (const seq of [5, 6, 7]) stream.push(seq);
    await sleep(settledMs);
    expect(stream.sent).toEqual([5, 6, 7]);
    expect(stream.reads()).toBe(before);
    stream.end();
  });

  it('looks where something is missing before it, so that nothing is skipped', async () => {
    const stream = streamOf(0);
    await sleep(settledMs);
    stream.commit(1);
    stream.push(2);
    stream.push(3);
    await sleep(settledMs);
    expect(stream.sent).toEqual([1, 2, 3]);
    stream.end();
  });

  it('repeats nothing that is pushed while it reads it', async () => {
    const stream = streamOf(0);
    await sleep(settledMs);
    stream.readSlowly(20);
    stream.commit(1);
    stream.ring();
    await sleep(5);
    stream.push(2);
    await sleep(120);
    expect(stream.sent).toEqual([1, 2]);
    stream.push(2);
    await sleep(settledMs);
    expect(stream.sent).toEqual([1, 2]);
    stream.end();
  });
});
