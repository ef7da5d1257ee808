import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { costOfAnIssue } from './cost.js';
import { importDemoSectors } from './demo-issues.js';
import { System } from './system.js';

const system = new System({}, undefined, { countStatements: true });

beforeAll(async () => {
  await system.start();
  await importDemoSectors(system);
}, 120_000);
afterAll(() => system.stop(), 60_000);

/** Counts, not times: they are the same on each machine. What they were when this was written stands in docs/benchmarks.md. */
it('one issue, from the request to the last read model, costs no more statements, transactions and messages than it did', async () => {
  const { token } = await system.person('clerk');
  await costOfAnIssue(system, token, 3);
  const { statements, transactions, messages } = await costOfAnIssue(system, token, 15);
  console.log(`an issue alone: ${statements} statements in ${transactions} transactions, ${messages} messages`);
  expect(messages).toBeGreaterThan(4);
  expect(messages).toBeLessThanOrEqual(7);
  expect(transactions).toBeGreaterThan(5);
  expect(transactions).toBeLessThanOrEqual(18);
  expect(statements).toBeGreaterThan(20);
  expect(statements).toBeLessThanOrEqual(65);
}, 120_000);
