import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually, rawConnection } from '@owcr/testing';
import { clerk, startSample, type Sample } from './sample.harness.js';

let sample: Sample;

beforeAll(async () => {
  process.env.BODY_TIMEOUT_SECONDS = '1';
  sample = await startSample();
});
afterAll(() => sample.close());

const send = (lines: readonly string[], body = '') => rawConnection(sample.base, [...lines, '', body].join('\r\n'));
const post = (path: string, ...headers: string[]) => [`POST ${path} HTTP/1.1`, 'host: x', ...headers];

/** Status, headers and problem of an answer, whatever connection it came over. */
function read(text: string) {
  const [head = '', body = ''] = text.split('\r\n\r\n');
  const status = Number(/^HTTP\/1\.1 (\d+)/.exec(head)?.[1]);
  return { status, head: head.toLowerCase(), problem: JSON.parse(body || '{}') as Record<string, unknown> };
}

describe('a request that does not arrive', () => {
  const json = 'content-type: application/json';

  it.each([
    ['a body that stops', post('/api/v1/things', json, 'content-length: 100'), '{"summary":'],
    ['a body that never begins', post('/api/v1/things', json, 'content-length: 100'), ''],
    ['chunks that never end', post('/api/v1/things', json, 'transfer-encoding: chunked'), '3\r\n{"a\r\n'],
    ['a body for a path that is not there', post('/api/v1/nothing', json, 'content-length: 100'), '{'],
  ])('%s is answered with 408, and the connection is closed', async (_name, head, body) => {
    const { status, problem, head: headers } = read(await send(head, body).closed);
    expect({ status, code: problem.code }).toEqual({ status: 408, code: 'request-timeout' });
    expect(problem.requestId).toEqual(expect.any(String));
    expect(headers).toContain('content-type: application/problem+json');
  });

  it('headers that never end are answered with 408', async () => {
    const { status, problem } = read(await rawConnection(sample.base, 'POST /api/v1/things HTTP/1.1\r\nhost: x\r\n').closed);
    expect({ status, code: problem.code }).toEqual({ status: 408, code: 'request-timeout' });
  });

  it('a body that stops after the answer holds no connection', async () => {
    // A GET is answered without its body.
    const text = await send(['GET /health/live HTTP/1.1', 'host: x', 'content-length: 5']).closed;
    expect(text).toMatch(/^HTTP\/1\.1 200 /);
  });

  it('a live stream goes on meanwhile', async () => {
    const token = await sample.tokenFor(clerk, { method: 'GET', path: '/api/v1/things/stream' });
    const stream = send(['GET /api/v1/things/stream HTTP/1.1', 'host: x', `authorization: Bearer ${token}`]);
    await eventually(async () => stream.text().includes('id: 25'));
    // Twice the time that a body has.
    for (let round = 0; round < 2; round++) await send(post('/api/v1/things', json, 'content-length: 9')).closed;
    expect(stream.socket.readyState).toBe('open');
    stream.socket.destroy();
  });
});

describe('what is no request', () => {
  it.each([
    ['headers over 16 kB', [`GET /api/v1/things HTTP/1.1`, 'host: x', `x-long: ${'x'.repeat(20_000)}`], 431, 'headers-too-large'],
    ['a URL over 16 kB', [`GET /api/v1/things?q=${'x'.repeat(20_000)} HTTP/1.1`, 'host: x'], 431, 'headers-too-large'],
    ['no HTTP', ['hello'], 400, 'bad-request'],
    ['a length that is none', post('/api/v1/things', 'content-length: many'), 400, 'bad-request'],
  ])('%s is refused with a problem document', async (_name, lines, status, code) => {
    const answer = read(await send(lines).closed);
    expect({ status: answer.status, code: answer.problem.code }).toEqual({ status, code });
    expect(answer.head).toContain('content-type: application/problem+json');
    expect(answer.problem.requestId).toEqual(expect.any(String));
  });
});

describe('a method that a path does not take', () => {
  it.each([
    ['DELETE', '/api/v1/things', 'GET, HEAD, POST'],
    ['OPTIONS', '/api/v1/things', 'GET, HEAD, POST'],
    ['PUT', '/api/v1/things/stream', 'GET, HEAD'],
    ['GET', '/api/v1/things/6f1c1b0e-6d7e-4a0c-9d58-0d2f6d0c8a41/touch?q=1', 'POST'],
    ['POST', '/health/live', 'GET, HEAD'],
    ['QUERY', '/api/v1/things', 'GET, HEAD, POST'],
  ])('%s %s is refused with what it takes', async (method, path, allowed) => {
    const { status, body, headers } = await sample.ask(path, { method });
    expect({ status, code: body.code, allow: headers.get('allow') }).toEqual({
      status: 405,
      code: 'method-not-allowed',
      allow: allowed,
    });
  });

  it('is not asked about where there is no such path', async () => {
    for (const path of ['/api/v1/nothing', '/api/v1/things/', '/api/v1/things/a/b/touch'])
      expect((await sample.ask(path, { method: 'DELETE' })).status).toBe(404);
  });
});
