import { describe, expect, it } from '@jest/globals';
import { kindsPerWindowMax, RefusalTally, windowMs, type Refusal } from './refusal-tally.js';

const refusal = (more: Partial<Refusal> = {}): Refusal => ({
  principalId: 'p-1',
  role: 'officer',
  credential: { kind: 'session', id: 's-1' },
  action: 'POST /api/v1/policies',
  target: null,
  result: 'refused',
  code: 'forbidden',
  requestId: 'r',
  from: '192.0.2.1',
  ...more,
});
const sum = (entries: readonly { count: number }[]) => entries.reduce((total, { count }) => total + count, 0);

describe('refused attempts', () => {
  it('are told at once when they are the first of their kind, and together when the minute is over', () => {
    const tally = new RefusalTally();
    for (let n = 0; n < 1_000; n++) tally.add(refusal({ target: `t-${n}` }), n);
    expect(tally.take(1_000)).toMatchObject([{ count: 1, target: 't-0', at: '1970-01-01T00:00:00.000Z' }]);
    expect(tally.take(windowMs - 1)).toEqual([]);
    expect(tally.take(windowMs)).toMatchObject([{ count: 999, target: 't-999', at: '1970-01-01T00:00:00.999Z' }]);
    tally.add(refusal(), windowMs + 1);
    expect(tally.take(windowMs + 2)).toMatchObject([{ count: 1 }]);
    expect(tally.take(10 * windowMs)).toEqual([]);
  });

  it('are told apart by who, with what, what and why, and those of nobody by where they come from', () => {
    const tally = new RefusalTally();
    const kinds = [
      {},
      { credential: { kind: 'api-key', id: 'k-1' } },
      { principalId: 'p-2' },
      { action: 'GET /x' },
      { code: 'version-conflict' },
      { result: 'failed' as const },
    ];
    const nobodies = [{ principalId: null }, { principalId: null, from: '192.0.2.2' }];
    for (const kind of [...kinds, ...nobodies]) for (let n = 0; n < 3; n++) tally.add(refusal(kind), 0);
    expect(tally.take(0)).toHaveLength(8);
    expect(sum(tally.take(windowMs))).toBe(16);
  });

  it('have a limit on what they fill, and still all are counted', () => {
    const tally = new RefusalTally();
    const attempts = 50_000;
    for (let n = 0; n < attempts; n++) tally.add(refusal({ principalId: `p-${n % 25_000}` }), 5);
    const told = [...tally.take(5), ...tally.take(windowMs + 5)];
    expect(told.length).toBeLessThanOrEqual(2 * (kindsPerWindowMax + 1));
    expect(sum(told)).toBe(attempts);
    expect(
      told.filter(({ action }) => action === '(any)').every(({ principalId, from }) => principalId === null && from === null),
    ).toBe(true);
  });

  it('of nobody in particular leave half of the kinds to those who are known, and are told apart by network', () => {
    const tally = new RefusalTally();
    for (let n = 0; n < 500; n++)
      tally.add(refusal({ principalId: null, role: null, from: `2001:db8:0:${n.toString(16)}::1` }), 0);
    for (let n = 0; n < kindsPerWindowMax / 2; n++) tally.add(refusal({ principalId: `p-${n}` }), 0);
    const told = tally.take(0);
    expect(told.filter(({ principalId }) => principalId !== null)).toHaveLength(kindsPerWindowMax / 2);
    expect(told).toHaveLength(kindsPerWindowMax + 1);
    const other = new RefusalTally();
    for (let n = 0; n < 500; n++) other.add(refusal({ principalId: null, from: `2001:db8::${n.toString(16)}` }), 0);
    expect(other.take(0)).toHaveLength(1);
  });

  it('are not lost with the minute when the service stops', () => {
    const tally = new RefusalTally();
    for (let n = 0; n < 5; n++) tally.add(refusal(), 0);
    expect(sum(tally.take(1, true))).toBe(5);
  });
});
