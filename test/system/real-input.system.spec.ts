import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { join } from 'node:path';
import { eventuallyHolds } from '@owcr/testing';
import { balanced, books, importCity } from './ledger.js';
import { hasRealData, realRequests, requestsFile, sectorsFile } from './real-data.js';
import { type Person, System } from './system.js';

/** Skipped, with the line that real-data.ts writes, where the real data is absent. */
const describeReal = hasRealData ? describe : describe.skip;
const flowMs = 60_000;

describeReal('real input: 303 sectors, an officer each, 500 service requests', () => {
  const system = new System();
  let clerk: Person;
  const ledgerFile = () => join(system.dataDir, 'ledger.jsonl');
  const importRequests = () =>
    system.import(['issues', requestsFile, '--mapping', 'nyc-311', '--ledger', ledgerFile()], clerk.token);

  beforeAll(async () => {
    await system.start();
    clerk = await system.person('clerk');
    await importCity(system, sectorsFile);
  }, 180_000);

  afterAll(() => system.stop(), 60_000);

  it('assigns every row with coordinates to its sector, puts every other one into review, tells each officer once', async () => {
    const run = await importRequests();
    expect(run).toMatchObject({ code: 0 });
    await eventuallyHolds(async () => expect(await books(system, ledgerFile())).toEqual(balanced()), {
      timeoutMs: flowMs,
      pauseMs: 500,
    });
  }, 120_000);

  it('changes nothing when it is run again', async () => {
    const counts = async () => [
      await system.count('intake', 'issue'),
      await system.count('sector-assignment', 'sector'),
      await system.count('sector-assignment', 'officer'),
      // Requests of 2018 are late at once: their escalations go on arriving meanwhile.
      await system.count('notification', `message WHERE kind = 'assigned'`),
    ];
    const before = await counts();
    const run = await importRequests();
    expect(run.code).toBe(0);
    expect(run.output).toMatch(/already there[^\d]*500|500[^\d]*already there/);
    await importCity(system, sectorsFile);
    expect(await counts()).toEqual(before);
    expect(await books(system, ledgerFile())).toEqual(balanced());
  }, 120_000);

  it('shows the officer, the clerk and the supervisor the same issue', async () => {
    const request = realRequests().find((r) => r.expectedSector !== null);
    const list = await system.ask<{
      items: { id: string; sector: { code: string }; officer: { id: string; name: string }; status: string }[];
    }>('GET', `/issues?source=nyc-311:${request?.id}`, { token: clerk.token });
    const issue = list.items[0];
    expect(issue).toMatchObject({ sector: { code: request?.expectedSector }, status: 'assigned' });
    const officer = await system.person('officer', { id: issue?.officer.id });
    const inbox = await system.ask<{ items: { issueId: string; kind: string }[] }>('GET', '/notifications?limit=200', {
      token: officer.token,
    });
    expect(inbox.items.filter((m) => m.issueId === issue?.id)).toMatchObject([{ kind: 'assigned' }]);
    const timeline = await system.ask<{ items: { type: string }[] }>('GET', `/timeline/${issue?.id}`);
    expect(timeline.items.map((entry) => entry.type)).toEqual(
      expect.arrayContaining(['issue.reported.v1', 'assignment.made.v1']),
    );
  });

  it('goes on from the review queue once a clerk has set the place', async () => {
    const queue = await system.ask<{ items: { issueId: string; version: number }[] }>('GET', '/assignments?state=review', {
      token: clerk.token,
    });
    const waiting = queue.items[0];
    const place = { lat: 40.690092327843345, lng: -73.84642755940943 };
    await system.ask('POST', `/assignments/${waiting?.issueId}/locate`, {
      token: clerk.token,
      body: place,
      ifMatch: waiting?.version,
    });
    await eventuallyHolds(async () => {
      const issue = await system.ask<{ status: string; sector: { code: string }; location: unknown }>(
        'GET',
        `/issues/${waiting?.issueId}`,
        { token: clerk.token },
      );
      expect(issue).toMatchObject({ status: 'assigned', sector: { code: '102B' }, location: place });
    });
  });
});
