import { PassThrough } from 'node:stream';
import { expect, it } from '@jest/globals';
import { fastify } from 'fastify';
import { OpenReplies } from './open-replies.js';

it('a live stream ends when whoever opened it could not open it again, and no other one does', async () => {
  const server = fastify({ forceCloseConnections: true });
  const replies = new OpenReplies(10, 20);
  const good = new Set(['one', 'other']);
  server.get<{ Params: { who: string } }>('/:who', (request, reply) => {
    request.isStillGood = async () => good.has(request.params.who);
    const stream = new PassThrough();
    stream.write('open');
    replies.send(reply, stream);
  });
  const base = await server.listen({ port: 0, host: '127.0.0.1' });
  const stop = new AbortController();
  const open = async (who: string) => (await fetch(`${base}/${who}`, { signal: stop.signal })).body!.getReader();
  const [one, other] = await Promise.all([open('one'), open('other')]);
  await Promise.all([one.read(), other.read()]);
  good.delete('one');
  expect(await one.read()).toMatchObject({ done: true });
  await replies.recheck();
  await expect(Promise.race([other.read(), Promise.resolve('still open')])).resolves.toBe('still open');
  stop.abort();
  replies.closeAll();
  await server.close();
});
