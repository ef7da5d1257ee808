import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Principal, TokenUse } from '@owcr/access';
import { clerk, log, startSample, type Sample } from './sample.harness.js';

let sample: Sample;
let base: Sample['base'];
let token: Sample['token'];
let otherAudience: Sample['otherAudience'];
let tokenFor: Sample['tokenFor'];
let useOf: Sample['useOf'];
let ask: Sample['ask'];
let post: Sample['post'];
let stored: Sample['stored'];

beforeAll(async () => {
  sample = await startSample();
  ({ base, token, otherAudience, tokenFor, useOf, ask, post, stored } = sample);
});
afterAll(() => sample.close());

describe('tokens', () => {
  const thing = { method: 'POST', body: JSON.stringify({ summary: 'one' }) };
  const bearing = (bearer: string) => ({ ...thing, headers: { authorization: `Bearer ${bearer}` } });

  it('for a change are good once', async () => {
    const once = await tokenFor(clerk, { method: 'POST', path: '/api/v1/things' });
    expect((await ask('/api/v1/things', bearing(once))).status).toBe(201);
    expect((await ask('/api/v1/things', bearing(once))).status).toBe(401);
  });

  it.each<[string, TokenUse]>([
    ['for reading', { method: 'GET', path: '/api/v1/things' }],
    ['for another path', { method: 'POST', path: '/api/v1/other-things' }],
    ['for another method', { method: 'DELETE', path: '/api/v1/things' }],
  ])('%s change nothing', async (_name, use) => {
    expect((await ask('/api/v1/things', bearing(await tokenFor(clerk, use)))).status).toBe(401);
  });

  it('for a change read nothing', async () => {
    const headers = { authorization: `Bearer ${await tokenFor(clerk, { method: 'POST', path: '/api/v1/things' })}` };
    expect((await ask('/api/v1/things', { headers })).status).toBe(401);
  });

  it.each([
    ['none', () => ''],
    ['nonsense', () => 'Bearer nonsense'],
    ['another scheme', () => `Basic ${token}`],
    ['one for another service', () => `Bearer ${otherAudience}`],
    ['a forged one', () => `Bearer ${token.slice(0, -4)}AAAA`],
  ])('%s: 401', async (_name, authorization) => {
    expect(await ask('/api/v1/things', { headers: { authorization: authorization() } })).toMatchObject({
      status: 401,
      body: { code: 'unauthorized' },
    });
  });

  it('says who is asking', async () => {
    const id = '6f1c1b0e-6d7e-4a0c-9d58-0d2f6d0c8a41';
    const { body } = await ask(`/api/v1/things/${id}/touch`, { method: 'POST', headers: { 'if-match': '"3"' } });
    expect(body).toEqual({ id, version: 3, by: 'clerk-1' });
  });
});

describe('If-Match', () => {
  const touch = (headers: Record<string, string>) =>
    ask('/api/v1/things/6f1c1b0e-6d7e-4a0c-9d58-0d2f6d0c8a41/touch', { method: 'POST', headers });

  it('is needed', async () => expect(await touch({})).toMatchObject({ status: 428, body: { code: 'precondition-required' } }));
  it.each(['3', '"x"', '*', 'W/"3"', '"-1"', '"1", "2"'])('%s is no version', async (header) => {
    expect(await touch({ 'if-match': header })).toMatchObject({ status: 400, body: { code: 'validation-failed' } });
  });
});

describe('Idempotency-Key', () => {
  const key = () => ({ 'idempotency-key': crypto.randomUUID() });

  it('gives the same answer, letter by letter, and does the work once', async () => {
    const before = await stored();
    const headers = key();
    const answers = [await post({ summary: 'a', count: 1 }, headers), await post({ count: 1, summary: 'a' }, headers)];
    expect(answers[0]?.status).toBe(201);
    expect(JSON.stringify(answers[1]?.body)).toBe(JSON.stringify(answers[0]?.body));
    expect(await stored()).toBe(before + 1);
  });

  it('holds for commands sent at the same time', async () => {
    const before = await stored();
    const headers = key();
    const answers = await Promise.all(Array.from({ length: 10 }, () => post({ summary: 'at once' }, headers)));
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
    expect(answers.every(({ status }) => status === 201)).toBe(true);
    expect(await stored()).toBe(before + 1);
  });

  it('with another body is refused', async () => {
    const headers = key();
    await post({ summary: 'a' }, headers);
    expect(await post({ summary: 'b' }, headers)).toMatchObject({ status: 422, body: { code: 'idempotency-key-reused' } });
  });

  it('of a command that failed is free', async () => {
    const headers = key();
    expect((await post({ summary: 'refused' }, headers)).status).toBe(409);
    expect((await post({ summary: 'now' }, headers)).status).toBe(201);
  });

  it('belongs to a person', async () => {
    const headers = key();
    const mine = await post({ summary: 'a' }, headers);
    const other = await tokenFor({ ...clerk, id: 'clerk-2' }, useOf('/api/v1/things', 'POST'));
    const theirs = await post({ summary: 'b' }, { ...headers, authorization: `Bearer ${other}` });
    expect([mine.status, theirs.status]).toEqual([201, 201]);
  });
});

