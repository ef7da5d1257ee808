import { expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import { barriers, pixelsTooWide } from './accessible.js';
import type { Stage } from './stage.js';

interface Issue {
  id: string;
  reference: string;
  summary: string;
  version: number;
}

const windows = [
  { name: 'on a phone', viewport: { width: 390, height: 844 }, isTable: false },
  { name: 'on a desktop at 200 % zoom', viewport: { width: 640, height: 400 }, isTable: false },
  { name: 'on a wide screen at 200 % zoom', viewport: { width: 960, height: 540 }, isTable: false },
  { name: 'on a desktop', viewport: { width: 1280, height: 800 }, isTable: true },
  { name: 'on a wide screen', viewport: { width: 1920, height: 1080 }, isTable: true },
] as const;

const rowsOf = (page: Page) => page.locator('tr[data-index]');
const word = () => randomUUID().slice(0, 8);

/** The list of all issues: its views, columns and order, at every width. */
export function listSuite(stage: () => Stage): void {
  const report = async (summary: string, more: object = {}): Promise<Issue> => {
    const body = { category: 'graffiti', summary, channel: 'phone', ...more };
    return (await stage().api<Issue>('clerk', 'POST', '/issues', { body })).body;
  };

  it.each(windows)('shows whole words in every cell $name', async ({ viewport, isTable }) => {
    const page = await stage().as('clerk', '/issues', { viewport });
    await rowsOf(page).first().waitFor();
    await page.waitForFunction((wanted) => !!document.querySelector('table[data-narrow]') === wanted, !isTable);
    expect(await pixelsTooWide(page)).toBe(0);
    const cells = await rowsOf(page)
      .first()
      .locator('td')
      .evaluateAll((all) =>
        all
          .filter((cell) => cell.textContent.trim() !== '' && getComputedStyle(cell).display !== 'none')
          .map((cell) => ({ text: cell.textContent, width: cell.clientWidth, height: cell.clientHeight })),
      );
    // Two lines of text at most, and room for more than a few letters.
    for (const { text, width, height } of cells) expect([text, width > 60, height <= 60]).toEqual([text, true, true]);
    const [row] = await rowsOf(page)
      .first()
      .evaluateAll((rows) => rows.map(({ clientHeight }) => clientHeight));
    expect(row).toBeLessThanOrEqual(isTable ? 56 : 120);
    expect(await barriers(page)).toEqual([]);
  });

  it('names its total and those of its views, and begins with what is due first', async () => {
    const { body: counts } = await stage().api<Record<'open' | 'late' | 'all', { total: number }>>(
      'clerk',
      'GET',
      '/issues/counts',
    );
    const page = await stage().as('clerk', '/issues');
    const views = page.getByRole('group', { name: 'Views' });
    await views.getByRole('button', { name: /^Open [\d,]+$/, pressed: true }).waitFor();
    await views.getByRole('button', { name: `All ${counts.all.total}` }).waitFor();
    await page.getByRole('heading', { level: 1, name: /^Issues [\d,]+$/ }).waitFor();
    const due = await page
      .locator('[data-column=deadline] time')
      .evaluateAll((times) => times.map((time) => time.getAttribute('datetime')));
    expect(due.length).toBeGreaterThan(3);
    expect(due).toEqual([...due].sort());
    await views.getByRole('button', { name: /^Late/ }).click();
    await page.waitForURL(/view=late/);
    await page.waitForFunction(
      () => document.querySelector('h1 span')?.textContent === document.querySelector('[aria-pressed=true] span')?.textContent,
    );
    for (const text of await page.locator('[data-column=deadline] time').allInnerTexts()) expect(text).toMatch(/^late by/);
    await views.getByRole('button', { name: /^Unassigned/ }).click();
    await page.waitForURL(/view=unassigned/);
  });

  it('sorts by the head of a column, and says which way', async () => {
    const tag = word();
    const [first, second] = [await report(`Aaa ${tag}`, { category: 'animal' }), await report(`Bbb ${tag}`)];
    const page = await stage().as('clerk', `/issues?q=${tag}`);
    const references = () => page.locator('[data-column=reference] a').allInnerTexts();
    const head = page.getByRole('columnheader', { name: 'Reference' });
    await rowsOf(page).nth(1).waitFor();
    expect(await head.getAttribute('aria-sort')).toBeNull();
    await head.getByRole('button').click();
    await page.locator('th[data-column=reference][aria-sort=ascending]').waitFor();
    await page.waitForURL(/sort=reference/);
    await page.waitForFunction(
      ([reference]) => document.querySelector('[data-column=reference] a')?.textContent === reference,
      [first.reference],
    );
    expect(await references()).toEqual([first.reference, second.reference]);
    await head.getByRole('button').click();
    await page.locator('th[data-column=reference][aria-sort=descending]').waitFor();
    await page.waitForFunction(
      ([reference]) => document.querySelector('[data-column=reference] a')?.textContent === reference,
      [second.reference],
    );
    expect(await references()).toEqual([second.reference, first.reference]);
  });

  it('has a reference first that is searched for, however it is typed', async () => {
    const { reference, id } = await report(`Found ${word()}`);
    await report(`See ${reference} as well`);
    const page = await stage().as('clerk', '/issues');
    await page.getByLabel('Search', { exact: true }).fill(reference.toLowerCase().replace('-', ''));
    await page.waitForURL(/q=/);
    const link = page.locator('tr[data-index="0"] a');
    await page.waitForFunction(
      ([path]) => document.querySelector('tr[data-index="0"] a')?.getAttribute('href') === path,
      [`/issues/${id}`],
    );
    expect(await link.innerText()).toBe(reference);
  });

  it('leads to a new issue only who may report one', async () => {
    const page = await stage().as('clerk', '/issues');
    await page.getByRole('link', { name: 'New issue' }).click();
    await page.waitForURL('**/issues/new');
  });

  it('keeps texts to themselves: a long word widens nothing, and what runs the other way turns nothing around', async () => {
    const long = `${'x'.repeat(190)}${word()}`;
    const arabic = `${word()} اتصل على +1 (212) 555-0142`;
    const override = `invoice\u202egpj.exe ${word()}`;
    const viewport = { width: 390, height: 844 };
    for (const summary of [long, arabic, override]) {
      const { id, reference } = await report(summary, { description: summary, address: summary });
      const page = await stage().as('clerk', `/issues/${id}`, { viewport });
      const heading = page.getByRole('heading', { level: 1, name: reference });
      await heading.waitFor();
      expect(await pixelsTooWide(page)).toBe(0);
      // The reference stands at the left of what follows it on its line, whatever that says.
      const order = await heading.evaluate((element) => {
        const text = document.createRange();
        const [before, after] = [element.childNodes[0], element.querySelector('bdi')];
        if (!before || !after) return null;
        text.selectNode(before);
        return text.getBoundingClientRect().left <= after.getBoundingClientRect().left + 1;
      });
      expect(order).toBe(true);
      if (summary !== arabic) continue;
      const numbers = await heading
        .locator('bdi bdi')
        .evaluateAll((all) => all.map((one) => ({ text: one.textContent, dir: getComputedStyle(one).direction })));
      expect(numbers).toContainEqual({ text: '+1 (212) 555-0142', dir: 'ltr' });
    }
  });

  it('marks what was imported as history: nobody waits for it by a deadline', async () => {
    const source = { system: 'old-crm', id: randomUUID() };
    const row = { row: 2, category: 'graffiti', summary: 'Paint of years ago', channel: 'phone', source };
    const { body } = await stage().api<{ rows: { id: string }[] }>('clerk', 'POST', '/issues/import', {
      body: { rows: [{ ...row, reportedAt: '2020-05-01T12:00:00Z' }] },
    });
    const page = await stage().as('clerk', `/issues/${body.rows[0]?.id}`);
    await page.getByText('Imported history: no deadlines').waitFor();
  });
}
