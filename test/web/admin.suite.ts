import { expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { barriers, pixelsTooWide } from './accessible.js';
import { eventually } from './eventually.js';
import { looks } from './looks.js';
import { choose, drawnChange, island } from './sector-import.js';
import type { Stage } from './stage.js';

const slowMs = 60_000;
const looksMs = 180_000;

/** What an administrator looks after. */
export function adminSuite(stage: () => Stage): void {
  const code = `B${Date.now() % 100_000}`;
  const row = (page: Page, name: string | RegExp) => page.getByRole('row', { name });

  it(
    'says of each row of a roster that is refused which it is and why, and takes the others',
    async () => {
      const page = await stage().as('admin', '/admin/officers');
      const [good, bad] = [`${code}-1`, `${code}-2`];
      const roster = `badge,name,rank,sectors\n${good},Imara Quillfeather,officer,\n${bad},Tobin Larkspur,captain,\n`;
      await choose(page, 'roster.csv', 'text/csv', roster);
      await row(page, `3 ${bad} Refused rank must be one of officer, sergeant, lieutenant, commander`).waitFor();
      await row(page, `2 ${good} Added Imara Quillfeather`).waitFor();
      const known = async (badge: string) =>
        (await stage().api<{ items: unknown[] }>('admin', 'GET', `/officers?badge=${badge}`)).body.items.length;
      expect(await known(good)).toBe(0);
      await page.getByRole('button', { name: 'Apply' }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Add 1, change 0' }).click();
      await page.getByRole('status').getByText('1 officer added, 0 changed, 0 unchanged, 1 rows refused').waitFor();
      expect([await known(good), await known(bad)]).toEqual([1, 0]);
    },
    slowMs,
  );

  it(
    'makes a key that works from a second administrator’s approval until it is revoked, and the trail names all of them',
    async () => {
      const page = await stage().as('admin', '/admin/keys');
      const name = `Key ${code}`;
      const comeIn = async (token: string) => {
        const answer = await fetch(`${stage().systemUrl}/api/v1/me`, { headers: { authorization: `Bearer ${token}` } });
        return { status: answer.status, body: (await answer.json()) as { role?: string; only?: string[] } };
      };
      await page.getByRole('button', { name: 'Make a key' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('button', { name: 'Make it' }).click();
      await dialog.getByLabel('Name').and(page.locator('[aria-invalid=true]')).waitFor();
      await dialog.getByLabel('Name').fill(name);
      await dialog.getByText('of that, reading only').click();
      await dialog.getByRole('button', { name: 'Make it' }).click();
      const token = await dialog.getByLabel('Key', { exact: true }).inputValue();
      await dialog.getByText('It works once a second administrator has approved it').waitFor();
      expect((await comeIn(token)).status).toBe(401);
      await dialog.getByRole('button', { name: 'Close' }).last().click();
      await page.getByRole('heading', { name: 'Waiting for a second administrator' }).waitFor();
      await row(page, new RegExp(`${name} .*Another administrator has to approve it`)).waitFor();
      expect(await page.getByRole('button', { name: `Approve ${name}` }).count()).toBe(0);

      const second = await stage().as('secondAdmin', '/admin/keys');
      await second.getByRole('button', { name: `Approve ${name}` }).click();
      await second.getByRole('dialog').getByText('It may do what an administrator may not: reporter: read').waitFor();
      await second.getByRole('dialog').getByRole('button', { name: 'Approve', exact: true }).click();
      await second.getByRole('status').getByText(`The key “${name}” is approved`).waitFor();
      expect(await comeIn(token)).toMatchObject({ status: 200, body: { role: 'clerk', only: ['*:read'] } });

      await page.reload();
      await page.getByRole('button', { name: `Revoke ${name}` }).click();
      await dialog.getByText('Whatever comes in with it as clerk is refused from then on').waitFor();
      expect((await comeIn(token)).status).toBe(200);
      await dialog.getByRole('button', { name: 'Revoke', exact: true }).click();
      await page.getByRole('status').getByText(`The key “${name}” is revoked`).waitFor();
      expect((await comeIn(token)).status).toBe(401);

      await stage().api('clerk', 'POST', '/api-keys', { body: { name: 'Not theirs to make', role: 'clerk' } });
      const { id } = stage().person('admin');
      const looks = async (query: string, line: RegExp) => {
        await page.goto(`${stage().origin}/admin/audit?${query}`);
        await page.getByRole('button', { name: 'Search', exact: true }).waitFor();
        // The trail is written by its own service, a little later.
        return eventually(async () => {
          await page.getByRole('button', { name: 'Search', exact: true }).click();
          await row(page, line).first().waitFor({ timeout: 2_000 });
          return true;
        }, 30_000);
      };
      const approving = encodeURIComponent('POST /api/v1/api-keys/:id/approve');
      const secondId = stage().person('secondAdmin').id;
      expect(
        await looks(
          `who=${secondId}&action=${approving}`,
          new RegExp(`${stage().person('secondAdmin').name}, admin Approved an API key .* Done`),
        ),
      ).toBe(true);
      const action = encodeURIComponent('POST /api/v1/api-keys/:id/revoke');
      expect(
        await looks(
          `who=${id}&action=${action}`,
          new RegExp(`${stage().person('admin').name}, admin Revoked an API key .*${name}.* Done`),
        ),
      ).toBe(true);
      expect(await page.getByLabel('Who', { exact: true }).first().inputValue()).toBe(stage().person('admin').name);
      expect(await page.getByRole('link', { name: 'Download as CSV' }).getAttribute('href')).toContain(`who=${id}`);
      expect(
        await looks(`who=${stage().person('clerk').id}&result=refused`, /clerk Made an API key .*Refused: not permitted/),
      ).toBe(true);
    },
    2 * slowMs,
  );

  it(
    'adds an agency, renames it, and deactivates it',
    async () => {
      const page = await stage().as('admin', '/admin/agencies');
      const name = `Street Lights ${code}`;
      await page.getByRole('button', { name: 'Add an agency' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel('Name').fill(name);
      expect(await dialog.getByLabel('Code').inputValue()).toBe(`street-lights-${code.toLowerCase()}`);
      await dialog.getByLabel('Code').fill('public-works');
      await dialog.getByRole('button', { name: 'Add' }).click();
      await dialog.getByText('must be a code that no agency has').waitFor();
      await dialog.getByLabel('Code').fill(`lights-${code}`);
      await dialog.getByRole('button', { name: 'Add' }).click();
      await page.getByRole('status').getByText(`${name} is saved.`).waitFor();
      await page.getByRole('button', { name: `Change ${name}` }).click();
      await dialog.getByLabel('Name').fill(`${name} Office`);
      await dialog.getByRole('button', { name: 'Save' }).click();
      await row(page, `${name} Office lights-${code} - Active`).waitFor();
      await page.getByRole('button', { name: `Deactivate ${name} Office` }).click();
      await dialog.getByText('Nothing more can be referred to it').waitFor();
      await dialog.getByRole('button', { name: 'Deactivate' }).click();
      await row(page, `${name} Office lights-${code} - Inactive`).waitFor();
      const { body } = await stage().api<{ items: { code: string; active: boolean }[] }>('officer', 'GET', '/agencies');
      expect(body.items.find((one) => one.code === `lights-${code}`)?.active).toBe(false);
    },
    slowMs,
  );

  it(
    'says at its field what is wrong with a deadline, keeps what was written, and saves it once it is right',
    async () => {
      const page = await stage().as('admin', '/admin/deadlines');
      type Policies = {
        items: { category: string | null; priority: string; resolveSeconds: number; acknowledgeSeconds: number }[];
      };
      const low = async () => {
        const { body } = await stage().api<Policies>('admin', 'GET', '/policies');
        return body.items.find(({ category, priority }) => category === null && priority === 'low');
      };
      const before = await low();
      await page.getByRole('button', { name: 'Change: every category, low' }).click();
      const dialog = page.getByRole('dialog');
      const resolve = dialog.getByLabel('Resolve within');
      const faultOf = async () => {
        await dialog.locator('[aria-invalid=true]').waitFor();
        const described = (await resolve.getAttribute('aria-describedby'))?.split(' ').filter((id) => id !== '') ?? [];
        return (await Promise.all(described.map((id) => page.locator(`[id="${id}"]`).textContent()))).join(' ');
      };
      await resolve.fill('soon');
      await dialog.getByRole('button', { name: 'Save' }).click();
      expect(await faultOf()).toContain('Write it with its unit');
      await resolve.fill('1 min');
      await dialog.getByRole('button', { name: 'Save' }).click();
      await dialog.getByText('must not be less than “Acknowledge within”').waitFor();
      expect(await faultOf()).toContain('must not be less than');
      expect([await resolve.inputValue(), await low()]).toEqual(['1 min', before]);
      await resolve.fill('20 days');
      await dialog.getByRole('button', { name: 'Save' }).click();
      await page.getByRole('status').getByText('Saved: low priority, every category').waitFor();
      expect(await low()).toMatchObject({ resolveSeconds: 20 * 86_400, acknowledgeSeconds: before!.acknowledgeSeconds });
      await row(page, /every category low .* 20 d/).waitFor();
    },
    slowMs,
  );

  it(
    'signs somebody out of the browser they work in, after asking once',
    async () => {
      const theirs = await stage().as('lieutenant', '/wall');
      await theirs.getByRole('heading', { level: 1 }).waitFor();
      const { name } = stage().person('lieutenant');
      const page = await stage().as('admin', '/admin/people');
      await page.getByRole('button', { name: `Sign out ${name}` }).click();
      expect(await theirs.evaluate(async () => (await fetch('/api/v1/me')).status)).toBe(200);
      await page.getByRole('dialog').getByRole('button', { name: 'Sign out' }).click();
      await page
        .getByRole('status')
        .getByText(new RegExp(`${name} was signed out: \\d+ sessions? ended`))
        .waitFor();
      expect(await theirs.evaluate(async () => (await fetch('/api/v1/me')).status)).toBe(401);
      // Their key was left alone.
      expect((await stage().api('lieutenant', 'GET', '/me')).status).toBe(200);
    },
    slowMs,
  );

  it(
    'counts the first steps that are done',
    async () => {
      const page = await stage().as('admin', '/admin');
      await page.getByRole('heading', { name: /Make it yours: \d of 5 done/ }).waitFor();
      await page.getByRole('listitem').filter({ hasText: 'Sectors are imported - done' }).waitFor();
    },
    slowMs,
  );

  it(
    'shows nothing of it to who may not look after it',
    async () => {
      const page = await stage().as('clerk', '/admin/keys');
      await page.getByText('it is not yours to see').waitFor();
      expect(await page.getByRole('button', { name: 'Make a key' }).count()).toBe(0);
    },
    slowMs,
  );

  it.each(looks)(
    'has no barriers on any page and dialog, $colorScheme',
    async (options) => {
      const page = await stage().as('admin', '/admin', options);
      const found: Record<string, unknown> = {};
      const look = async (name: string) => {
        const sideways = await pixelsTooWide(page);
        const lines = [...(await barriers(page)), ...(sideways > 0 ? [`scrolls sideways by ${sideways}`] : [])];
        if (lines.length > 0) found[name] = lines;
      };
      const go = async (section: string, there: string) => {
        await page.goto(`${stage().origin}/admin/${section}`);
        await page.getByText(there).first().waitFor();
        await look(section);
      };
      const dialog = async (name: string) => {
        await page.getByRole('dialog').waitFor();
        // What is on its way in is half transparent.
        await page.waitForTimeout(400);
        await look(`${name} dialog`);
        await page.keyboard.press('Escape');
        await page.getByRole('dialog').waitFor({ state: 'hidden' });
      };
      await go('', 'Make it yours');
      await go('sectors', 'sectors in');
      await choose(page, 'island.geojson', 'application/geo+json', island(`${code}X`, 0.004));
      await page.getByRole('button', { name: 'See what would change' }).click();
      await page.getByText('As it would be').waitFor();
      await drawnChange(page, `${code}X`);
      await look('sectors, what would change');
      await page.getByRole('button', { name: 'Apply' }).click();
      await dialog('apply');
      await go('officers', 'Columns: badge');
      await choose(page, 'roster.csv', 'text/csv', `badge,name,rank\n${code}-9,Wren Alder,captain\n`);
      await page.getByText('Refused', { exact: true }).waitFor();
      await look('officers, what would change');
      await go('deadlines', 'A deadline runs from the report');
      await page.getByRole('button', { name: 'Change: every category, urgent' }).click();
      await dialog('deadline');
      await go('agencies', 'Usually given');
      await page.getByRole('button', { name: 'Add an agency' }).click();
      await dialog('agency');
      await go('people', 'Last seen');
      await page.getByRole('button', { name: `Sign out ${stage().person('admin').name}` }).click();
      await dialog('sign out');
      await stage().api('secondAdmin', 'POST', '/api-keys', { body: { name: `Waiting ${code}`, role: 'clerk' } });
      await go('keys', 'Last used');
      await page
        .getByRole('button', { name: `Approve Waiting ${code}` })
        .first()
        .click();
      await dialog('approve');
      await page.getByRole('button', { name: 'Make a key' }).click();
      await dialog('key');
      await page
        .getByRole('button', { name: /^Revoke / })
        .first()
        .click();
      await dialog('revoke');
      await go('dead-letters', 'An event that fails again and again');
      await go('audit', 'Download as CSV');
      expect(found).toEqual({});
    },
    looksMs,
  );
}
