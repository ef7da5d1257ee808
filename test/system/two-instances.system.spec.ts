import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { serviceNames, type PartName } from '@owcr/local-stack';
import { eventuallyHolds } from '@owcr/testing';
import { demoIssue, importDemoSectors } from './demo-issues.js';
import { System } from './system.js';

const perSecond = 100;
/** Between two kills, besides the time until the one before is up again. */
const calmMs = 2_000;
const downMs = 300;
const answerDeadlineMs = 10_000;
/** Until a report has its answer, over whatever happens meanwhile. */
const acceptedWithinMs = 60_000;

/**
 * Twelve services at 100 issues a second take two cores for themselves. Beside the browsers of `npm test` they starve each other, which says
 * nothing of what is tried here; `npm run test:long` gives them the machine.
 */
const describeLong = process.env.OWCR_TEST_LONG ? describe : describe.skip;

describeLong('two instances of each service, at 100 issues a second', () => {
  const system = new System();
  let clerk: string;

  beforeAll(async () => {
    await system.start();
    await system.stack.startTwins();
    await importDemoSectors(system);
    clerk = (await system.person('clerk')).token;
  }, 180_000);
  afterAll(() => system.stop(), 60_000);

  it('lose nothing and double nothing while one of them after the other is killed with SIGKILL and comes back', async () => {
    const load = startLoad();
    try {
      await killEach();
    } catch (error) {
      await load.end().catch(() => undefined);
      throw error;
    }
    const accepted = await load.end();
    expect(accepted.length).toBeGreaterThan(perSecond * (calmMs / 1_000) * serviceNames.length * 0.9);
    expect(new Set(accepted).size).toBe(accepted.length);
    await eventuallyHolds(async () => expect(await counts()).toEqual(all(accepted.length)), {
      timeoutMs: 120_000,
      pauseMs: 1_000,
    });
    expect(new Set((await system.rows<{ id: string }>('intake', 'SELECT id FROM issue')).map(({ id }) => id))).toEqual(
      new Set(accepted),
    );
    expect(complaints()).toEqual([]);
  }, 300_000);

  async function killEach(): Promise<void> {
    for (const part of [...serviceNames, 'twins'] satisfies PartName[]) {
      await sleep(calmMs);
      await system.stack.kill(part);
      await sleep(downMs);
      await system.stack.start(part);
    }
    await sleep(calmMs);
  }

  /** Reports so many a second, by the two doors in turn, until it is ended; each again and again by its key until it is accepted. */
  function startLoad(): { end: () => Promise<string[]> } {
    const doors = [system.stack.url, system.stack.twinUrl];
    const reports: Promise<string>[] = [];
    let isOver = false;
    const loading = (async () => {
      const startMs = performance.now();
      for (let n = 0; !isOver; n++) {
        await sleep(Math.max(0, startMs + (n * 1_000) / perSecond - performance.now()));
        reports.push(report(n, doors));
      }
    })();
    return {
      end: async () => {
        isOver = true;
        await loading;
        return Promise.all(reports);
      },
    };
  }

  async function report(n: number, doors: readonly string[]): Promise<string> {
    const request = {
      method: 'POST',
      headers: { authorization: `Bearer ${clerk}`, 'content-type': 'application/json', 'idempotency-key': randomUUID() },
      body: JSON.stringify(demoIssue(n)),
    };
    const deadline = Date.now() + acceptedWithinMs;
    for (let door = n; Date.now() < deadline; door++) {
      const answer = await fetch(`${doors[door % doors.length]}/api/v1/issues`, {
        ...request,
        signal: AbortSignal.timeout(answerDeadlineMs),
      }).catch(() => null);
      if (answer?.status === 201) return ((await answer.json()) as { id: string }).id;
      if (answer && answer.status < 500) throw new Error(`report ${n}: ${answer.status} ${await answer.text()}`);
      await sleep(200);
    }
    throw new Error(`report ${n} was not accepted within ${acceptedWithinMs / 1_000} s`);
  }

  async function counts() {
    const told = `(SELECT issue_id FROM message WHERE kind = 'assigned' GROUP BY issue_id HAVING count(*)`;
    const deadLetters = await Promise.all(serviceNames.map((service) => system.count(service, 'dead_letter')));
    return {
      issues: await system.count('intake', 'issue'),
      assignedOnce: await system.count('sector-assignment', `assignment WHERE state = 'assigned' AND number = 1`),
      toldOnce: await system.count('notification', `${told} = 1) once`),
      toldTwice: await system.count('notification', `${told} > 1) twice`),
      clocks: await system.count('escalation', 'issue_clock'),
      onTheBoard: await system.count('insights', 'board_issue'),
      load: Number((await system.rows<{ n: string }>('sector-assignment', 'SELECT sum(open) AS n FROM officer_load'))[0]?.n),
      deadLetters: deadLetters.reduce((sum, n) => sum + n, 0),
    };
  }

  const all = (n: number) => ({
    ...{ issues: n, assignedOnce: n, toldOnce: n, toldTwice: 0, clocks: n, onTheBoard: n, load: n, deadLetters: 0 },
  });

  /** What a service that has missed an event, or found one out of order, says. */
  function complaints(): string[] {
    const { logDir } = system.stack;
    const lines = readdirSync(logDir).flatMap((file) => readFileSync(join(logDir, file), 'utf8').split('\n'));
    return lines.filter((line) => line.includes('an event is missing'));
  }
});
