import { expect, it } from '@jest/globals';
import { byService, type Letter, outcomeWords } from './letters.js';

const letter = (service: Letter['service'], at: string): Letter => ({
  ...{ service, id: at, consumer: 'c', topic: 't', key: 'k', eventId: 'e', type: null },
  ...{ partition: 0, offset: '1', state: 'parked', reason: 'r', attempts: 5, at },
});

it('are listed by service, the oldest first', () => {
  const grouped = byService([letter('intake', '2026-02'), letter('escalation', '2026-03'), letter('intake', '2026-01')]);
  expect(grouped.map(([service, letters]) => [service, letters.map(({ at }) => at)])).toEqual([
    ['intake', ['2026-01', '2026-02']],
    ['escalation', ['2026-03']],
  ]);
});

it('say what came of acting on one', () => {
  expect(outcomeWords('replay', { handled: 3, parked: null })).toBe(
    'Replayed: 3 events went through; nothing waits there any more.',
  );
  expect(outcomeWords('drop', { handled: 1, parked: 'x' })).toContain('Dropped: 1 event went through; another one failed');
});
