import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { serviceNames } from '@owcr/local-stack';
import { eventuallyHolds } from '@owcr/testing';
import { category, middleOf, settle, type Town } from './matrix/town.js';
import { System } from './system.js';

interface Inbox {
  items: { issueId: string; kind: string }[];
}

/** Fewer processes for a small department (docs/adr/0041). `npm run test:long` runs every system test in them. */
describe.each([
  { layout: 'two', logs: ['door', 'followers'] },
  { layout: 'one', logs: ['services'] },
])('the services in processes: $layout', ({ layout, logs }) => {
  const system = new System({ OWCR_PROCESSES: layout, LOG_LEVEL: 'info' });

  beforeAll(() => system.start(), 120_000);
  afterAll(() => system.stop(), 60_000);

  let town: Town;
  const processes = () => new Set(serviceNames.map((name) => system.stack.pids()[name]));

  it('run the modules of each service, and say in each line of their log which one wrote it', async () => {
    expect(processes().size).toBe(logs.length);
    town = await settle(system);
    const lines = logs.flatMap((name) =>
      readFileSync(join(system.stack.logDir, `${name}.log`), 'utf8')
        .trim()
        .split('\n'),
    );
    const ready = lines.map((line) => JSON.parse(line) as { msg: string; service: string }).filter(({ msg }) => msg === 'ready');
    expect(ready.map(({ service }) => service).sort()).toEqual([...serviceNames].sort());
  }, 60_000);

  it('take an issue to its officer, and go on after the loss of a process', async () => {
    const before = processes();
    const report = { category, summary: 'Drums at night', channel: 'phone', location: middleOf('A1') };
    const { id } = await system.ask<{ id: string }>('POST', '/issues', { body: report });
    await system.stack.kill('sector-assignment');
    await system.stack.start('sector-assignment');
    const told = async () => {
      const { items } = await system.ask<Inbox>('GET', `/notifications?limit=200&person=${town.me}`);
      return items.filter(({ issueId }) => issueId === id).map(({ kind }) => kind);
    };
    // The killed one is missed in its consumer groups once their session has timed out.
    await eventuallyHolds(async () => expect(await told()).toEqual(['assigned']), { timeoutMs: 60_000, pauseMs: 500 });
    const after = processes();
    expect(after.size).toBe(logs.length);
    expect([...after].filter((pid) => before.has(pid))).toHaveLength(logs.length - 1);
  }, 120_000);
});
