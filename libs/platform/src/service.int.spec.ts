import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startSample, type Answer, type Sample } from './sample.harness.js';

let sample: Sample;
let ask: Sample['ask'];
let post: Sample['post'];
let stored: Sample['stored'];

beforeAll(async () => {
  sample = await startSample();
  ({ ask, post, stored } = sample);
});
afterAll(() => sample.close());

const touch = (body: unknown) =>
  ask('/api/v1/things/6f1c1b0e-6d7e-4a0c-9d58-0d2f6d0c8a41/touch', {
    method: 'POST',
    headers: { 'if-match': '"1"' },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });

describe('bad input', () => {
  const cases: [string, () => Promise<Answer>, number, string, string?][] = [
    [
      'another content type',
      () => post('a=1', { 'content-type': 'application/x-www-form-urlencoded' }),
      415,
      'unsupported-media-type',
    ],
    ['plain text', () => post('hello', { 'content-type': 'text/plain' }), 415, 'unsupported-media-type'],
    ['broken JSON', () => post('{"summary":'), 400, 'malformed-json'],
    ['a poisoned prototype', () => post('{"summary":"a","__proto__":{"admin":true}}'), 400, 'malformed-json'],
    ['no body', () => post(''), 400, 'validation-failed', 'summary'],
    ['an array', () => post([]), 400, 'validation-failed', ''],
    ['null', () => post('null'), 400, 'validation-failed', ''],
    ['a number', () => post('7'), 400, 'validation-failed', ''],
    ['100 kB of text', () => post({ summary: 'x'.repeat(100_000) }), 400, 'validation-failed', 'summary'],
    ['300 kB of text', () => post({ summary: 'x'.repeat(300_000) }), 413, 'body-too-large'],
    ['a wrong type', () => post({ summary: { a: 1 } }), 400, 'validation-failed', 'summary'],
    ['an unknown property', () => post({ summary: 'a', admin: true }), 400, 'validation-failed', 'admin'],
    [
      'an unknown nested property',
      () => post({ summary: 'a', location: { lat: 1, lng: 2, alt: 3 } }),
      400,
      'validation-failed',
      'location.alt',
    ],
    [
      'a nested number out of range',
      () => post({ summary: 'a', location: { lat: 91, lng: 2 } }),
      400,
      'validation-failed',
      'location.lat',
    ],
    [
      'a place in a list',
      () => post({ summary: 'a', places: [{ lat: 1, lng: 2 }, { lat: 1 }] }),
      400,
      'validation-failed',
      'places[1].lng',
    ],
    ['a list of nothing', () => post({ summary: 'a', places: [null] }), 400, 'validation-failed', 'places[0]'],
    ['NaN as text', () => post({ summary: 'a', location: { lat: 'NaN', lng: 2 } }), 400, 'validation-failed', 'location.lat'],
    ['NaN in JSON', () => post('{"summary":"a","count":NaN}'), 400, 'malformed-json'],
    ['infinity', () => post('{"summary":"a","count":1e999}'), 400, 'validation-failed', 'count'],
    ['a NUL', () => post('{"summary":"a\\u0000b"}'), 400, 'validation-failed', 'summary'],
    [
      'what is not UTF-8',
      () => post(new Uint8Array([...Buffer.from('{"summary":"'), 0xe9, ...Buffer.from('"}')])),
      400,
      'malformed-json',
    ],
    [
      'a list where one object is meant',
      () => post({ summary: 'a', location: [{ lat: 1, lng: 2 }] }),
      400,
      'validation-failed',
      'location',
    ],
    ['a list too long', () => post({ summary: 'a', unknown: Array(501).fill(0) }), 400, 'validation-failed', 'unknown'],
    [
      'an object too broad',
      () => post(Object.fromEntries(Array.from({ length: 101 }, (_, n) => [n, n]))),
      400,
      'validation-failed',
      '',
    ],
    ['too many values', () => post({ summary: Array(40).fill(Array(60).fill(0)) }), 400, 'validation-failed', ''],
    ['a member that every object has', () => post({ summary: 'a', constructor: 1 }), 400, 'validation-failed', 'constructor'],
    ['a filter that every object has', () => ask('/api/v1/things?toString=a'), 400, 'validation-failed', 'toString'],
    [
      'endless filters',
      () => ask(`/api/v1/things?${Array.from({ length: 51 }, (_, n) => `f${n}`).join('&')}`),
      400,
      'validation-failed',
      '',
    ],
    ['a filter again and again', () => ask(`/api/v1/things?${'q=a&'.repeat(101)}`), 400, 'validation-failed', 'q'],
    ['half a character', () => post('{"summary":"\\ud800"}'), 400, 'validation-failed', 'summary'],
    ['bottomless nesting', () => post(`{"summary":${'['.repeat(50_000)}${']'.repeat(50_000)}}`), 400, 'validation-failed'],
    ['a page size in words', () => ask('/api/v1/things?limit=many'), 400, 'validation-failed', 'limit'],
    ['a page size of NaN', () => ask('/api/v1/things?limit=NaN'), 400, 'validation-failed', 'limit'],
    ['a huge page', () => ask('/api/v1/things?limit=100000'), 400, 'validation-failed', 'limit'],
    ['a made-up cursor', () => ask('/api/v1/things?cursor=abc'), 400, 'validation-failed', 'cursor'],
    [
      'a cursor of another list',
      () => ask(`/api/v1/things?cursor=${Buffer.from('{"id":"x"}').toString('base64url')}`),
      400,
      'validation-failed',
      'cursor',
    ],
    ['an unknown filter', () => ask('/api/v1/things?colour=red'), 400, 'validation-failed', 'colour'],
    ['a filter twice', () => ask('/api/v1/things?q=a&q=b'), 400, 'validation-failed', 'q'],
    ['a NUL in a filter', () => ask('/api/v1/things?q=%00'), 400, 'validation-failed', 'q'],
    [
      'an id that is none',
      () => ask('/api/v1/things/7/touch', { method: 'POST', headers: { 'if-match': '"1"' } }),
      400,
      'validation-failed',
      'id',
    ],
    ['what a command says that takes nothing', () => touch({ note: 'x' }), 400, 'validation-failed', 'note'],
    ['a list for a command that takes nothing', () => touch([]), 400, 'validation-failed', ''],
    ['null for a command that takes nothing', () => touch(null), 400, 'validation-failed', ''],
    ['an unknown path', () => ask('/api/v1/nothing'), 404, 'not-found'],
    ['a broken escape in the path', () => ask('/api/v1/%zz'), 400, 'bad-request'],
    ['a broken escape in the query', () => ask('/api/v1/things?q=100%'), 400, 'bad-request'],
    ['a query that is not UTF-8', () => ask('/api/v1/things?q=%ff'), 400, 'bad-request'],
    ['half a pair of surrogates in a query', () => ask('/api/v1/things?q=%ed%a0%80'), 400, 'bad-request'],
    ['a broken escape in the name of a parameter', () => ask('/api/v1/things?%ff=1'), 400, 'bad-request'],
    ['an endless id', () => ask(`/api/v1/things/${'7'.repeat(300)}/touch`, { method: 'POST' }), 414, 'uri-too-long'],
    [
      'an unreadable idempotency key',
      () => post({ summary: 'a' }, { 'idempotency-key': 'k'.repeat(256) }),
      400,
      'validation-failed',
      'Idempotency-Key',
    ],
    [
      'a Last-Event-ID that is none',
      () => ask('/api/v1/things/stream', { headers: { 'last-event-id': 'x' } }),
      400,
      'validation-failed',
      'Last-Event-ID',
    ],
  ];

  it.each([[undefined], [{}]])('nothing is taken for nothing, and so is %j', async (body) =>
    expect((await touch(body)).status).toBe(201),
  );

  it.each(cases)('%s is refused, named, and not stored', async (...[, send, status, code, path]) => {
    const before = await stored();
    const answer = await send();
    expect({ status: answer.status, code: answer.body.code }).toEqual({ status, code });
    expect(answer.contentType).toMatch(/^application\/problem\+json/);
    expect(answer.body.requestId).toEqual(expect.any(String));
    if (path !== undefined) expect((answer.body.errors as { path: string }[]).map((error) => error.path)).toContain(path);
    expect(await stored()).toBe(before);
  });
});

describe('errors', () => {
  it('gives the code and the extras of a refusal', async () => {
    expect((await post({ summary: 'refused' })).body).toMatchObject({
      status: 409,
      code: 'refused',
      reason: 'because',
      title: 'Conflict',
    });
  });

  it('says nothing about an error nobody foresaw', async () => {
    const { status, body } = await post({ summary: 'broken' });
    expect(status).toBe(500);
    expect(body.code).toBe('internal-error');
    expect(JSON.stringify(body)).not.toContain('secret');
  });

  it('takes a value only the database refused for bad input', async () => {
    expect(await post({ summary: 'bad value' })).toMatchObject({ status: 400, body: { code: 'validation-failed' } });
  });

  it('keeps the request id of the caller', async () => {
    const { body, headers } = await ask('/api/v1/nothing', { headers: { 'x-request-id': 'abc-1' } });
    expect(body.requestId).toBe('abc-1');
    expect(headers.get('x-request-id')).toBe('abc-1');
  });

  it('replaces a request id that does not belong in a log', async () => {
    expect((await ask('/api/v1/nothing', { headers: { 'x-request-id': 'a b {"x":1}' } })).body.requestId).toMatch(
      /^[0-9a-f-]{36}$/,
    );
  });
});
