import { beforeAll, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { barriers } from './accessible.js';
import type { Stage } from './stage.js';
import { eventually } from './eventually.js';

/** No other suite reports these; so their deadlines may be short. */
const category = 'panhandling';
const quick = { acknowledgeSeconds: 1, resolveSeconds: 86_400, escalationAcknowledgeSeconds: 3_600, followUpSeconds: 7_200 };
const minuteMs = 60_000;

interface Escalation {
  id: string;
  reference: string;
  issueId: string;
  state: string;
  version: number;
  level: number;
}

/** The wall of a sergeant, on the real clock of the real services. */
export function wallSuite(stage: () => Stage): void {
  beforeAll(async () => {
    const answer = await stage().api('admin', 'PUT', '/policies', { body: { category, priority: 'normal', ...quick } });
    expect(answer.status).toBe(200);
  });

  const line = (page: Page, reference: string) => page.getByRole('listitem').filter({ hasText: reference });

  it(
    'shows an escalation that is raised while it is open, and acknowledges it in one click',
    async () => {
      const page = await openWall(stage());
      const { reference, id } = await raise(stage());
      const row = line(page, reference);
      await row
        .getByText(/\d+ s|\d+ min/)
        .first()
        .waitFor();
      await row.getByText('Somebody asks for money at the crossing').waitFor();
      await row.getByText(/D1-\w+.*(on|off) duty/).waitFor();
      // Without pointing at it: whoever looks at a screen on the wall sees what can be done.
      for (const what of ['Acknowledge', 'Take over', 'Reassign'])
        expect(await row.getByRole('button', { name: `${what} ${reference}` }).isVisible()).toBe(true);
      await eventually(async () => {
        const column = page.getByRole('region', { name: 'Level 1, Sergeant' });
        const [rows, head] = [await column.getByRole('listitem').count(), await column.getByTestId('count').textContent()];
        expect(head).toMatch(new RegExp(`^${rows} issue`));
      });
      await page.getByRole('button', { name: `Acknowledge ${reference}` }).click();
      await line(page, reference).getByText('has it').waitFor();
      const { body } = await stage().api<Escalation>('sergeant', 'GET', `/escalations/${id}`);
      expect(body.state).toBe('acknowledged');
      await page.mouse.move(0, 0);
      // What somebody took on comes after everything that nobody did.
      const last = page.getByRole('region', { name: 'Level 1, Sergeant' }).getByRole('listitem').last();
      await eventually(async () => expect(await last.textContent()).toContain('has it'));
      expect(await page.getByRole('link', { name: reference }).getAttribute('href')).toMatch(/^\/issues\/[0-9a-f-]{36}$/);
    },
    minuteMs,
  );

  it(
    'does not move under the pointer, and says how many are new',
    async () => {
      const page = await openWall(stage());
      const column = page.getByRole('region', { name: 'Level 1, Sergeant' });
      await column.getByRole('heading').hover();
      const before = await column.getByRole('listitem').count();
      const { reference } = await raise(stage());
      await column.getByRole('button', { name: '1 new' }).waitFor();
      expect(await line(page, reference).count()).toBe(0);
      expect(await column.getByRole('listitem').count()).toBe(before);
      await column.getByRole('button', { name: '1 new' }).click();
      await line(page, reference).waitFor();
    },
    minuteMs,
  );

  it(
    'says who was there first',
    async () => {
      const { id, reference, version } = await raise(stage());
      const page = await openWall(stage());
      await line(page, reference).waitFor();
      // The news of it is held up: the page knows the escalation as it was.
      await page.route(/\/api\/v1\/escalations\?/, (route) => route.abort());
      expect((await stage().api('commander', 'POST', `/escalations/${id}/acknowledge`, { ifMatch: version })).status).toBe(200);
      await page.getByRole('button', { name: `Acknowledge ${reference}` }).click();
      await page
        .getByRole('alert')
        .getByText(`${stage().person('commander').name} acknowledged it`)
        .waitFor();
      await page.unroute(/\/api\/v1\/escalations\?/);
    },
    minuteMs,
  );

  it(
    'gives an issue to another officer, by name, with their load and whether they are on shift, from each page by the same list',
    async () => {
      const { reference, issueId } = await raise(stage());
      const holder = async () =>
        (await stage().api<{ officer: { name: string } }>('sergeant', 'GET', `/assignments/${issueId}`)).body.officer.name;
      const page = await openWall(stage());
      await page.getByRole('button', { name: `Reassign ${reference}` }).click();
      const dialog = page.getByRole('dialog', { name: `Reassign ${reference}` });
      await dialog.getByText(/has it now/).waitFor();
      expect(await dialog.getByText(/(on shift until|not on shift|absent until).*, \d+ open/).count()).toBeGreaterThan(0);
      expect(await barriers(page)).toEqual([]);
      await dialog.getByRole('radio').first().check();
      const give = dialog.getByRole('button', { name: /^Give it to/ });
      const name = ((await give.textContent()) ?? '').replace('Give it to ', '');
      await give.click();
      await dialog.waitFor({ state: 'hidden' });
      expect(await holder()).toBe(name);

      await page.goto(`${stage().origin}/issues/${issueId}`);
      await page.getByRole('button', { name: 'Reassign' }).click();
      await dialog.getByText(`${name} has it now.`).waitFor();
      expect(await dialog.getByRole('radio', { name }).count()).toBe(0);
      await dialog.getByRole('radio').first().check();
      await give.click();
      await dialog.waitFor({ state: 'hidden' });
      const second = await holder();
      expect(second).not.toBe(name);
      await page.locator('article header').getByText(second).waitFor();

      await page.goto(`${stage().origin}/issues?q=${reference}`);
      await page.getByRole('checkbox', { name: `Select ${reference}` }).check();
      await page.getByRole('button', { name: 'Reassign' }).click();
      const several = page.getByRole('dialog', { name: 'Reassign 1 issue' });
      await several.getByRole('radio', { name }).check();
      await several.getByRole('button', { name: `Reassign 1 issue to ${name}` }).click();
      await several.getByText('1 of 1 reassigned').waitFor();
      expect(await holder()).toBe(name);
    },
    minuteMs,
  );

  it(
    'gives an issue to the supervisor who takes it over',
    async () => {
      const { reference, issueId, id } = await raise(stage());
      const page = await openWall(stage());
      await page.getByRole('button', { name: `Take over ${reference}` }).click();
      await page.getByText(`You have ${reference} now.`).waitFor();
      const { body } = await stage().api<{ officer: { name: string } }>('sergeant', 'GET', `/assignments/${issueId}`);
      expect(body.officer.name).toBe(stage().person('sergeant').name);
      await eventually(async () =>
        expect((await stage().api<Escalation>('sergeant', 'GET', `/escalations/${id}`)).body.state).not.toBe('open'),
      );
    },
    minuteMs,
  );

  it(
    'dims and says so when the line is cut, and is complete when it is back',
    async () => {
      const page = await openWall(stage());
      await page.context().setOffline(true);
      await page.getByText('Reconnecting').waitFor();
      const { reference } = await raise(stage());
      await page
        .getByText(/^Stale since \d\d:\d\d$/)
        .first()
        .waitFor({ timeout: minuteMs });
      expect(await page.locator('[data-stale]').evaluate((element) => getComputedStyle(element).filter)).toBe('grayscale(1)');
      expect(await line(page, reference).count()).toBe(0);
      expect(await barriers(page)).toEqual([]);
      await page.context().setOffline(false);
      await page.getByText('Live', { exact: true }).waitFor();
      await line(page, reference).waitFor();
      expect(await page.locator('[data-stale]').count()).toBe(0);
    },
    2 * minuteMs,
  );

  it('fills the screen and gives it back, by the key F', async () => {
    const page = await openWall(stage());
    await page.keyboard.press('f');
    await page.getByRole('button', { name: 'Leave full screen' }).waitFor();
    expect(await page.evaluate(() => document.fullscreenElement?.getAttribute('aria-label'))).toBe('Escalations');
    await page.keyboard.press('f');
    await page.getByRole('button', { name: /^Full screen/ }).waitFor();
  });
}

async function openWall(stage: Stage): Promise<Page> {
  const page = await stage.as('sergeant', '/wall');
  await page.getByText('Live', { exact: true }).waitFor();
  await page.getByRole('region', { name: 'Level 1, Sergeant' }).waitFor();
  return page;
}

/** Reports something in the sergeant's precinct, and waits until it is late. */
async function raise(stage: Stage): Promise<Escalation> {
  const { body: sectors } = await stage.api<{ items: { bbox: [number, number, number, number] }[] }>(
    'clerk',
    'GET',
    '/sectors?precinct=D1&limit=1',
  );
  const [west = 0, south = 0, east = 0, north = 0] = sectors.items[0]?.bbox ?? [];
  const body = {
    category,
    summary: 'Somebody asks for money at the crossing',
    location: { lat: (south + north) / 2, lng: (west + east) / 2 },
    channel: 'phone',
  };
  const reported = await stage.api<{ id: string }>('clerk', 'POST', '/issues', { body });
  expect(reported.status).toBe(201);
  return eventually(async () => {
    const { body: wall } = await stage.api<{ items: Escalation[] }>('sergeant', 'GET', '/escalations?state=open&limit=200');
    const found = wall.items.find(({ issueId }) => issueId === reported.body.id);
    expect(found).toBeDefined();
    return found as Escalation;
  });
}
