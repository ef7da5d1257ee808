import { expect, it } from '@jest/globals';
import { mkdtempSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { barriers, pixelsTooWide } from './accessible.js';
import { drawn } from './drawn.js';
import { eventually } from './eventually.js';
import { issueOnce } from './issue-once.js';
import { workOn } from './officers-work.js';
import { onward, picture, trackingCode, walk, walkToPlace } from './report-steps.js';
import type { Stage } from './stage.js';

/** Many pages each, with a browser that may have few processors. */
const longTestMs = 120_000;
const phone = { viewport: { width: 360, height: 740 } };

/** The main heading, once it says this. */
const heading = (page: Page, name: RegExp | string): Promise<void> => page.getByRole('heading', { level: 1, name }).waitFor();

/** What people do without an account. */
export function residentSuite(stage: () => Stage): void {
  it('does not move a button away from who presses it while the search for addresses is still on its way', async () => {
    const at = { latitude: 44.0, longitude: -38.02 };
    const page = await stage().visitor('/follow', {
      ...phone,
      geolocation: at,
      permissions: ['geolocation'],
      serviceWorkers: 'block',
    });
    let arrive = (): void => undefined;
    const arrived = new Promise<void>((resolve) => (arrive = resolve));
    await page.route(/address-search-.*\.js/, async (route) => {
      await arrived;
      await route.continue();
    });
    await page.goto('/report');
    await walkToPlace(page, 'Paint on the wall of the library');
    // The plain field is there; the search is on its way.
    expect(await page.locator('input[aria-haspopup="listbox"]').count()).toBe(0);
    await page.getByRole('button', { name: 'Use my position' }).hover();
    await page.mouse.down();
    arrive();
    // Suggestions are announced by the search alone.
    await page.locator('input[autocomplete="street-address"][aria-haspopup="listbox"]').waitFor();
    await page.mouse.up();
    await page.getByText('The pin is set.').waitFor();
  });

  it(
    'takes a report, shows how it goes, and opens it again when it is not fixed',
    async () => {
      const at = { latitude: 44.0, longitude: -38.02 };
      const page = await stage().visitor('/report', { ...phone, geolocation: at, permissions: ['geolocation'] });
      await walk(page, 'Paint on the wall of the library', async (step) => {
        if (step === 'where') {
          await page.getByRole('button', { name: 'Use my position' }).click();
          await page.getByText('The pin is set.').waitFor();
        }
        if (step === 'photos') {
          await page
            .locator('input[type=file]')
            .setInputFiles([await picture(page, 'one.jpg', 3000, 1200), await picture(page, 'two.jpg', 640, 480)]);
          await page.getByRole('button', { name: 'Remove two.jpg' }).waitFor();
        }
      });
      await onward(page).click();
      await page.getByText('2 of 2 photos sent').waitFor();
      const code = (await trackingCode(page).textContent()) ?? '';
      const reference = /[A-Z]\d+-\d+/.exec((await page.locator('main').textContent()) ?? '')?.[0] ?? '';
      await workOn(stage(), reference);

      await page.goto('/follow');
      await page.getByLabel('Tracking code').fill(` ${code.toLowerCase().replaceAll('-', ' ')} `);
      await page.getByRole('button', { name: 'Show my report' }).click();
      await heading(page, `Report ${reference}`);
      expect(await page.locator('ol li').allTextContents()).toEqual([
        expect.stringContaining('Received'),
        expect.stringContaining('An officer has it'),
        expect.stringContaining('Being worked on'),
        expect.stringContaining('The officer marked this fixed'),
      ]);
      await page.getByRole('button', { name: 'No, it is not fixed' }).click();
      await page.getByRole('textbox').fill('It is still there on the other side');
      await page.getByRole('button', { name: 'Send: it is not fixed' }).click();
      await page.getByText('The report is open again').waitFor();

      const reopened = await issueOnce(stage(), reference, ({ reopenCount }) => reopenCount === 1);
      const seen = await stage().api<{ reopenCount: number }>('admin', 'GET', `/issues/${reopened.id}`);
      expect(seen.body.reopenCount).toBe(1);
      const notes = await stage().api<{ items: { text: string }[] }>('admin', 'GET', `/issues/${reopened.id}/notes`);
      expect(notes.body.items.map(({ text }) => text)).toContain('It is still there on the other side');
      const photos = await stage().api<{ items: { width: number }[] }>('admin', 'GET', `/issues/${reopened.id}/photos`);
      expect(photos.body.items.map(({ width }) => width).sort()).toEqual([2048, 640]);
    },
    longTestMs,
  );

  it(
    'keeps the report when the line is lost while it is sent, and sends it once',
    async () => {
      const page = await stage().visitor('/report', phone);
      const summary = `Lost line ${Date.now().toString(36)}`;
      await walk(page, summary);
      const keys: (string | undefined)[] = [];
      // The first answer never arrives, though the report did: the worst moment to lose a line.
      await page.route('**/api/v1/public/reports', async (route) => {
        keys.push(route.request().headers()['idempotency-key']);
        if (keys.length > 1) return route.continue();
        await route.fetch();
        await page.context().setOffline(true);
        await route.abort('connectionreset');
      });
      await onward(page).click();
      await page.getByText('Not sent yet').waitFor();
      expect(await page.getByText(summary).isVisible()).toBe(true);
      await page.context().setOffline(false);
      await trackingCode(page).waitFor();
      expect(keys.length).toBeGreaterThan(1);
      expect(new Set(keys).size).toBe(1);
      expect(keys[0]?.length).toBeGreaterThanOrEqual(22);
      const found = await stage().api<{ items: { summary: string }[] }>(
        'clerk',
        'GET',
        `/issues?q=${encodeURIComponent(summary)}`,
      );
      expect(found.body.items.filter((issue) => issue.summary === summary)).toHaveLength(1);
    },
    longTestMs,
  );

  it(
    'keeps a half-written report over a reload, with its step, and forgets it with the tab',
    async () => {
      const page = await stage().visitor('/report', phone);
      await walk(page, 'A wall', async (step) => {
        if (step !== 'contact') return;
        await page.getByRole('checkbox').check();
        await page.getByLabel('Phone').fill('555 0100');
        await page.reload();
        expect(await page.getByLabel('Phone').inputValue()).toBe('555 0100');
      });
      await page.getByText('555 0100').waitFor();
      const other = await page.context().newPage();
      await other.goto('/report?step=check');
      await heading(other, 'Is it an emergency?');
      expect(await other.evaluate(() => JSON.stringify({ ...localStorage }))).not.toContain('555');
    },
    longTestMs,
  );

  it(
    'says clearly which photo it cannot take, and takes the others',
    async () => {
      const page = await stage().visitor('/report', phone);
      await walk(page, 'A wall', async (step) => {
        if (step !== 'photos') return;
        const folder = mkdtempSync(join(tmpdir(), 'owcr-photo-'));
        const files = ['huge.jpg', 'letter.jpg', 'good.jpg'].map((name) => join(folder, name));
        writeFileSync(files[0]!, '');
        truncateSync(files[0]!, 25 * 1024 * 1024 + 1);
        writeFileSync(files[1]!, 'no picture');
        writeFileSync(files[2]!, (await picture(page, 'good.jpg', 64, 48)).buffer);
        await page.locator('input[type=file]').setInputFiles(files);
        await page.getByText('huge.jpg is too large: at most 25 MB.').waitFor();
        await page.getByText('letter.jpg is not a photo that can be read here').waitFor();
        await page.getByRole('button', { name: 'Remove good.jpg' }).waitFor();
      });
      await page.getByText('1 photo', { exact: true }).waitFor();
      // All steps were seen; what only people who are signed in need was not loaded for that.
      const files = await page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name));
      expect(files.filter((name) => /assets\/(core|index|resident)-/.test(name)).length).toBeGreaterThan(1);
      expect(files.filter((name) => name.includes('/assets/work-'))).toEqual([]);
    },
    longTestMs,
  );

  it('gives the same answer for a wrong code and for what is none', async () => {
    const page = await stage().visitor('/follow/AAAA-BBBB-CCCC', phone);
    await heading(page, 'No report is shown for this code');
    const wrong = await page.locator('main').textContent();
    await page.goto('/follow/nonsense');
    await heading(page, 'No report is shown for this code');
    expect(await page.locator('main').textContent()).toBe(wrong);
  });

  it(
    'shows the city on the map without signing in, and sets the pin by keys alone',
    async () => {
      const page = await stage().visitor('/report', phone);
      await walk(page, 'A wall', async (step) => {
        if (step !== 'where') return;
        await page.getByRole('button', { name: 'Show the map' }).press('Enter');
        await eventually(async () => expect((await drawn(page, 'streets')).length).toBeGreaterThan(20));
        await page.getByRole('button', { name: 'Put the pin in the middle' }).press('Enter');
        await page.getByText('The pin is set.').waitFor();
        const before = await page.evaluate(() => sessionStorage.getItem('owcr.report'));
        await page.getByRole('button', { name: /^Place of the issue/ }).press('ArrowUp');
        await page.waitForFunction((old) => sessionStorage.getItem('owcr.report') !== old, before);
      });
    },
    longTestMs,
  );

  it(
    'speaks Spanish to who asks for it, and remembers that',
    async () => {
      const page = await stage().visitor('/', { ...phone, locale: 'es-MX' });
      await heading(page, '¿Hay algún problema en su calle?');
      await page.getByRole('button', { name: 'English' }).click();
      await heading(page, 'Is something wrong on your street?');
      await page.goto('/report');
      await heading(page, 'Is it an emergency?');
      await page.goto('/report?lang=es');
      await heading(page, '¿Es una emergencia?');
      expect(await page.evaluate(() => document.documentElement.lang)).toBe('es');
      await page.locator('main button').first().click();
      await page.getByText('Una luz de la calle apagada').waitFor();
    },
    longTestMs,
  );

  it.each([
    ['en', 'light'],
    ['en', 'dark'],
    ['ar', 'light'],
    ['ar', 'dark'],
  ] as const)(
    "stands in nobody's way in %s, %s, and fits 360 pixels",
    async (language, colorScheme) => {
      const page = await stage().visitor(`/?lang=${language}`, { ...phone, colorScheme });
      await page.locator('a[href="/report"]').waitFor();
      const found: Record<string, unknown> = {};
      const look = async (name: string) => {
        const dir = await page.evaluate(() => document.documentElement.dir);
        found[name] = { barriers: await barriers(page), tooWide: await pixelsTooWide(page), dir };
      };
      await look('landing');
      await page.locator('a[href="/report"]').click();
      await walk(page, 'A wall', look);
      await onward(page).click();
      await trackingCode(page).waitFor();
      await look('sent');
      await page.locator('a[href^="/follow/"]').click();
      await page.locator('ol li').first().waitFor();
      await look('followed');
      await page.goto('/follow');
      await page.getByRole('textbox').waitFor();
      await look('follow');
      const good = { barriers: [], tooWide: 0, dir: language === 'ar' ? 'rtl' : 'ltr' };
      expect(found).toEqual(Object.fromEntries(Object.keys(found).map((name) => [name, good])));
      expect(Object.keys(found)).toHaveLength(11);
    },
    longTestMs,
  );
}
