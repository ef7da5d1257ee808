import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually, person } from '@owcr/testing';
import type { DeadlineExplanationDto } from '../clock/deadline.dto.js';
import { chainOfCommand, IssueStory } from '../issue.fixture.js';
import { admin, type Answer, RunningEscalation } from '../running.harness.js';

let service: RunningEscalation;
const [first, second] = [chainOfCommand('P1'), chainOfCommand('P2')];
const late = (category = 'noise') => new IssueStory({ category, reportedSecondsAgo: 900 });
const sergeant = person('sergeant', ['P1'], first.ids.sergeant);
const clerk = person('clerk');
const lieutenant = person('lieutenant', ['P1'], first.ids.lieutenant);

/** An issue of P1 whose acknowledgement is late; returns its escalation of level 1. */
async function raise(issue = late(), officerId = first.ids.officer, precinct = 'P1'): Promise<string> {
  await service.tell(issue.reported(), issue.assigned(officerId, { precinct }));
  return String((await service.raised(issue.id, 1))['escalationId']);
}
const idsOf = ({ body }: { body: { items: { id: string }[] } }) => body.items.map(({ id }) => id);

beforeAll(async () => {
  service = await RunningEscalation.start();
  await service.enlist(...first.roster, ...second.roster);
  const policy = {
    priority: 'normal',
    acknowledgeSeconds: 600,
    resolveSeconds: 3600,
    escalationAcknowledgeSeconds: 600,
    followUpSeconds: 600,
  };
  await service.ask(admin, '/policies', { method: 'PUT', json: { ...policy, category: 'noise' } });
  await service.ask(admin, '/policies', {
    method: 'PUT',
    json: { ...policy, category: 'ladder', escalationAcknowledgeSeconds: 1, followUpSeconds: 1 },
  });
}, 60_000);
afterAll(() => service.close());

describe('acknowledging an escalation', () => {
  it('is the word of a supervisor of the precinct, once', async () => {
    const id = await raise();
    const key = randomUUID();
    const given = await service.acknowledge(sergeant, id, 1, key);
    expect(given).toMatchObject({
      status: 200,
      body: { id, state: 'acknowledged', version: 2, acknowledgedBy: { id: sergeant.id, name: 'P1 sergeant' } },
    });
    expect(await service.acknowledge(sergeant, id, 1, key)).toEqual(given);
    expect(await service.acknowledge(lieutenant, id, 1)).toMatchObject({
      status: 409,
      body: { code: 'already-acknowledged', currentVersion: 2 },
    });
    const facts = await service.stated(given.body.issueId);
    expect(facts.filter(({ type }) => type === 'escalation.acknowledged.v1')).toMatchObject([
      { data: { escalationId: id, by: sergeant.id, level: 1 } },
    ]);
  });

  it('is given once when many try at the same moment', async () => {
    const id = await raise();
    const answers = await Promise.all(Array.from({ length: 8 }, () => service.acknowledge(person('lieutenant', ['P1']), id)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array.from({ length: 7 }, () => 409)]);
  });

  it('is refused to other precincts, lower ranks, clerks and officers', async () => {
    const issue = late('ladder');
    const id = await raise(issue);
    const level2 = String((await service.raised(issue.id, 2))['escalationId']);
    for (const somebody of [
      person('sergeant', ['P2']),
      person('commander', ['P2']),
      person('clerk'),
      person('analyst'),
      person('officer', ['P1']),
    ]) {
      expect(await service.acknowledge(somebody, id)).toMatchObject({ status: 403, body: { code: 'forbidden' } });
    }
    expect((await service.acknowledge(sergeant, level2)).status).toBe(403);
    expect((await service.acknowledge(person('commander'), level2)).status).toBe(200);
    expect((await service.acknowledge(admin, id)).status).toBe(200);
  });

  it('needs the version that was seen', async () => {
    const id = await raise();
    expect(await service.acknowledge(sergeant, id, null)).toMatchObject({ status: 428, body: { code: 'precondition-required' } });
    expect(await service.acknowledge(sergeant, id, 7)).toMatchObject({
      status: 409,
      body: { code: 'version-conflict', currentVersion: 1 },
    });
    expect((await service.acknowledge(sergeant, randomUUID())).status).toBe(404);
    expect((await service.acknowledge(clerk, randomUUID())).status).toBe(404);
    expect((await service.acknowledge(person('officer', ['P1']), randomUUID())).status).toBe(403);
  });

  it('comes too late for what was handled', async () => {
    const issue = late();
    const id = await raise(issue);
    await service.tell(issue.resolved());
    expect(await service.acknowledge(sergeant, id)).toMatchObject({ status: 409, body: { code: 'escalation-closed' } });
  });

  it('is not the end: what is still not handled goes to the next level', async () => {
    const issue = late('ladder');
    const id = await raise(issue);
    const { body } = await service.acknowledge(sergeant, id);
    expect(Date.parse(String(body.followUpBy))).toBeGreaterThan(Date.parse(String(body.acknowledgedAt)));
    const next = await service.raised(issue.id, 2);
    expect(next).toMatchObject({ ownerId: lieutenant.id });
    expect(Date.parse(String(next['at']))).toBeGreaterThanOrEqual(Date.parse(String(body.followUpBy)));
    await eventually(async () => (await service.ask(sergeant, `/escalations/${id}`)).body.state === 'acknowledged');
  });
});

