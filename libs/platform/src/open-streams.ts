import type { Subscriber } from 'rxjs';

/** The event streams of this process. They never end by themselves, so a shutdown ends them: clients come back with Last-Event-ID. */
const open = new Set<Subscriber<unknown>>();

export function trackStream(subscriber: Subscriber<unknown>): void {
  open.add(subscriber);
  subscriber.add(() => open.delete(subscriber));
}

export function endStreams(): void {
  for (const subscriber of open) subscriber.complete();
}
