import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, it } from '@jest/globals';
import { rootDir } from '../system/system.js';
import { barriers } from './accessible.js';
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

  it('answers a path without a page with 404', async () => {
    const answer = await fetch(`${stage().systemUrl}/nothing-here`);
    expect(answer.status).toBe(404);
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
    await page.getByPlaceholder('Search or go to').fill('coverage');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/coverage');
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

  it('is typed by what the API says of itself', async () => {
    const web = join(rootDir, 'apps/web');
    const { typesOf } = (await import(pathToFileURL(join(web, 'scripts/openapi-types.mjs')).href)) as {
      typesOf: (document: unknown) => Promise<string>;
    };
    const document: unknown = await (await fetch(`${stage().systemUrl}/docs/openapi.json`)).json();
    // Not compared by `toBe`: the difference of two long texts takes minutes. Mended by `npm run api-types -w @owcr/web`.
    expect((await typesOf(document)) === readFileSync(join(web, 'src/api/schema.d.ts'), 'utf8')).toBe(true);
  });
}