describe('the wall', () => {
  it('shows what was raised before it had a place to clerks and the command, and to the precinct once it has one', async () => {
    const issue = late();
    await service.tell(issue.reported());
    const id = String((await service.raised(issue.id, 1))['escalationId']);
    const other = person('sergeant', ['P2']);
    expect((await service.ask(clerk, `/escalations/${id}`)).body).toMatchObject({
      id,
      precinct: null,
      owner: null,
      audience: 'clerks',
    });
    expect((await service.ask(sergeant, `/escalations/${id}`)).status).toBe(403);
    await service.tell(issue.assigned(first.ids.officer, { precinct: 'P1' }));
    await eventually(async () => (await service.ask(clerk, `/escalations/${id}`)).body.precinct === 'P1');
    expect((await service.ask(sergeant, `/escalations/${id}`)).body).toMatchObject({
      owner: { id: sergeant.id },
      audience: null,
    });
    expect(idsOf(await service.ask(sergeant, '/escalations?precinct=P1&limit=200'))).toContain(id);
    expect((await service.ask(other, `/escalations/${id}`)).status).toBe(403);
    expect(idsOf(await service.ask(other, '/escalations?limit=200'))).not.toContain(id);
    expect((await service.acknowledge(other, id, 2)).status).toBe(403);
    expect((await service.acknowledge(clerk, id, 2)).status).toBe(403);
  });

  it('shows each supervisor their precincts and what they own, and what lies nowhere yet to who can give it a place', async () => {
    const [here, there] = [await raise(), await raise(late(), second.ids.officer, 'P2')];
    const nowhere = late();
    await service.tell(nowhere.reported());
    const unplaced = String((await service.raised(nowhere.id, 1))['escalationId']);
    const seenBy = async (who: ReturnType<typeof person>) => {
      const seen = idsOf(await service.ask(who, '/escalations?state=open&limit=200'));
      return [here, there, unplaced].map((id) => seen.includes(id));
    };
    expect(await seenBy(sergeant)).toEqual([true, false, false]);
    expect(await seenBy(person('sergeant', ['P2']))).toEqual([false, true, false]);
    expect(await seenBy(person('commander'))).toEqual([true, true, true]);
    expect(await seenBy(clerk)).toEqual([true, true, true]);
    expect(await seenBy(person('lieutenant', ['P3'], second.ids.sergeant))).toEqual([false, true, false]);
    const forClerks = idsOf(await service.ask(clerk, '/escalations?audience=clerks&limit=200'));
    expect([here, there, unplaced].map((id) => forClerks.includes(id))).toEqual([false, false, true]);
    for (const path of ['/escalations', `/escalations/${here}`, `/escalations/${randomUUID()}`, `/deadlines/${randomUUID()}`])
      expect((await service.ask(person('resident'), path)).status).toBe(403);
    expect((await service.ask(person('sergeant', ['P2']), `/escalations/${here}`)).status).toBe(403);
    expect((await service.acknowledge(person('sergeant', ['P2']), unplaced)).status).toBe(403);
    expect(await service.acknowledge(clerk, unplaced)).toMatchObject({ status: 200, body: { acknowledgedBy: { id: clerk.id } } });
  });

  it('can be narrowed by state, precinct and level', async () => {
    const id = await raise();
    await service.acknowledge(sergeant, id);
    const narrowed = async (query: string) => idsOf(await service.ask(admin, `/escalations?limit=200&${query}`)).includes(id);
    expect(
      await Promise.all(['state=acknowledged', 'precinct=P1', 'level=1', 'state=acknowledged&precinct=P1&level=1'].map(narrowed)),
    ).toEqual([true, true, true, true]);
    expect(await Promise.all(['state=open', 'precinct=P2', 'level=2', 'state=closed'].map(narrowed))).toEqual([
      false,
      false,
      false,
      false,
    ]);
  });

  it('comes in pages, oldest first, without a gap', async () => {
    // A precinct of its own: what other tests raised goes on climbing meanwhile.
    const issues = Array.from({ length: 5 }, () => late());
    await service.tell(...issues.flatMap((issue) => [issue.reported(), issue.assigned(first.ids.officer, { precinct: 'P9' })]));
    for (const issue of issues) await service.raised(issue.id, 1);
    const all = (await service.ask(admin, '/escalations?precinct=P9')).body.items;
    const paged: unknown[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const { body }: Answer = await service.ask(admin, `/escalations?precinct=P9&limit=2${cursor && `&cursor=${cursor}`}`);
      paged.push(...body.items);
      cursor = body.nextCursor;
    }
    expect(paged).toHaveLength(5);
    expect(paged).toEqual(all);
    const times = all.map(({ raisedAt }) => raisedAt);
    expect(times).toEqual([...times].sort());
  });

  it.each([
    ['state=late', 'state'],
    ['level=4', 'level'],
    ['audience=everybody', 'audience'],
    ['limit=0', 'limit'],
    ['cursor=x', 'cursor'],
    ['colour=red', 'colour'],
    ['precinct=', 'precinct'],
  ])('refuses %s and names the field', async (query, path) => {
    expect(await service.ask(admin, `/escalations?${query}`)).toMatchObject({
      status: 400,
      body: { code: 'validation-failed', errors: [{ path }] },
    });
  });
});

