import { describe, expect, it } from '@jest/globals';
import type { CsvRow } from '@owcr/csv';
import { batchesOf, type Batch } from './issue-batches.js';
import type { ReadRow } from './issue-request.js';

async function* rowsOf(count: number, problemEvery = 0): AsyncGenerator<CsvRow> {
  for (let n = 0; n < count; n++)
    yield { number: n + 2, values: { id: String(n) }, problem: problemEvery && n % problemEvery === 0 ? 'is broken' : undefined };
}

const read =
  (description = '') =>
  ({ id }: Record<string, string>): ReadRow => ({
    kind: 'request',
    request: { category: 'other', summary: 'x', description, channel: 'phone', source: { system: 's', id: id! } },
  });

async function all(batches: AsyncIterable<Batch>): Promise<Batch[]> {
  const list: Batch[] = [];
  for await (const batch of batches) list.push(batch);
  return list;
}

describe('rows in batches', () => {
  it('are never more than the system takes at once, and none is left out or sent twice', async () => {
    const batches = await all(batchesOf(rowsOf(2_500), read(), 1_000));
    expect(batches.map(({ readable }) => readable.length)).toEqual([1_000, 1_000, 500]);
    expect(batches.flatMap(({ readable }) => readable.map(({ row }) => row.number))).toEqual(
      Array.from({ length: 2_500 }, (_, n) => n + 2),
    );
  });

  it('stay below a megabyte, counted in bytes', async () => {
    const batches = await all(batchesOf(rowsOf(600), read('€'.repeat(3_000)), 1_000));
    expect(batches.length).toBeGreaterThan(1);
    for (const { readable } of batches)
      expect(Buffer.byteLength(JSON.stringify(readable.map(({ request }) => request)))).toBeLessThan(1_000_000);
    expect(batches.flatMap(({ readable }) => readable)).toHaveLength(600);
  });

  it('hold refused rows, too, so that a file of nothing else is counted as it is read', async () => {
    const batches = await all(batchesOf(rowsOf(30, 1), read(), 10));
    expect(batches.map(({ readable, refused }) => [readable.length, refused.length])).toEqual([
      [0, 10],
      [0, 10],
      [0, 10],
    ]);
  });
});
