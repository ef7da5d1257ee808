import { PassThrough } from 'node:stream';
import { expect, it } from '@jest/globals';
import { sendProblem } from '@owcr/platform';
import { eventually } from '@owcr/testing';
import { fastify } from 'fastify';
import { OpenReplies } from './open-replies.js';

it('a live stream ends when whoever opened it could not open it again, and no other one does', async () => {
  const server = fastify({ forceCloseConnections: true });
  const replies = new OpenReplies({ max: 10, maxOfOne: 10 }, 20);
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

it('one person has so many live streams at once and no more, however fast they ask', async () => {
  const server = fastify({ forceCloseConnections: true });
  const replies = new OpenReplies({ max: 10, maxOfOne: 2 });
  server.get<{ Params: { who: string } }>(
    '/:who',
    { preHandler: async ({ params }, reply) => replies.admit(reply, params.who) },
    (_request, reply) => {
      const stream = new PassThrough();
      stream.write('open');
      replies.send(reply, stream);
    },
  );
  server.setErrorHandler((error, _request, reply) => sendProblem(reply, error));
  const base = await server.listen({ port: 0, host: '127.0.0.1' });
  const stops = [new AbortController(), new AbortController(), new AbortController()];
  const answers = await Promise.all(stops.map(({ signal }) => fetch(`${base}/one`, { signal })));
  const refused = answers.find(({ status }) => status !== 200);
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 429]);
  expect(await refused?.json()).toMatchObject({ code: 'too-many-streams' });
  const other = new AbortController();
  expect((await fetch(`${base}/other`, { signal: other.signal })).status).toBe(200);
  for (const stop of stops) stop.abort();
  await eventually(async () => {
    const again = new AbortController();
    const { status } = await fetch(`${base}/one`, { signal: again.signal });
    again.abort();
    return status === 200;
  });
  other.abort();
  replies.closeAll();
  await server.close();
});
