import { expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { Page, Route } from 'playwright-core';
import { answerMany } from './many-issues.js';
import { barriers } from './accessible.js';
import { looks } from './looks.js';
import type { Stage } from './stage.js';

interface Issue {
  id: string;
  reference: string;
  status: string;
  version: number;
  summary: string;
  sector: { code: string } | null;
  officer: { id: string; name: string } | null;
}

const minuteMs = 60_000;
/** Within a sector of the demo city that has an officer. */
const inSector = { lat: 44.02, lng: -38.03 };
/** Found by nobody else on a system that others work on as well. */
const words = (what: string) => `${what} ${randomUUID().slice(0, 8)}`;

/** The clerk's work: entering, listing and reviewing. */
export function clerkSuite(stage: () => Stage): void {
  const api = <T>(method: string, path: string, body?: unknown) => stage().api<T>('clerk', method, path, { body });
  const report = async (summary: string, more: object = {}): Promise<Issue> =>
    (await api<Issue>('POST', '/issues', { category: 'graffiti', summary, channel: 'phone', ...more })).body;
  const findByWords = async (summary: string) =>
    (await api<{ items: Issue[] }>('GET', `/issues?${new URLSearchParams({ q: summary })}`)).body.items.filter(
      (issue) => issue.summary === summary,
    );

  it('enters an issue by keys alone, is told sector and officer before, and reference, officer and deadline after', async () => {
    const page = await stage().as('clerk', '/map');
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.keyboard.press('n');
    await page.locator('#summary:focus').waitFor();
    const summary = words('Paint on the bridge');
    await page.keyboard.type(summary);
    await page.keyboard.press('Tab');
    await page.keyboard.type('grfti');
    await page.getByRole('option', { name: 'Graffiti' }).waitFor();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await page.keyboard.type('Red letters, as high as a person');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.type(`${inSector.lat}, ${inSector.lng}`);
    const foretold = page.getByText(/^Sector .+, officer .+/);
    await foretold.waitFor();
    await page.getByText(/^Acknowledge by .+, resolve by/).waitFor();
    const sector = /Sector (\S+?),/.exec(await foretold.innerText())?.[1] ?? 'none';
    await page.keyboard.press('Control+Enter');
    const toast = page.getByRole('alert').filter({ hasText: 'is saved' });
    await toast.getByText(/Sector .+, officer .+, acknowledge by/).waitFor();
    const [issue] = await findByWords(summary);
    const said = await toast.innerText();
    for (const part of [issue?.reference, issue?.sector?.code, issue?.officer?.name]) expect(said).toContain(part ?? 'a part');
    expect(issue?.sector?.code).toBe(sector);
    expect(said).toMatch(/Tracking code for the caller: \w{4}-\w{4}-\w{4}/);
    await page.waitForURL(`**/issues/${issue?.id}`);
  });

  it('moves the pin by keys, and finds a street and a crossing', async () => {
    const page = await stage().as('clerk', '/issues/new');
    const coordinates = page.locator('#location');
    await page.locator('#address').fill('Tanner Street & Her');
    await page.getByRole('option').first().click();
    await expectValue(page, /^44\.\d+, -3\d\.\d+$/);
    const before = await coordinates.inputValue();
    const pin = page.getByRole('button', { name: /^Place of the issue/ });
    await pin.focus();
    await page.keyboard.press('ArrowUp');
    await expectValue(page, new RegExp(`^(?!${before.replaceAll('.', '\\.')}$)`));
    const [latBefore, latAfter] = [before, await coordinates.inputValue()].map((text) => Number(text.split(',')[0]));
    expect(latAfter).toBeGreaterThan(latBefore ?? Infinity);
  });

  it('says in an urgent matter whom to call, and stops at what is missing', async () => {
    const page = await stage().as('clerk', '/issues/new');
    await page.locator('#category').fill('drug');
    await page.keyboard.press('Enter');
    await page.getByText('If anybody is in danger: call 911').waitFor();
    await page.keyboard.press('Control+Enter');
    await page.getByText('Say in a few words what it is about.').waitFor();
    await page.locator('#summary:focus').waitFor();
  });

  it('shows likely duplicates and adds to one instead', async () => {
    const place = { lat: 44.02 + Math.random() / 500, lng: -38.03 };
    const summary = words('Letters on the wall');
    const first = await report(summary, { location: place });
    const page = await stage().as('clerk', '/issues/new');
    await page.locator('#summary').fill(summary);
    await page.locator('#category').fill('graffiti');
    await page.keyboard.press('Enter');
    await page.locator('#location').fill(`${place.lat}, ${place.lng}`);
    const found = page.getByRole('listitem').filter({ hasText: first.reference });
    await found.getByText(/at the same place · within the last day · words \d+ % alike/).waitFor();
    await found.getByRole('button', { name: `Add to ${first.reference}` }).click();
    await page.getByText(`Added to ${first.reference}`).waitFor();
    const { body } = await api<{ items: { text: string }[] }>('GET', `/issues/${first.id}/notes`);
    expect(body.items[0]?.text).toContain(summary);
    expect(await findByWords(summary)).toHaveLength(1);
    expect(await page.locator('#summary').inputValue()).toBe('');
  });

  it('saves all the same when the look-ups fail', async () => {
    const page = await stage().as('clerk', '/issues/new');
    await page.route(/\/issues\/similar|\/sectors\/at/, (route) => route.abort());
    const summary = words('Broken bench');
    await page.locator('#summary').fill(summary);
    await page.locator('#category').fill('other');
    await page.getByRole('option', { name: 'Something else' }).click();
    await page.locator('#location').fill(`${inSector.lat}, ${inSector.lng}`);
    await page.getByText('They could not be looked up now').waitFor();
    await page.keyboard.press('Control+Shift+Enter');
    await page.getByRole('alert').filter({ hasText: 'is saved' }).waitFor();
    expect(await findByWords(summary)).toHaveLength(1);
    await page.locator('#summary:focus').waitFor();
    expect(await page.locator('#summary').inputValue()).toBe('');
  });

  it('keeps a draft through a reload, and sends it once after the session was lost', async () => {
    const page = await stage().as('clerk', '/issues/new');
    const summary = words('Dog without a leash');
    await page.locator('#summary').fill(summary);
    await page.locator('#category').fill('animal');
    await page.keyboard.press('Enter');
    await page.locator('[id="reporter.phone"]').fill('555-0100');
    await page.reload();
    await page.locator('#summary').waitFor();
    expect(await page.locator('#summary').inputValue()).toBe(summary);
    expect(await page.locator('[id="reporter.phone"]').inputValue()).toBe('555-0100');
    expect(await page.evaluate(() => JSON.stringify({ ...localStorage }))).not.toContain('555-0100');
    await page.context().clearCookies();
    await page.keyboard.press('Control+Enter');
    const again = page.getByRole('alert').filter({ hasText: 'What you wrote is kept' });
    await again.waitFor();
    expect(await page.locator('#summary').inputValue()).toBe(summary);
    await stage().signIn(page, 'clerk');
    await page.goto(`${stage().origin}/issues/new`);
    await page.getByRole('alert').filter({ hasText: 'is saved' }).waitFor();
    expect(await findByWords(summary)).toHaveLength(1);
  });

  it.each([
    { when: 'before it arrived', arrives: false },
    { when: 'before its answer', arrives: true },
  ])('sends a report once where the page was left $when', async ({ arrives }) => {
    const page = await stage().as('clerk', '/issues/new');
    const summary = words('Broken window');
    await page.locator('#summary').fill(summary);
    await page.locator('#category').fill('other');
    await page.getByRole('option', { name: 'Something else' }).click();
    let held = () => undefined as void;
    const isHeld = new Promise<void>((resolve) => (held = resolve));
    const holdBack = async (route: Route) => {
      if (arrives) await route.fetch();
      held();
    };
    await page.route('**/api/v1/issues', holdBack, { times: 1 });
    await page.keyboard.press('Control+Enter');
    await isHeld;
    if (arrives) expect(await findByWords(summary)).toHaveLength(1);
    await page.reload();
    await page.getByRole('alert').filter({ hasText: 'is saved' }).waitFor();
    expect(await findByWords(summary)).toHaveLength(1);
  });

  it('does not send what was changed since, and keeps it', async () => {
    const page = await stage().as('clerk', '/issues/new');
    const summary = words('Broken lamp');
    await page.locator('#summary').fill(summary);
    await page.locator('#category').fill('other');
    await page.getByRole('option', { name: 'Something else' }).click();
    await page.context().clearCookies();
    await page.keyboard.press('Control+Enter');
    await page.getByRole('alert').filter({ hasText: 'What you wrote is kept' }).waitFor();
    await page.locator('#summary').fill(`${summary}, two of them`);
    await stage().signIn(page, 'clerk');
    await page.goto(`${stage().origin}/issues/new`);
    await page.locator('#summary').waitFor();
    expect(await page.locator('#summary').inputValue()).toBe(`${summary}, two of them`);
    await page.keyboard.press('Control+Enter');
    await page.getByRole('alert').filter({ hasText: 'is saved' }).waitFor();
    expect(await findByWords(summary)).toHaveLength(0);
    expect(await findByWords(`${summary}, two of them`)).toHaveLength(1);
  });

  it('sets the place of what waits for review, and the next one comes; a conflict keeps what was set', async () => {
    const [first, second] = [await report(words('Far away')), await report(words('Farther away'))];
    const page = await stage().as('clerk', '/review');
    const choose = async ({ reference }: Issue) => {
      await page.getByRole('button', { name: reference }).click({ timeout: minuteMs });
      await page.locator('#location').fill(`${inSector.lat}, ${inSector.lng}`);
      await page.getByText(/^Sector .+, officer .+/).waitFor();
    };
    await choose(first);
    await page.keyboard.press('Control+Enter');
    await page.getByText(`${first.reference} has a place`).waitFor();
    await page.getByRole('button', { name: first.reference }).waitFor({ state: 'hidden' });
    await page.getByRole('form', { name: /^Place of / }).waitFor();
    await choose(second);
    await stage().api('clerk', 'POST', `/assignments/${second.id}/locate`, { body: inSector, ifMatch: 1 });
    await page.keyboard.press('Control+Enter');
    await page.getByText('Somebody changed this meanwhile').waitFor();
    expect(await page.locator('#location').inputValue()).toBe(`${inSector.lat}, ${inSector.lng}`);
  });

  it('lists by filters in the address, goes by keys, and does something with several', async () => {
    const summary = words('Couch on the street');
    const issues = [await report(summary), await report(summary), await report(summary)];
    const page = await stage().as('clerk', `/issues?q=${summary.split(' ').at(-1)}`);
    await page.getByRole('row').nth(3).waitFor();
    expect(await page.locator('tr[data-index]').count()).toBe(3);
    await page.keyboard.press('j');
    await page.keyboard.press('x');
    await page.keyboard.press('j');
    await page.keyboard.press('x');
    await page.getByText('2 selected').waitFor();
    // One of them is changed by somebody else meanwhile: refused, said, and the other one is done.
    const [newest] = await findByWords(summary);
    await stage().api('clerk', 'POST', `/issues/${newest?.id}/notes`, { body: { text: 'Seen' }, ifMatch: newest?.version });
    await page.getByRole('button', { name: 'Withdraw' }).click();
    const dialog = page.getByRole('dialog', { name: 'Withdraw 2 issues' });
    await dialog.getByLabel('Reason').fill('Entered twice');
    expect(await barriers(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Withdraw 2 issues' }).click();
    await dialog.getByText('1 of 2 withdrawn, 1 refused').waitFor();
    await dialog.getByRole('listitem').filter({ hasText: newest?.reference }).waitFor();
    await dialog.getByRole('button', { name: 'Close' }).last().click();
    expect((await findByWords(summary)).filter(({ status }) => status === 'withdrawn')).toHaveLength(1);
    await page.getByLabel('Status', { exact: true }).first().fill('withdr');
    await page.getByRole('option', { name: 'Withdrawn' }).click();
    await page.waitForURL(/status=.*withdrawn/);
    await page.waitForFunction(() => document.querySelectorAll('tr[data-index]').length === 1);
    expect(issues).toHaveLength(3);
    const csv = await page.getByRole('link', { name: 'CSV' }).getAttribute('href');
    const text = await page.evaluate(async (path) => (await fetch(path)).text(), csv ?? '');
    expect(text.trim().split('\n')).toHaveLength(2);
  });

  it('edits an issue, merges it into another one that is found by its reference, and undoes that', async () => {
    const [kept, twin] = [
      await report(words('Paint on the gate')),
      await report(words('Paint on the gatte'), { location: inSector }),
    ];
    const page = await stage().as('clerk', `/issues/${twin.id}`);
    // What, by when, where and who, and the photos, before anybody scrolls.
    for (const viewport of [
      { width: 390, height: 844 },
      { width: 1280, height: 800 },
    ]) {
      await page.setViewportSize(viewport);
      const head = page.locator('article header');
      for (const part of [head.getByText(twin.reference), head.getByText(/sector D\d/), head.getByText(/badge \d+/)])
        await part.waitFor();
      await head.getByText(/^Acknowledge/).waitFor();
      const end = page.getByRole('region', { name: 'Photos' });
      expect(await end.evaluate((element) => element.getBoundingClientRect().bottom)).toBeLessThan(viewport.height - 120);
    }
    await page.getByRole('button', { name: 'Edit' }).click();
    const summary = words('Paint on the gate');
    const edit = page.getByRole('dialog', { name: `Edit ${twin.reference}` });
    await edit.getByLabel('Summary').fill(summary);
    await edit.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('heading', { level: 1, name: summary }).waitFor();
    await page.getByRole('button', { name: 'Merge into' }).click();
    const dialog = page.getByRole('dialog', { name: `Merge ${twin.reference} into` });
    await dialog.getByLabel('The issue it is the same as').fill(kept.reference);
    await dialog.getByRole('radio', { name: kept.reference }).check();
    await dialog.getByText(`${kept.reference} goes on for both`).waitFor();
    expect(await barriers(page)).toEqual([]);
    await dialog.getByRole('button', { name: `Merge into ${kept.reference}` }).click();
    await page.getByRole('region', { name: 'Merged' }).getByRole('link', { name: kept.reference }).click();
    await page.getByRole('region', { name: 'Merged' }).getByRole('link', { name: twin.reference }).click();
    await page.getByRole('button', { name: 'Undo the merge' }).click();
    const undo = page.getByRole('dialog', { name: `Undo the merge of ${twin.reference}?` });
    await undo.getByText('stands by itself again').waitFor();
    await undo.getByRole('button', { name: 'Undo the merge' }).click();
    await page.getByRole('button', { name: 'Merge into' }).waitFor();
    expect((await findByWords(summary)).map(({ status }) => status)).not.toContain('merged');
  });

  it('saves filters under a name', async () => {
    const page = await stage().as('clerk', '/issues?category=graffiti');
    await page.getByRole('button', { name: 'Saved views' }).click();
    await page.getByRole('menuitem', { name: 'Save this view' }).click();
    await page.getByRole('dialog').getByLabel('Name').fill('Walls');
    expect(await barriers(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await page.goto(`${stage().origin}/issues`);
    await page.getByRole('button', { name: 'Saved views' }).click();
    await page.getByRole('menuitem', { name: 'Walls' }).click();
    await page.waitForURL(/category=graffiti/);
  });

  it('scrolls through 10,000 rows with a screenful of them in the document', async () => {
    const page = await stage().as('clerk', '/docs/asyncapi.json');
    await answerMany(page, 10_000);
    await page.goto(`${stage().origin}/issues?view=all`);
    const rows = page.locator('tr[data-index]');
    await rows.first().waitFor();
    await expectAtEnd(page, async () => page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight)));
    expect(await rows.count()).toBeLessThan(60);
    expect(await rows.last().innerText()).toContain('Row 9999');
  });

  it.each(looks)('has pages without a barrier, $colorScheme', async (look) => {
    for (const [path, shown] of [
      ['/issues/new', '#summary'],
      ['/issues', 'tr[data-index]'],
      ['/review', '#address'],
    ] as const) {
      const page = await stage().as('clerk', path, look);
      await page.locator(shown).first().waitFor();
      expect([path, await barriers(page)]).toEqual([path, []]);
    }
  });
}

const expectValue = (page: Page, pattern: RegExp) =>
  page.waitForFunction(
    ([source]) => new RegExp(source ?? '').test(document.querySelector<HTMLInputElement>('#location')?.value ?? ''),
    [pattern.source],
  );

/** Goes on scrolling to the end until everything is read. */
async function expectAtEnd(page: Page, scroll: () => Promise<void>): Promise<void> {
  for (let tries = 0; tries < 300; tries += 1) {
    await scroll();
    if ((await page.getByText(/^Showing /).innerText()) === 'Showing all 10,000.') break;
    await page.waitForTimeout(50);
  }
  await scroll();
  await page.getByText('Row 9999').waitFor();
}