describe('event stream', () => {
  async function readIds(lastEventId: string | null, count: number): Promise<number[]> {
    const headers = { authorization: `Bearer ${token}`, ...(lastEventId !== null && { 'last-event-id': lastEventId }) };
    const answer = await fetch(`${base}/api/v1/things/stream`, { headers });
    expect(answer.headers.get('content-type')).toContain('text/event-stream');
    const ids: number[] = [];
    let text = '';
    for await (const chunk of answer.body!.pipeThrough(new TextDecoderStream())) {
      text += chunk;
      ids.splice(0, ids.length, ...[...text.matchAll(/^id: (\d+)$/gm)].map((match) => Number(match[1])));
      if (ids.length >= count) break;
    }
    return ids;
  }

  it('starts at the beginning and goes on where a client left off', async () => {
    expect(await readIds(null, 25)).toEqual(log.map(({ seq }) => seq));
    expect(await readIds('20', 5)).toEqual([21, 22, 23, 24, 25]);
  });
});

describe('beside the API', () => {
  it('is alive and ready', async () => {
    expect((await ask('/health/live')).status).toBe(200);
    expect((await ask('/health/ready')).body).toEqual({ status: 'ok', checks: { database: 'up' } });
  });

  it('is measured by route', async () => {
    await post({ summary: 'measured' });
    const text = await (await fetch(`${base}/metrics`)).text();
    expect(text).toContain('http_request_duration_seconds_count{method="POST",route="/api/v1/things",status="201"}');
    expect(text).toContain('process_cpu_seconds_total');
  });

  it('describes itself, with what its validators know', async () => {
    const { body } = await ask('/openapi.json');
    const document = body as unknown as {
      paths: Record<string, Record<string, { parameters?: { name: string }[] }>>;
      components: { schemas: Record<string, object> };
    };
    expect(document.components.schemas.SampleDto).toMatchObject({
      required: ['summary'],
      properties: {
        summary: { type: 'string', maxLength: 200 },
        priority: { enum: ['low', 'high'] },
        location: { nullable: true, allOf: [{ $ref: '#/components/schemas/SamplePlaceDto' }] },
        places: { type: 'array', items: { $ref: '#/components/schemas/SamplePlaceDto' } },
      },
    });
    expect(document.components.schemas.SamplePlaceDto).toMatchObject({
      additionalProperties: false,
      required: ['lat', 'lng'],
      properties: { lat: { minimum: -90, maximum: 90 } },
    });
    const names = (path: string, method: string) => document.paths[path]?.[method]?.parameters?.map(({ name }) => name).sort();
    expect(names('/api/v1/things', 'get')).toEqual(['cursor', 'limit', 'officer', 'phone', 'q']);
    expect(names('/api/v1/things', 'post')).toEqual(['Idempotency-Key']);
    expect(names('/api/v1/things/{id}/touch', 'post')).toEqual(['If-Match', 'id']);
  });
});

describe('a query by what its sender may not read', () => {
  it('is refused by its name, and any other is answered', async () => {
    const partner = { ...clerk, role: 'partner', agency: 'parks' } as const;
    const list = async (query: string, who: Principal) => {
      const path = `/api/v1/things?${query}`;
      return ask(path, { headers: { authorization: `Bearer ${await tokenFor(who, useOf(path))}` } });
    };
    const refused = await list('officer=a&q=b', partner);
    expect(refused).toMatchObject({ status: 403, body: { errors: [{ path: 'officer', message: 'is not for you to see' }] } });
    expect((await list('q=b', partner)).status).toBe(200);
    expect((await list('officer=a', clerk)).status).toBe(200);
    const search = async (who: Principal) => {
      const headers = { authorization: `Bearer ${await tokenFor(who, useOf('/api/v1/things/search', 'POST'))}` };
      const body = JSON.stringify({ officer: 'a' });
      return ask('/api/v1/things/search', { method: 'POST', body, headers: { ...headers, 'content-type': 'application/json' } });
    };
    expect(await search(partner)).toMatchObject({ status: 403, body: { errors: [{ path: 'officer' }] } });
    expect((await search(clerk)).status).toBe(201);
    // Of their colleagues they may not read it, though of themselves.
    expect((await list('phone=1', { ...clerk, role: 'officer' })).status).toBe(403);
  });
});
