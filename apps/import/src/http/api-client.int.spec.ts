import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach, describe, expect, it } from '@jest/globals';
import { ApiClient, describeProblem, problemCode } from './api-client.js';
import type { RetryPolicy } from './retry.js';

const quick: RetryPolicy = { firstDelayMs: 5, delayMaxMs: 20, giveUpAfterMs: 3_000 };
type Reply = (request: IncomingMessage, response: ServerResponse) => void;
interface Seen {
  key?: string;
  authorization?: string;
  body: string;
  atMs: number;
}

let server: Server | undefined;
let seen: Seen[] = [];

/** Answers the first request with the first reply, and so on; the last one stays. */
async function serve(replies: Reply[], port = 0): Promise<string> {
  seen = [];
  server = createServer((request, response) => {
    void text(request).then((body) => {
      const { authorization, 'idempotency-key': key } = request.headers;
      seen.push({ key: key as string | undefined, authorization, body, atMs: performance.now() });
      replies[Math.min(seen.length, replies.length) - 1]!(request, response);
    });
  });
  await new Promise<void>((resolve) => server!.listen(port, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const answer =
  (status: number, body: unknown, headers: Record<string, string> = {}): Reply =>
  (_, response) =>
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));

async function close() {
  server?.closeAllConnections();
  await new Promise((resolve) => (server ? server.close(resolve) : resolve(undefined)));
  server = undefined;
}

afterEach(close);

const post = { method: 'POST', path: '/issues', body: { summary: 'x' }, headers: { 'idempotency-key': 'k1' } } as const;

describe('the client against a server that is not always well', () => {
  it('sends the same request with the same key until it is answered', async () => {
    const cut: Reply = (request) => request.socket.destroy();
    const url = await serve([answer(503, { title: 'starting' }), cut, answer(500, {}), answer(201, { id: 'i' })]);
    expect(await new ApiClient(url, 'secret', quick).send(post)).toEqual({ kind: 'answer', status: 201, body: { id: 'i' } });
    expect(seen.map(({ key, authorization, body }) => [key, authorization, body])).toEqual(
      Array(4).fill(['k1', 'Bearer secret', '{"summary":"x"}']),
    );
  });

  it('waits as long as Retry-After says when it is told that it asks too often', async () => {
    const url = await serve([answer(429, {}, { 'retry-after': '1' }), answer(201, {})]);
    await new ApiClient(url, 't', quick).send({ ...post, policy: { ...quick, giveUpAfterMs: 10 } });
    expect(seen[1]!.atMs - seen[0]!.atMs).toBeGreaterThanOrEqual(990);
  });

  it('waits for a server that is not there yet', async () => {
    const url = await serve([answer(201, {})]);
    const { port } = new URL(url);
    await close();
    const sent = new ApiClient(url, 't', quick).send(post);
    await serve([answer(201, { late: true })], Number(port));
    expect(await sent).toMatchObject({ status: 201, body: { late: true } });
  });

  it('gives up in time and says why', async () => {
    const url = await serve([answer(503, { code: 'unavailable', detail: 'no database' })]);
    const client = new ApiClient(url, 't', { ...quick, giveUpAfterMs: 100 });
    expect(await client.send(post)).toMatchObject({
      kind: 'gave-up',
      reason: expect.stringContaining('no database (503 unavailable)'),
    });
    await close();
    expect(await client.send(post)).toMatchObject({ kind: 'gave-up', reason: expect.stringContaining('connection refused') });
    await expect(client.require(post)).rejects.toThrow('Is the system running?');
  });

  it('takes a refusal for an answer, at once', async () => {
    const problem = { code: 'validation-failed', errors: [{ path: 'location.lat', message: 'must be a number' }] };
    const url = await serve([answer(400, problem)]);
    const refused = await new ApiClient(url, 't', quick).send(post);
    expect(refused).toEqual({ kind: 'answer', status: 400, body: problem });
    expect(seen).toHaveLength(1);
    expect(describeProblem(400, problem)).toBe('location.lat: must be a number (400 validation-failed)');
    expect(problemCode(problem)).toBe('validation-failed');
    expect(describeProblem(404, '<html>')).toBe('status 404');
  });

  it('ends the run when the token is not accepted', async () => {
    const url = await serve([answer(401, { code: 'unauthorized' })]);
    await expect(new ApiClient(url, 't', quick).send(post)).rejects.toThrow('token is not accepted');
  });
});
