import type { DeadLetter } from '@owcr/messaging';
import { fastify, type FastifyInstance } from 'fastify';

/** The id of everything in these tests that needs one. */
export const id = '6f1c1b0e-6d7e-4a0c-9d58-0d2f6d0c8a41';

export interface Seen {
  method: string;
  url: string;
  headers: Record<string, string | string[] | undefined>;
  bytes: number;
}

export interface Upstream {
  server: FastifyInstance;
  url: string;
  seen: Seen[];
  openStreams: number;
}

/** A real service in the place of ours: repeats what it was asked, streams, fails. */
export async function startUpstream(title: string): Promise<Upstream> {
  const server = fastify({ bodyLimit: 50_000_000, forceCloseConnections: true });
  const upstream: Upstream = { server, url: '', seen: [], openStreams: 0 };
  server.removeAllContentTypeParsers();
  server.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
  server.addHook('onRequest', async ({ method, url, headers }) => void upstream.seen.push({ method, url, headers, bytes: 0 }));
  server.get('/openapi.json', () => ({
    openapi: '3.0.0',
    info: { title, version: '1' },
    paths: {
      [`/api/v1/${title}`]: { get: { operationId: 'list', responses: { 200: { $ref: '#/components/schemas/ListDto' } } } },
    },
    components: { schemas: { ListDto: { type: 'object', title } } },
  }));
  server.get('/dead-letters', () => ({ items: [deadLetterOf(`${title}.some`)] }));
  server.post('/dead-letters/:id/replay', () => ({ handled: 1, parked: null }));
  server.post('/dead-letters/:id/drop', (_request, reply) => reply.status(409).send({ code: 'not-parked', detail: 'It waits.' }));
  server.get('/metrics', () => 'secret');
  server.get('/api/v1/issues/refused', (_request, reply) =>
    reply
      .status(409)
      .type('application/problem+json')
      .header('server', 'x')
      .header('x-custom', 'kept')
      .send({ code: 'version-conflict', currentVersion: 4 }),
  );
  server.get('/api/v1/issues/busy', (_request, reply) =>
    reply.status(503).header('retry-after', '2').send({ code: 'service-unavailable' }),
  );
  server.get('/api/v1/notifications/stream', (request, reply) => {
    upstream.openStreams += 1;
    reply.hijack();
    reply.raw.writeHead(200, { 'content-type': 'text/event-stream', connection: 'keep-alive' });
    reply.raw.write('id: 1\ndata: first\n\n');
    const timer = setInterval(() => reply.raw.write('data: more\n\n'), 50);
    request.raw.socket.once('close', () => {
      clearInterval(timer);
      upstream.openStreams -= 1;
    });
  });
  server.all('/api/v1/*', (request, reply) => {
    const body = request.body as Buffer | undefined;
    const status = Number(request.headers['x-tracking-code'] ?? (request.method === 'POST' ? 201 : 200));
    return reply
      .status(Number.isInteger(status) ? status : 201)
      .send({ service: title, url: request.url, bytes: body?.length ?? 0, text: body?.subarray(0, 100).toString() });
  });
  upstream.url = await server.listen({ port: 0, host: '127.0.0.1' });
  return upstream;
}

/** As a service tells it. */
function deadLetterOf(consumer: string): DeadLetter {
  const event = { topic: 'issues', key: id, eventId: id, type: 'issue.reported.v1', partition: 0, offset: '7' };
  return { id, consumer, ...event, state: 'parked', reason: 'It failed.', attempts: 3, at: '2026-05-01T08:00:00.000Z' };
}
