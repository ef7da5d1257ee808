import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Principal } from '@owcr/access';
import { roles } from '@owcr/access';
import { event, eventually, person } from '@owcr/testing';
import { RunningInsights } from '../insights.harness.js';
import { attempt } from './audit.fixture.js';

interface Item {
  seq: number;
  principalId: string | null;
  action: string;
  result: string;
  count: number;
}

let insights: RunningInsights;
const admin = person('admin');

beforeAll(async () => {
  insights = await RunningInsights.start();
  const said = [
    attempt({ principalId: 'p-1', target: 'D4', credential: { kind: 'api-key', id: 'k-1' }, at: '2026-03-01T10:00:00Z' }),
    attempt({ principalId: 'p-2', result: 'refused', code: 'forbidden', count: 3, at: '2026-03-02T10:00:00.000Z' }),
    attempt({ principalId: '=HYPERLINK("http://evil")', action: 'GET /api/v1/x', at: '2026-03-03T10:00:00.000Z' }),
    attempt({ principalId: null, role: null, action: '@SUM(A1)', result: 'failed', at: '2026-03-04T10:00:00.000Z' }),
  ];
  await insights.publish(...said.map((data) => event('audit.recorded.v1', data, { source: 'intake' })));
  await eventually(async () => (await insights.query('SELECT * FROM audit_entry')).length >= said.length);
}, 60_000);
afterAll(() => insights.stop());

async function read(query = '', principal: Principal = admin) {
  const { status, body } = await insights.ask(principal, `/audit${query}`);
  return { status, body, items: (body.items ?? []) as unknown as Item[], nextCursor: body.nextCursor };
}

/** The sample alone: readings are on record, too. */
const sample = (items: Item[]) => items.filter(({ action }) => action !== 'GET /api/v1/audit');

async function csv(path: string, headers: Record<string, string> = {}) {
  const answer = await fetch(insights.base + path, {
    headers: { authorization: `Bearer ${await insights.tokenFor(admin)}`, ...headers },
  });
  return { type: answer.headers.get('content-type'), text: await answer.text() };
}

describe('reading the audit trail', () => {
  it('is for administrators', async () => {
    const answers = await Promise.all(roles.map(async (role) => [role, (await read('', person(role, ['D4']))).status] as const));
    expect(answers.filter(([, status]) => status !== 403)).toEqual([['admin', 200]]);
  });

  it('is on record itself, refused or not', async () => {
    const own = person('admin');
    await read('', own);
    const clerk = person('clerk');
    await read('', clerk);
    await eventually(async () => (await read(`?who=${own.id}`)).items.length === 1);
    await eventually(async () => (await read(`?who=${clerk.id}&result=refused`)).items.length === 1);
  });

  it.each([
    ['?who=p-1', ['p-1']],
    ['?target=D4', ['p-1']],
    ['?credential=k-1', ['p-1']],
    ['?credential=k-2', []],
    ['?result=refused&to=2026-03-03T00:00:00Z', ['p-2']],
    ['?result=done&to=2026-04-01T00:00:00Z', ['=HYPERLINK("http://evil")', 'p-1']],
    ['?action=GET%20/api/v1/x', ['=HYPERLINK("http://evil")']],
    ['?from=2026-03-02T10:00:00Z&to=2026-03-03T10:00:00Z', ['p-2']],
    ['?from=2026-03-02T11:00:00%2B01:00&to=2026-03-03T10:00:00.000Z', ['p-2']],
    ['?who=p-1&result=refused', []],
  ])('answers %s', async (query, expected) => {
    const { items } = await read(query);
    expect(
      sample(items)
        .map(({ principalId }) => principalId)
        .sort(),
    ).toEqual([...expected].sort());
  });

  it('names an issue by its reference, and finds its entries by it', async () => {
    const issueId = randomUUID();
    await insights.query(
      `INSERT INTO board_issue (issue_id, reference, lifecycle, reopen_count, handling, status, open, unacknowledged, needs_review,
         escalation_level, acknowledge_level, resolve_level)
       VALUES ('${issueId}', 'D4-1042', 'reported', 0, 'none', 'reported', true, false, false, 0, 0, 0)`,
    );
    const data = attempt({
      principalId: 'p-9',
      action: 'POST /api/v1/issues/:id/start',
      target: issueId,
      at: '2027-03-01T10:00:00.000Z',
    });
    await insights.publish(event('audit.recorded.v1', data, { source: 'intake' }));
    await eventually(async () => (await read('?target=d4-1042')).items.length === 1);
    expect((await read('?target=D4-1042')).items).toMatchObject([{ target: issueId, reference: 'D4-1042' }]);
    expect((await read('?target=D4-1043')).items).toEqual([]);
    expect((await read('?target=D4')).items).toMatchObject([{ reference: null }]);
  });

  it('says what they came in with', async () => {
    const { items } = await read('?who=p-1');
    expect(items).toMatchObject([{ credential: { kind: 'api-key', id: 'k-1' } }]);
  });

  it('goes page by page, newest first, and shows each once', async () => {
    const seen: number[] = [];
    let cursor = '';
    do {
      const { items, nextCursor } = await read(`?to=2026-04-01T00:00:00Z&limit=1${cursor}`);
      seen.push(...items.map(({ seq }) => seq));
      cursor = nextCursor ? `&cursor=${nextCursor}` : '';
    } while (cursor);
    expect(seen).toHaveLength(4);
    expect(seen).toEqual([...new Set(seen)].sort((a, b) => b - a));
  });

  it.each([
    '?from=yesterday',
    '?result=maybe',
    '?cursor=x',
    '?limit=0',
    '?format=pdf',
    '?who=',
    '?credential=',
    '?to=2026-02-30T00:00:00Z',
  ])('refuses %s and names what is wrong', async (query) => {
    const { status, body } = await read(query);
    expect([status, body.code]).toEqual([400, 'validation-failed']);
    expect(body.errors?.[0]?.path).toBe(query.slice(1).split('=')[0]);
  });
});

describe('the CSV', () => {
  it('holds the same rows, and nothing that a spreadsheet would run', async () => {
    for (const { type, text } of [
      await csv('/audit?format=csv&to=2026-04-01T00:00:00Z'),
      await csv('/audit?to=2026-04-01T00:00:00Z', { accept: 'text/csv' }),
    ]) {
      expect(type).toContain('text/csv');
      const lines = text.trim().split('\n');
      expect(lines[0]).toBe(
        'seq,at,principalId,role,credential,action,target,result,code,count,from,requestId,service,recordedAt,id',
      );
      expect(lines).toHaveLength(5);
      expect(text).toContain(`"'=HYPERLINK(""http://evil"")"`);
      expect(text).toContain(`,'@SUM(A1),`);
      expect(text).toContain(',p-1,clerk,api-key:k-1,');
      expect(text).not.toMatch(/(^|,)"?[=@+-]/m);
    }
  });
});
