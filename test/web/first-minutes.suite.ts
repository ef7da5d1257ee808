import { expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { eventually } from './eventually.js';
import type { Stage } from './stage.js';

const testMs = 3 * 60_000;
/** No other suite reports these; so their deadline may be short. Long enough for the officer to see it before it is missed. */
const category = { code: 'broken-window', typed: 'brkn win' };
const quick = { acknowledgeSeconds: 12, resolveSeconds: 86_400, escalationAcknowledgeSeconds: 3_600, followUpSeconds: 7_200 };

interface Place {
  lat: number;
  lng: number;
}

/** The first five minutes: one issue in three windows, each of which learns of it without being loaded anew. */
export function firstMinutesSuite(stage: () => Stage): void {
  it(
    'goes from the clerk to the officer, is late on the wall, and is resolved, in three windows',
    async () => {
      const policy = { category: category.code, priority: 'normal', ...quick };
      expect((await stage().api('admin', 'PUT', '/policies', { body: policy })).status).toBe(200);
      const place = await placeOfTheOfficer(stage());
      const officer = await stage().as('officer', '/officer', { viewport: { width: 390, height: 844 }, hasTouch: true });
      const supervisor = await stage().as('sergeant', '/wall');
      const clerk = await stage().as('clerk', '/map');
      for (const page of [officer, supervisor]) await page.getByText('Live', { exact: true }).waitFor();
      await clerk.getByRole('heading', { level: 1 }).waitFor();

      const summary = 'The window of the shop at the corner is broken';
      await enter(clerk, summary, place);
      const toast = clerk.getByRole('alert').filter({ hasText: 'is saved' });
      await toast.getByText(new RegExp(`Sector .+, officer ${stage().person('officer').name}, acknowledge by`)).waitFor();
      const reference = /[A-Z]+\d*-\d+/.exec(await toast.innerText())?.[0] ?? 'none';

      const card = officer.getByRole('listitem').filter({ hasText: reference });
      // A list does not move under the finger: it says that there is more.
      await officer.getByRole('button', { name: /^\d+ new/ }).click();
      await card.getByText(summary).waitFor();

      const late = supervisor
        .getByRole('region', { name: 'Level 1, Sergeant' })
        .getByRole('listitem')
        .filter({ hasText: reference });
      await late.waitFor({ timeout: 60_000 });
      await supervisor.getByRole('button', { name: `Acknowledge ${reference}` }).click();
      await late.getByText('has it').waitFor();

      await card.getByRole('button', { name: 'Acknowledge' }).click();
      await officer.getByRole('button', { name: /^Mine \d/ }).click();
      await card.getByRole('button', { name: 'Start work' }).click();
      await card.getByRole('link').first().click();
      await officer.getByRole('button', { name: 'Resolve' }).first().click();
      await officer.getByRole('dialog').getByText('Fixed', { exact: true }).click();
      await officer.getByRole('dialog').getByRole('button', { name: 'Resolve' }).click();

      await eventually(async () => {
        await clerk.reload();
        const lines = await timelineOf(clerk);
        for (const line of expectedLines) expect(lines).toContainEqual(expect.stringMatching(line));
      }, 30_000);
      // Every line after the first says how long after the one before it was.
      expect((await timelineOf(clerk)).slice(1).every((line) => /(later|at once)/.test(line))).toBe(true);
      // Nor does the wall under the pointer.
      await supervisor.mouse.move(0, 0);
      await late.waitFor({ state: 'hidden', timeout: 30_000 });
    },
    testMs,
  );
}

const expectedLines = [
  /^Reported/,
  /^Assigned to .+ by the rule for its sector/,
  /^Deadline set for acknowledging/,
  /^Deadline for acknowledging missed/,
  /^Escalated to level 1/,
  /^Escalation of level 1 acknowledged/,
  /^Acknowledged/,
  /^Work started/,
  /^Resolved: fixed/,
];

async function timelineOf(page: Page): Promise<string[]> {
  const timeline = page.getByRole('region', { name: 'Timeline' }).getByRole('listitem');
  await timeline.first().waitFor();
  return timeline.allInnerTexts();
}

/** As the clerk does it, without a mouse. */
async function enter(page: Page, summary: string, { lat, lng }: Place): Promise<void> {
  await page.keyboard.press('n');
  await page.locator('#summary:focus').waitFor();
  await page.keyboard.type(summary);
  await page.keyboard.press('Tab');
  await page.keyboard.type(category.typed);
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await page.locator('#location').focus();
  await page.keyboard.type(`${lat}, ${lng}`);
  await page.getByText(/^Sector .+, officer .+/).waitFor();
  await page.keyboard.press('Control+Enter');
}

/** Somewhere an issue that is reported now goes to the officer of the demo city. */
async function placeOfTheOfficer(stage: Stage): Promise<Place> {
  const { id } = stage.person('officer');
  const { body: officer } = await stage.api<{ sectors: string[] }>('clerk', 'GET', `/officers/${id}`);
  const { body } = await stage.api<{ items: { code: string; bbox: [number, number, number, number] }[] }>(
    'clerk',
    'GET',
    '/sectors?precinct=D1&limit=200',
  );
  for (const { bbox } of body.items.filter(({ code }) => officer.sectors.includes(code)))
    for (const share of [0.5, 0.4, 0.6]) {
      const [west, south, east, north] = bbox;
      const place = { lat: south + (north - south) * share, lng: west + (east - west) * share };
      const at = await stage.api<{ officer: { id: string } | null }>(
        'clerk',
        'GET',
        `/sectors/at?lat=${place.lat}&lng=${place.lng}`,
      );
      if (at.body.officer?.id === id) return place;
    }
  throw new Error('an issue reported now goes to nobody of the demo people');
}
