import { expect, it } from '@jest/globals';
import { eventually } from '@owcr/testing';
import { startWorld } from '../gateway.harness.js';

it('a live stream is one of 20 at most for one person', async () => {
  const world = await startWorld();
  try {
    const { token } = await world.makeToken('officer');
    const { token: other } = await world.makeToken('officer');
    const leave = new AbortController();
    const open = (bearer: string) =>
      fetch(`${world.base}/api/v1/notifications/stream`, {
        headers: { authorization: `Bearer ${bearer}` },
        signal: leave.signal,
      });
    for (let opened = 0; opened < 20; opened++) expect((await open(token)).status).toBe(200);
    expect(await (await open(token)).json()).toMatchObject({ status: 429, code: 'too-many-streams' });
    expect((await open(other)).status).toBe(200);
    leave.abort();
    await eventually(async () => world.notifications.openStreams === 0);
  } finally {
    await world.close();
  }
});
