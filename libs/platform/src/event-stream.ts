import { createParamDecorator, type ExecutionContext, type MessageEvent } from '@nestjs/common';
import type { Wake } from '@owcr/messaging';
import { Observable, type Subscriber } from 'rxjs';
import { invalid } from './domain-error.js';
import { trackStream } from './open-streams.js';
import type { ServiceRequest } from './request.js';

/** An event, so that a page can tell a quiet stream from one whose line was cut without a word; it has no id and changes nothing. */
const heartbeat: MessageEvent = { type: 'heartbeat', data: {} };
const heartbeatMs = 15_000;
const pollMs = 1_000;

export interface LogEntry {
  seq: number;
  data: object;
  /** The SSE event name; `message` when absent. */
  type?: string;
}

export interface EventStreamSource {
  /**
   * The next entries after `seq`, in order, bounded; empty when there are none. Entries must become visible in the order of their
   * `seq`, or a reader could pass one that commits late.
   */
  readAfter(seq: number): Promise<readonly LogEntry[]>;
  /** Says "look now". Missing one costs a second at most: a poll stands behind it. */
  wake: Observable<unknown>;
  startAfter: number;
}

/** A stored log as server-sent events: nothing is skipped or repeated across reconnects, for each event's id is its place in the log. */
export function eventStream(source: EventStreamSource): Observable<MessageEvent> {
  return new Observable<MessageEvent>((subscriber) => {
    const alarm = new Alarm();
    trackStream(subscriber);
    const waking = source.wake.subscribe(() => alarm.ring());
    const beating = setInterval(() => subscriber.next(heartbeat), heartbeatMs);
    // The first bytes tell the client (and every proxy between) that the stream is open.
    subscriber.next({ comment: 'open' });
    follow(source, subscriber, alarm).catch((error: unknown) => subscriber.error(error));
    return () => {
      waking.unsubscribe();
      clearInterval(beating);
      alarm.ring();
    };
  });
}

async function follow(source: EventStreamSource, subscriber: Subscriber<MessageEvent>, alarm: Alarm): Promise<void> {
  let after = source.startAfter;
  while (!subscriber.closed) {
    alarm.reset();
    const entries = await source.readAfter(after);
    for (const { seq, data, type } of entries) {
      subscriber.next({ id: String(seq), data, type });
      after = seq;
    }
    if (entries.length === 0 && !subscriber.closed) await alarm.wait(pollMs);
  }
}

/** A wait that can be cut short, also by a ring that came just before it. */
class Alarm {
  private rung = false;
  private wakeUp: (() => void) | null = null;

  reset(): void {
    this.rung = false;
  }

  ring(): void {
    this.rung = true;
    this.wakeUp?.();
  }

  wait(ms: number): Promise<void> {
    if (this.rung) return Promise.resolve();
    return new Promise((resolve) => {
      const timer = setTimeout(() => this.wakeUp?.(), ms);
      this.wakeUp = () => {
        clearTimeout(timer);
        this.wakeUp = null;
        resolve();
      };
    });
  }
}

export function parseLastEventId(header: string | string[] | undefined): number | null {
  if (header === undefined || header === '') return null;
  if (typeof header === 'string' && /^\d{1,15}$/.test(header)) return Number(header);
  throw invalid([{ path: 'Last-Event-ID', message: 'must be the id of an event of this stream' }]);
}

/** Where a reconnecting client left off, or `null`: `@LastEventId() lastEventId: number | null`. */
export const LastEventId = createParamDecorator((_: unknown, context: ExecutionContext) =>
  parseLastEventId(context.switchToHttp().getRequest<ServiceRequest>().headers['last-event-id']),
);

/** Each commit of this process, for `EventStreamSource.wake`. */
export function commitsOf(wake: Pick<Wake, 'onCommit'>): Observable<void> {
  return new Observable((subscriber) => wake.onCommit(() => subscriber.next()));
}
