import { createRequire } from 'node:module';

interface RequestQueue {
  pending: unknown[];
  scheduleCheckPendingRequests(): void;
}

let applied = false;

/**
 * kafkajs 2.2.4 (no release since 2023) re-arms a timer with a negative delay after every answer, also when no request is
 * pending; Node 22 and later make that 1 ms, so an idle client wakes a thousand times a second. There is nothing to check
 * when nothing is pending: whoever adds a pending request schedules the check itself.
 */
export function calmKafkaJsTimers(): void {
  if (applied) return;
  applied = true;
  const require = createRequire(import.meta.url);
  const queue = require('kafkajs/src/network/requestQueue/index.js') as { prototype: RequestQueue };
  const schedule: unknown = Reflect.get(queue.prototype, 'scheduleCheckPendingRequests');
  if (typeof schedule !== 'function') throw new Error('kafkajs is not the version this was written for');
  queue.prototype.scheduleCheckPendingRequests = function (this: RequestQueue) {
    if (this.pending.length > 0) Reflect.apply(schedule, this, []);
  };
}
