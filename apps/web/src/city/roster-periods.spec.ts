import { describe, expect, it } from '@jest/globals';
import { effectWords, rosterPeriods } from './roster-periods.js';

const officer = (id: string) => ({ id, name: `Officer ${id}`, precincts: ['D1'] });
const period = (officerId: string, hour: number) => ({
  ...{ id: `${officerId}-${hour}`, officerId, version: 1 },
  startsAt: `2026-01-01T${hour}:00:00.000Z`,
  endsAt: `2026-01-01T${hour + 8}:00:00.000Z`,
});

it('lists absences and shifts of those who are asked for, each the soonest first', () => {
  const listed = rosterPeriods(
    [period('b', 12), period('a', 12), period('x', 10)],
    [period('a', 11)],
    [officer('a'), officer('b')],
  );
  expect(listed.map(({ kind, officer: { name } }) => `${name} ${kind}`)).toEqual([
    ...['Officer a absence', 'Officer a shift', 'Officer b shift'],
  ]);
});

describe('what moves', () => {
  const of = (kind: 'shift' | 'absence', does: 'change' | 'withdraw', count: number, hasMore = false) =>
    effectWords({ kind, officer: officer('a') }, does, { count, hasMore });

  it('is what the officer has not acknowledged', () => {
    expect(of('shift', 'withdraw', 1)).toMatch(/^Officer a has 1 issue not acknowledged yet\. Those .* move to somebody on duty/);
    expect(of('shift', 'change', 200, true)).toMatch(/^Officer a has 200 or more issues not/);
    expect(of('absence', 'change', 2)).toMatch(/2 issues .* when the absence begins.*hand-over list/);
  });

  it('is nothing where all is acknowledged, or an absence is withdrawn', () => {
    expect(of('shift', 'withdraw', 0)).toMatch(/no issue that would move/);
    expect(of('absence', 'withdraw', 3)).toMatch(/is given issues again/);
  });
});
