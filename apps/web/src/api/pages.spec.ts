import { describe, expect, it } from '@jest/globals';
import { readPages, shownWords } from './pages.js';

const ids = (count: number) => Array.from({ length: count }, (_, index) => `issue ${index}`);

/** A list behind an API that answers `limit` at a time and counts the whole with the first page. */
function listOf(all: readonly string[]) {
  const asked: { limit: number; cursor?: string }[] = [];
  const read = (page: { limit: number; cursor?: string }) => {
    asked.push(page);
    const from = Number(page.cursor ?? 0);
    const to = from + page.limit;
    return Promise.resolve({
      items: all.slice(from, to),
      nextCursor: to < all.length ? String(to) : null,
      total: page.cursor === undefined ? all.length : null,
      totalIsAtLeast: page.cursor === undefined ? false : null,
    });
  };
  return { asked, read };
}
const upTo = (max: number) => ({ max, keyOf: (id: string) => id });

describe('a list that is read page by page', () => {
  it('is read to its end: the 201st issue is there', async () => {
    const { read, asked } = listOf(ids(450));
    const listed = await readPages(read, upTo(1_000));
    expect(listed).toEqual({ items: ids(450), hasMore: false, total: 450, totalIsAtLeast: false });
    expect(asked).toEqual([{ limit: 200 }, { limit: 200, cursor: '200' }, { limit: 200, cursor: '400' }]);
  });

  it('ends at the bound, and knows of what is beyond', async () => {
    const { read, asked } = listOf(ids(1_234));
    const listed = await readPages(read, upTo(500));
    expect(listed).toMatchObject({ hasMore: true, total: 1_234 });
    expect(listed.items).toEqual(ids(500));
    expect(asked.map(({ limit }) => limit)).toEqual([200, 200, 100]);
  });

  it('has no more where the bound is just reached', async () =>
    expect(await readPages(listOf(ids(400)).read, upTo(400))).toMatchObject({ hasMore: false, total: 400 }));

  it('has what moved between two pages once', async () =>
    expect((await readPages(listOf(['a', 'b', 'a']).read, upTo(200))).items).toEqual(['a', 'b']));

  it('of a list that is not counted has no total', async () =>
    expect(await readPages(() => Promise.resolve({ items: ['a'], nextCursor: null }), upTo(200))).toMatchObject({
      items: ['a'],
      total: null,
    }));
});

describe('what is said of a list that is not shown whole', () => {
  const listed = { items: ids(1_000), hasMore: true, total: 1_234, totalIsAtLeast: false };
  const order = 'the most urgent first';

  it('is how many are shown, of how many, in which order', () =>
    expect(shownWords(listed, order)).toBe('Showing 1,000 of 1,234, the most urgent first.'));

  it('says where the count itself ends', () =>
    expect(shownWords({ ...listed, total: 10_000, totalIsAtLeast: true }, order)).toBe(
      'Showing 1,000 of more than 10,000, the most urgent first.',
    ));

  it('says that there are more where nobody counted them', () =>
    expect(shownWords({ ...listed, total: null }, order)).toBe('Showing 1,000, the most urgent first. There are more.'));

  it('is nothing where all is shown', () => expect(shownWords({ ...listed, hasMore: false }, order)).toBeNull());
});
