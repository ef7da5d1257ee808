import autocannon from 'autocannon';
import { randomUUID } from 'node:crypto';
import { demoIssue } from '../system/demo-issues.js';
import type { System } from '../system/system.js';

const clients = 16;

export interface Accepted {
  perSecond: number;
  accepted: number;
  refused: number;
  p50Ms: number;
  p99Ms: number;
  /** Seconds after the last request until every issue had its officer and every officer the message. */
  drainedAfterS: number;
}

/** 16 clients report issues through the gateway as fast as it takes them, while the whole system works on them. */
export async function measureAccept(system: System, token: string, durationS: number): Promise<Accepted> {
  const before = await system.count('intake', 'issue');
  let n = 0;
  const result = await autocannon({
    url: `${system.stack.url.replace('localhost', '127.0.0.1')}/api/v1/issues`,
    connections: clients,
    duration: durationS,
    requests: [
      {
        method: 'POST',
        setupRequest: (request) => ({
          ...request,
          headers: { 'content-type': 'application/json', authorization: `Bearer ${token}`, 'idempotency-key': randomUUID() },
          body: JSON.stringify(demoIssue(n++)),
        }),
      },
    ],
  });
  const stored = (await system.count('intake', 'issue')) - before;
  const answered = result['2xx'];
  if (stored < answered) throw new Error(`${answered} were accepted and ${stored} are stored`);
  const startedMs = Date.now();
  await drained(system);
  return {
    perSecond: Math.round(answered / result.duration),
    accepted: answered,
    refused: result.non2xx + result.errors,
    p50Ms: result.latency.p50,
    p99Ms: result.latency.p99,
    drainedAfterS: Math.round((Date.now() - startedMs) / 100) / 10,
  };
}

const drainDeadlineMs = 300_000;

/** Waits until every accepted issue has been assigned and told. */
export async function drained(system: System): Promise<void> {
  const deadline = Date.now() + drainDeadlineMs;
  while (Date.now() < deadline) {
    const issues = await system.count('intake', 'issue');
    const told = await system.count('notification', `message WHERE kind = 'assigned'`);
    if (issues === told) return;
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  throw new Error(`not drained after ${drainDeadlineMs / 1000} s`);
}
