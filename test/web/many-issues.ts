import type { Page } from 'playwright-core';

const pageRows = 200;

/**
 * From now on lists of issues, but for those of a status, are answered with so many, `Row 0` and on, a page at a time. Each is like the first that the system has: to
 * report as many would take an hour, and it is the page that is looked at here.
 */
export async function answerMany(page: Page, count: number): Promise<void> {
  await page.route(/\/api\/v1\/issues\?/, async (route) => {
    const url = new URL(route.request().url());
    if (url.searchParams.has('status')) return route.fallback();
    if (url.searchParams.has('from')) return route.fulfill({ json: { items: [], nextCursor: null } });
    const start = Number(url.searchParams.get('cursor') ?? 0);
    url.searchParams.delete('cursor');
    url.searchParams.set('limit', '1');
    const { items } = (await (await route.fetch({ url: url.href })).json()) as { items: object[] };
    const rows = Array.from({ length: Math.min(pageRows, count - start) }, (_, index) => ({
      ...items[0],
      id: `row-${start + index}`,
      summary: `Row ${start + index}`,
    }));
    const nextCursor = start + pageRows < count ? String(start + pageRows) : null;
    await route.fulfill({ json: { items: rows, nextCursor, total: count, totalIsAtLeast: false } });
  });
}
