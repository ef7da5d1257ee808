import { expect, it } from '@jest/globals';
import { barriers, pixelsTooWide } from './accessible.js';
import { drawn } from './drawn.js';
import { eventually } from './eventually.js';
import type { Stage } from './stage.js';

/** What holds for every page: who comes in where, and that nothing stands in anybody's way. */
export function frameSuite(stage: () => Stage): void {
  it.each([
    ['clerk', '/issues'],
    ['officer', '/officer'],
    ['sergeant', '/wall'],
    ['admin', '/admin'],
  ] as const)('leads a %s from the front door to their work', async (role, path) => {
    const page = await stage().as(role, '/');
    await page.waitForURL(`**${path}`);
    await page.getByRole('heading', { level: 1 }).waitFor();
  });

  it('sends who is not signed in to sign in, and back to where they wanted to go', async () => {
    const page = await stage().visitor('/review');
    await page.getByRole('button', { name: stage().person('clerk').name }).click();
    await page.waitForURL('**/review');
    await page.getByRole('heading', { name: 'Review' }).waitFor();
  });

  it('answers an address without a page with 404, and tells a person so with a way out', async () => {
    expect((await fetch(`${stage().systemUrl}/nothing-here`)).status).toBe(404);
    const page = await stage().visitor('/nothing-here');
    await page.getByRole('heading', { name: 'There is no page at this address' }).waitFor();
    expect(await barriers(page)).toEqual([]);
    await page.getByRole('link', { name: 'Go to the first page' }).click();
    await page.getByRole('heading', { name: 'Is something wrong on your street?' }).waitFor();
  });

  it('closes the palette by Escape, by a click beside it, and by a choice', async () => {
    const page = await stage().as('clerk', '/map');
    const field = page.getByPlaceholder('Search or jump to');
    await page.getByRole('heading', { level: 1 }).waitFor();
    for (const close of [
      () => page.keyboard.press('Escape'),
      () => page.mouse.click(5, 790),
      async () => {
        await field.fill('coverage');
        await page.keyboard.press('Enter');
        await page.waitForURL('**/coverage');
      },
    ]) {
      await page.keyboard.press('Control+k');
      await field.waitFor();
      await close();
      await field.waitFor({ state: 'hidden' });
    }
  });

  it.each(['light', 'dark'] as const)('shows a phone its menu and its tools, in %s', async (colorScheme) => {
    const page = await stage().as('sergeant', '/map', { viewport: { width: 390, height: 844 }, colorScheme });
    const burger = page.getByRole('button', { name: 'Open menu' });
    const line = burger.locator('div').first();
    await burger.waitFor();
    const colors = await line.evaluate((element) => [
      getComputedStyle(element).backgroundColor,
      getComputedStyle(document.body).color,
    ]);
    expect(colors[0]).toBe(colors[1]);
    await burger.click();
    await page.getByRole('link', { name: /^Escalations/ }).waitFor();
    expect(await barriers(page)).toEqual([]);
    expect(await pixelsTooWide(page)).toBe(0);
  });

  it('tells of new messages, leads to what they are about, and counts them as read', async () => {
    const { unread } = (await stage().api<{ unread: number }>('officer', 'GET', '/notifications?limit=1')).body;
    expect(unread).toBeGreaterThan(0);
    const page = await stage().as('officer', '/issues');
    await page.getByRole('button', { name: /^Messages, \d+ not read/ }).click();
    const first = page
      .getByRole('dialog', { name: 'Messages' })
      .getByRole('link', { name: /^Not read:/ })
      .first();
    await first.waitFor();
    expect(await barriers(page)).toEqual([]);
    await first.click();
    await page.waitForURL(/issues\/[0-9a-f-]{36}$/);
    await eventually(async () => {
      const { body } = await stage().api<{ unread: number }>('officer', 'GET', '/notifications?limit=1');
      expect(body.unread).toBeLessThan(unread);
    });
  });

  it('has a menu, a palette and a list of keys, all by keyboard, and none stands in the way of a reader', async () => {
    const page = await stage().as('clerk', '/map');
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect(await barriers(page)).toEqual([]);
    await page.keyboard.press('Shift+?');
    const sheet = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
    await sheet.getByText('New issue').waitFor();
    expect(await barriers(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await sheet.waitFor({ state: 'hidden' });
    await page.keyboard.press('Control+k');
    await page.getByPlaceholder('Search or jump to').fill('coverage');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/coverage');
  });

  it.each(['told of it', 'frozen meanwhile'])('empties a tab whose person signed out in another one, %s', async (how) => {
    const page = await stage().as('clerk', '/issues');
    if (how === 'frozen meanwhile') {
      await page.addInitScript(() => addEventListener('storage', (event) => event.stopImmediatePropagation(), true));
      await page.reload();
    }
    await page.getByRole('heading', { level: 1 }).waitFor();
    const other = await page.context().newPage();
    await other.goto('/map');
    await other.getByRole('button', { name: stage().person('clerk').name }).click();
    await other.getByRole('menuitem', { name: 'Sign out', exact: true }).click();
    await other.waitForURL((url) => !url.pathname.startsWith('/map'));
    if (how === 'frozen meanwhile') {
      expect(new URL(page.url()).pathname).toBe('/issues');
      await page.evaluate(() => dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })));
    }
    await page.waitForURL((url) => !url.pathname.startsWith('/issues'));
    expect(await page.getByRole('row').count()).toBe(0);
  });

  it('leaves single keys alone once they are turned off', async () => {
    const page = await stage().as('clerk', '/map');
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.keyboard.press('Shift+?');
    await page.getByRole('switch', { name: 'Single-key shortcuts' }).click();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await page.keyboard.press('n');
    await page.waitForTimeout(300);
    expect(new URL(page.url()).pathname).toBe('/map');
  });

  it('draws the sectors on the map', async () => {
    const page = await stage().as('clerk', '/map');
    await eventually(async () => {
      const codes = (await drawn(page, 'sector-fill')).map(({ code }) => String(code));
      expect(new Set(codes.filter((code) => /^D[1-4]-[A-F]$/.test(code))).size).toBe(24);
    });
  });

  it('does everything by its lists where the browser draws no map', async () => {
    const page = await stage().as('sergeant', '/map');
    await page.context().addInitScript(() => {
      const original = Object.getOwnPropertyDescriptor(HTMLCanvasElement.prototype, 'getContext')?.value as (
        ...args: unknown[]
      ) => unknown;
      HTMLCanvasElement.prototype.getContext = function (this: HTMLCanvasElement, ...args: unknown[]) {
        return String(args[0]).startsWith('webgl') ? null : original.apply(this, args);
      } as typeof HTMLCanvasElement.prototype.getContext;
    });
    await page.reload();
    await page.getByRole('note').waitFor();
    await page.locator('tbody').getByRole('button').first().click();
    await page.getByRole('region', { name: /^Open issues of sector / }).waitFor();
    expect(await page.locator('[data-ready]').count()).toBe(0);
    expect(await barriers(page)).toEqual([]);
  });

  it('prints an issue without what can only be clicked', async () => {
    const { body } = await stage().api<{ items: { id: string; reference: string; summary: string }[] }>(
      'clerk',
      'GET',
      '/issues?status=assigned&limit=1',
    );
    const [issue] = body.items;
    const page = await stage().as('clerk', `/issues/${issue?.id}`);
    const menu = page.getByRole('navigation', { name: 'Main' });
    const actions = page.getByRole('group', { name: `Actions for ${issue?.reference}` });
    await actions.waitFor();
    expect(await menu.isVisible()).toBe(true);
    await page.emulateMedia({ media: 'print' });
    expect([await menu.isVisible(), await actions.isVisible()]).toEqual([false, false]);
    await page
      .getByText(issue?.summary ?? 'none')
      .first()
      .waitFor();
    await page.getByRole('heading', { name: 'Timeline' }).waitFor();
  });
}
