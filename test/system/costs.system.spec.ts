import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { costOfAnIssue } from './cost.js';
import { importDemoSectors } from './demo-issues.js';
import { fill } from './many.js';
import { look, readWhole, scansOf, tablesWith } from './scans.js';
import { System } from './system.js';
import { work } from './worked-issues.js';

/** More than a list counts (10,000): a scan of all of them can be told from such a count. */
const issues = Number(process.env.OWCR_COST_ISSUES ?? 12_000);
const seed = 40;
/** Still open, each with its timers. */
const open = 12;
/** A server process says what it has read at the latest so long after it did. */
const statisticsAfterMs = 12_000;

/** Counts, not times: they are the same on each machine. What they were when this was written stands in docs/benchmarks.md. */
describe('what an issue costs', () => {
  const system = new System({}, undefined, { countStatements: true });
  let clerk: string;

  beforeAll(async () => {
    await system.start();
    await importDemoSectors(system);
    clerk = (await system.person('clerk')).token;
  }, 120_000);
  afterAll(() => system.stop(), 60_000);

  it('alone, from the request to the last read model: no more statements, transactions and messages than it did', async () => {
    await costOfAnIssue(system, clerk, 2);
    const { statements, transactions, messages } = await costOfAnIssue(system, clerk, 10);
    console.log(`an issue alone: ${statements} statements in ${transactions} transactions, ${messages} messages`);
    expect(messages).toBeGreaterThan(4);
    expect(messages).toBeLessThanOrEqual(7);
    expect(transactions).toBeGreaterThan(5);
    expect(transactions).toBeLessThanOrEqual(17);
    expect(statements).toBeGreaterThan(20);
    expect(statements).toBeLessThanOrEqual(65);
  }, 120_000);

  it(`among ${issues}: no statement of its way, and of what people look at, reads a table that grows from end to end`, async () => {
    await fill(system, clerk, { issues, seed, open });
    const large = await tablesWith(system, issues / 6);
    await work(system, clerk, 1);
    await sleep(statisticsAfterMs);
    const before = await scansOf(system, large);
    expect(before.size).toBeGreaterThan(15);
    await look(system, await work(system, clerk, 4));
    await sleep(statisticsAfterMs);
    expect(readWhole(before, await scansOf(system, large))).toEqual([]);
  }, 300_000);
});