describe('policies', () => {
  const policy = {
    category: 'dumping',
    priority: 'high',
    acknowledgeSeconds: 60,
    resolveSeconds: 600,
    escalationAcknowledgeSeconds: 30,
    followUpSeconds: 90,
  };
  const put = (body: object, as = admin) => service.ask(as, '/policies', { method: 'PUT', json: body });

  it('start with one for every priority', async () => {
    const { body } = await service.ask(person('clerk'), '/policies');
    const defaults = body.items.filter(({ category }) => category === null);
    expect(defaults.map(({ priority, acknowledgeSeconds }) => [priority, acknowledgeSeconds]).sort()).toEqual([
      ['high', 3600],
      ['low', 86_400],
      ['normal', 28_800],
      ['urgent', 900],
    ]);
  });

  it('apply to clocks opened after they were changed', async () => {
    const [before, after] = [1, 2].map(() => new IssueStory({ category: 'dumping', priority: 'high' }));
    expect((await put(policy)).status).toBe(200);
    await service.tell(before!.reported());
    expect((await put({ ...policy, acknowledgeSeconds: 120 })).body.acknowledgeSeconds).toBe(120);
    await service.tell(after!.reported());
    const allowed = async (issue: IssueStory) =>
      (await service.ask<DeadlineExplanationDto[]>(admin, `/deadlines/${issue.id}/explain`)).body[0]?.policy.allowedSeconds;
    expect([await allowed(before!), await allowed(after!)]).toEqual([60, 120]);
    const { items } = (await service.ask(admin, '/policies')).body;
    expect(items.filter(({ category }) => category === 'dumping')).toHaveLength(1);
  });

  it.each([
    [{ acknowledgeSeconds: 0 }, 'acknowledgeSeconds'],
    [{ acknowledgeSeconds: 1.5 }, 'acknowledgeSeconds'],
    [{ resolveSeconds: '600' }, 'resolveSeconds'],
    [{ resolveSeconds: 59 }, 'resolveSeconds'],
    [{ escalationAcknowledgeSeconds: -1 }, 'escalationAcknowledgeSeconds'],
    [{ followUpSeconds: 1e12 }, 'followUpSeconds'],
    [{ priority: 'sometime' }, 'priority'],
    [{ category: '' }, 'category'],
    [{ category: undefined }, 'category'],
    [{ colour: 'red' }, 'colour'],
  ])('refuse %j and name the field', async (more, path) => {
    expect(await put({ ...policy, ...more })).toMatchObject({
      status: 400,
      body: { code: 'validation-failed', errors: expect.arrayContaining([expect.objectContaining({ path })]) },
    });
  });

  it('are changed by administrators only', async () => {
    expect((await put(policy, person('commander'))).status).toBe(403);
  });
});
