import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { PartName } from '@owcr/local-stack';
import { eventually, eventuallyHolds } from '@owcr/testing';
import { balanced, books, importCity } from './ledger.js';
import { hasRealData, requestsFile, sectorsFile } from './real-data.js';
import { System } from './system.js';

const describeReal = hasRealData ? describe : describe.skip;
const parts: PartName[] = [
  'intake',
  'sector-assignment',
  'escalation',
  'notification',
  'insights',
  'gateway',
  'kafka',
  'postgres',
];
const downMs = 300;

describeReal('each part killed with SIGKILL in the middle of an import', () => {
  const system = new System();
  const ledgerFile = () => join(system.dataDir, 'ledger.jsonl');

  beforeAll(async () => {
    await system.start();
    await importCity(system, sectorsFile);
  }, 180_000);

  afterAll(() => system.stop(), 60_000);

  it('loses nothing and doubles nothing', async () => {
    const clerk = await system.person('clerk');
    const importing = system.import(
      ['issues', requestsFile, '--mapping', 'nyc-311', '--ledger', ledgerFile(), '--batch', '1'],
      clerk.token,
    );
    const accepted = () => system.readLedger(ledgerFile()).length;
    for (const [index, part] of parts.entries()) {
      await eventually(() => accepted() > index * 30, { timeoutMs: 60_000 });
      await system.closePools();
      await system.stack.kill(part);
      await sleep(downMs);
      await system.stack.start(part);
    }
    expect(await importing).toMatchObject({ code: 0 });
    await eventuallyHolds(async () => expect(await books(system, ledgerFile())).toEqual(balanced()), {
      timeoutMs: 90_000,
      pauseMs: 500,
    });
  }, 240_000);
});
