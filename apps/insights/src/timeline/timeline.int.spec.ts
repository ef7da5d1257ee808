import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Principal } from '@owcr/access';
import { topicsOf } from '@owcr/contracts';
import { eventually, person } from '@owcr/testing';
import { randomUUID } from 'node:crypto';
import { clerk, RunningInsights } from '../insights.harness.js';
import { SampleIssue } from '../views.fixture.js';

let insights: RunningInsights;
beforeAll(async () => {
  insights = await RunningInsights.start();
});
afterAll(() => insights.stop());

describe('a timeline', () => {
  it('tells what happened, in order, by whom and after how long', async () => {
    const issue = new SampleIssue({ sector: 'T-A', precinct: 'T' });
    // One topic after the other, the last things first: only each topic has an order.
    await insights.publish(...issue.life().sort((a, b) => String(topicsOf(b.type)).localeCompare(String(topicsOf(a.type)))));
    const items = await eventually(async () => {
      const { body } = await insights.ask(clerk, `/timeline/${issue.id}`);
      return body.items?.length === 7 && body.items;
    });
    expect(items.map(({ type }) => type)).toEqual([
      'issue.reported.v1',
      'assignment.made.v1',
      'deadline.set.v1',
      'notification.sent.v1',
      'assignment.acknowledged.v1',
      'issue.started.v1',
      'issue.resolved.v1',
    ]);
    expect(items.map(({ sincePreviousMs }) => sincePreviousMs)).toEqual([0, 1000, 0, 0, 59_000, 30_000, 510_000]);
    expect([items[0]?.by, items[4]?.by]).toEqual([issue.clerkId, issue.officerId]);
    expect(JSON.stringify(items)).not.toMatch(/42\.3/);
  });

  it('is for those who may read the issue', async () => {
    const issue = new SampleIssue({ sector: 'U-A', precinct: 'U' });
    await insights.publish(issue.reported(), issue.assigned());
    await insights.shown('U-A', 1);
    const own: Principal = { ...person('officer', ['elsewhere']), id: issue.officerId };
    const asked = [
      person('officer', ['U']),
      own,
      person('sergeant', ['U']),
      person('commander'),
      person('analyst'),
      person('officer', ['V']),
      person('commander', ['V']),
      person('resident'),
    ];
    const answers = await Promise.all(asked.map((principal) => insights.ask(principal, `/timeline/${issue.id}`)));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 403, 403, 403]);
  });

  it.each<[string, string, number, string | null]>([
    ['/timeline/7', 'validation-failed', 400, 'issueId'],
    [`/timeline/${randomUUID()}`, 'not-found', 404, null],
  ])('%s is refused and named', async (path, code, status, field) => {
    const { status: answered, body } = await insights.ask(clerk, path);
    expect([answered, body.code, body.errors?.[0]?.path ?? null]).toEqual([status, code, field]);
  });
});
