import { expect, it } from '@jest/globals';
import type { Entry } from './entry.js';
import { inMemory } from './entry-store.js';

const entry = (personId: string, reference: string): Entry => ({
  id: `key of ${reference}`,
  personId,
  issueId: reference,
  reference,
  action: { kind: 'acknowledge' },
  madeOn: { issue: 1, assignment: 1 },
  madeAt: '2026-08-03T09:00:00.000Z',
  state: { kind: 'queued', attempts: 0, notBeforeMs: 0 },
});

it('numbers entries in the order they come, changes and drops them, and tells each person of theirs alone', async () => {
  const store = inMemory();
  await store.add(entry('dara', 'A1-0001'));
  await store.add(entry('dara', 'A1-0002'));
  await store.add(entry('robin', 'A1-0003'));
  await store.update(1, { state: { kind: 'sending', attempts: 1 } });
  await store.delete(2);
  expect(await store.of('dara')).toEqual([{ ...entry('dara', 'A1-0001'), seq: 1, state: { kind: 'sending', attempts: 1 } }]);
  const [changed] = await store.of('robin');
  await store.put(changed ? [{ ...changed, madeOn: { issue: 2, assignment: 1 } }] : []);
  expect([await store.takeBack(1), await store.takeBack(3), await store.takeBack(3)]).toEqual([false, true, false]);
  await store.put([{ ...entry('robin', 'A1-0003'), seq: 3, madeOn: { issue: 2, assignment: 1 } }]);
  expect((await store.of('robin')).map(({ seq, madeOn }) => [seq, madeOn.issue])).toEqual([[3, 2]]);
});
