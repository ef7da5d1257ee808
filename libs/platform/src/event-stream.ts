import { createParamDecorator, type ExecutionContext, type MessageEvent } from '@nestjs/common';
import type { Wake } from '@owcr/messaging';
import { Observable, type Subscriber } from 'rxjs';
import { invalid } from './domain-error.js';
import { trackStream } from './open-streams.js';
import type { ServiceRequest } from './request.js';

/** An event, so that a page can tell a quiet stream from one whose line was cut without a word; it has no id and changes nothing. */
const heartbeat: MessageEvent = { type: 'heartbeat', data: {} };
const heartbeatMs = 15_000;
const pollMsUsual = 1_000;

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
  /**
   * That something may have come: "look now", or the entry itself as it was committed, which is sent as it is where it follows the last
   * one sent. Missing one costs a poll at most.
   */
  wake: Observable<LogEntry | void>;
  /** How often it looks by itself; once a second unless given. */
  pollMs?: number;
  startAfter: number;
}

/** A stored log as server-sent events: nothing is skipped or repeated across reconnects, for each event's id is its place in the log. */
export function eventStream(source: EventStreamSource): Observable<MessageEvent> {
  return new Observable<MessageEvent>((subscriber) => {
    const follower = new Follower(source, subscriber);
    trackStream(subscriber);
    const waking = source.wake.subscribe((entry) => (entry ? follower.take(entry) : follower.look()));
    const beating = setInterval(() => subscriber.next(heartbeat), heartbeatMs);
    // The first bytes tell the client (and every proxy between) that the stream is open.
    subscriber.next({ comment: 'open' });
    follower.run().catch((error: unknown) => subscriber.error(error));
    return () => {
      waking.unsubscribe();
      clearInterval(beating);
      follower.look();
    };
  });
}

/** Brings one stream from where it is to the end of the log, and waits there. */
class Follower {
  private readonly alarm = new Alarm();
  /** The last entry that was sent. */
  private after: number;
  private isAtEnd = false;

  constructor(
    private readonly source: EventStreamSource,
    private readonly subscriber: Subscriber<MessageEvent>,
  ) {
    this.after = source.startAfter;
  }

  async run(): Promise<void> {
    while (!this.subscriber.closed) {
      this.alarm.reset();
      const entries = await this.source.readAfter(this.after);
      for (const entry of entries) this.send(entry);
      this.isAtEnd = entries.length === 0;
      if (this.isAtEnd && !this.subscriber.closed) await this.alarm.wait(this.source.pollMs ?? pollMsUsual);
      this.isAtEnd = false;
    }
  }

  look(): void {
    this.alarm.ring();
  }

  /** What is being read meanwhile may hold it already, so it is only sent at the end. */
  take(entry: LogEntry): void {
    if (this.isAtEnd && entry.seq === this.after + 1) this.send(entry);
    else if (entry.seq > this.after) this.look();
  }

  private send({ seq, data, type }: LogEntry): void {
    this.subscriber.next({ id: String(seq), data, type });
    this.after = seq;
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
