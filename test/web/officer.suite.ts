import { expect, it } from '@jest/globals';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { barriers, pixelsTooWide } from './accessible.js';
import { eventually } from './eventually.js';
import { answerMany } from './many-issues.js';
import { issueOnce, type Issue } from './issue-once.js';
import type { Stage } from './stage.js';

type Items<T> = { items: T[] };

const phone: BrowserContextOptions = { viewport: { width: 390, height: 844 }, hasTouch: true };
/** A busy machine does all of this slowly. */
const withinMs = 45_000;
const testMs = 3 * 60_000;

/** What an officer does, in the hand and without a line. */
export function officerSuite(stage: () => Stage): void {
  const api = async <T>(...args: Parameters<Stage['api']>): Promise<T> => (await stage().api<T>(...args)).body;
  const issue = (id: string) => api<Issue>('sergeant', 'GET', `/issues/${id}`);
  const notes = async (id: string) => (await api<Items<{ text: string }>>('sergeant', 'GET', `/issues/${id}/notes`)).items;
  const assignment = (id: string) => api<{ version: number }>('sergeant', 'GET', `/assignments/${id}`);

  /** An issue that the officer of the stage has and has not acknowledged. */
  async function assigned(summary: string): Promise<Issue> {
    const { id: officerId } = stage().person('officer');
    const known = await api<Items<{ location: object | null }>>('sergeant', 'GET', `/issues?officer=${officerId}&limit=200`);
    const location = known.items.find((one) => one.location)?.location;
    const body = { category: 'noise-street', summary, location, channel: 'phone' };
    const { id, reference } = await api<Issue>('clerk', 'POST', '/issues', { body });
    const made = await issueOnce(stage(), reference, ({ status }) => status === 'assigned');
    if (made.officer?.id !== officerId) {
      const { version } = await assignment(id);
      await api('sergeant', 'POST', `/assignments/${id}/reassign`, { body: { officerId }, ifMatch: version });
    }
    return issueOnce(stage(), reference, ({ officer }) => officer?.id === officerId);
  }

  /** Worked on until it is fixed, and then it was not. */
  async function reopen({ id, reference }: Issue): Promise<void> {
    const command = async (name: string, from: string, body?: object) => {
      const { version } = await issueOnce(stage(), reference, ({ status }) => status === from);
      await api(name === 'reopen' ? 'sergeant' : 'officer', 'POST', `/issues/${id}/${name}`, { body, ifMatch: version });
    };
    await command('start', 'acknowledged');
    await command('resolve', 'in-progress', { reason: 'fixed' });
    await command('reopen', 'resolved', { reason: 'It is all back again.' });
    await issueOnce(stage(), reference, ({ status, reopenCount }) => status === 'assigned' && reopenCount === 1);
  }

  const card = (page: Page, { id }: Issue) => page.locator(`[data-issue="${id}"]`);
  const atWork = async (made: Issue, options = phone) => {
    const page = await stage().as('officer', '/officer', options);
    page.setDefaultTimeout(withinMs);
    await card(page, made).waitFor();
    await onDevice(page);
    return page;
  };

  it(
    'keeps what is done without a line, says so, and sends it once when the line is back',
    async () => {
      const made = await assigned('Loud music behind the library');
      const page = await atWork(made);
      await page.context().setOffline(true);
      await card(page, made).getByRole('button', { name: 'Acknowledge' }).click();
      await page.getByRole('button', { name: 'Mine' }).click();
      await card(page, made).getByText('Acknowledge: Queued').waitFor();
      await card(page, made).getByRole('link').first().click();
      await page.getByRole('textbox', { name: 'New note' }).fill('Spoke to the landlord.');
      await page.getByRole('button', { name: 'Add note' }).click();
      await page.getByText('Note: Queued').waitFor();
      // Never opened before: what is known is shown, and what is not is said in a quiet line each.
      await page.getByText('The notes are not on this device.').waitFor();
      expect(await page.getByRole('alert').count()).toBe(0);
      const buffer = Buffer.from(await page.evaluate(drawWide), 'base64');
      for (const waiting of [1, 2]) {
        await page.getByLabel('Photo to add').setInputFiles({ name: `${waiting}.png`, mimeType: 'image/png', buffer });
        await page
          .getByText('Photo: Queued')
          .nth(waiting - 1)
          .waitFor();
      }
      await page.getByText(/Offline since \d\d:\d\d, 4 changes waiting to send/).waitFor();
      expect(await barriers(page)).toEqual([]);
      expect(await notes(made.id)).toEqual([]);
      await page.context().setOffline(false);
      await page.getByText('Note: Queued').waitFor({ state: 'hidden', timeout: withinMs });
      await page
        .getByRole('button', { name: /^Photo by/ })
        .nth(1)
        .waitFor();
      await issueOnce(stage(), made.reference, ({ status }) => status === 'acknowledged');
      // It is Sending for a moment first.
      await eventually(async () => expect((await notes(made.id)).map(({ text }) => text)).toEqual(['Spoke to the landlord.']));
    },
    testMs,
  );

  it(
    'acknowledges with ten seconds to take it back, and at once when its officer leaves the page',
    async () => {
      const made = await assigned('Bins on the stairs');
      const here = { latitude: 44.06, longitude: -38.5 };
      const page = await atWork(made, { ...phone, geolocation: here, permissions: ['geolocation'] });
      await page.getByText(/^\d+ new, \d+ late, nearest [\d.]+ k?m$/).waitFor();
      await card(page, made)
        .getByRole('link', { name: `Directions to ${made.reference}` })
        .waitFor();
      await card(page, made).getByRole('button', { name: 'Acknowledge' }).click();
      await card(page, made).getByText('Acknowledged', { exact: true }).waitFor();
      expect(await barriers(page)).toEqual([]);
      await card(page, made).getByRole('button', { name: /^Undo/ }).click();
      await card(page, made).getByRole('button', { name: 'Acknowledge' }).waitFor();
      await page.waitForTimeout(11_000);
      expect((await issue(made.id)).status).toBe('assigned');
      await card(page, made).getByRole('button', { name: 'Acknowledge' }).click();
      await card(page, made).getByText('Acknowledged', { exact: true }).waitFor();
      await page.goto('/report');
      await issueOnce(stage(), made.reference, ({ status }) => status === 'acknowledged');
      await reopen(made);
      await page.goto('/officer');
      await card(page, made).getByText('Reopened once').waitFor();
      // What was sent while its page went away can no longer be taken back.
      expect(await card(page, made).getByRole('button', { name: /^Undo/ }).count()).toBe(0);
      await card(page, made).getByText('It is all back again.').waitFor();
      await page.getByRole('button', { name: 'Map' }).click();
      await page.locator('[data-ready]').waitFor();
      expect(await card(page, made).count()).toBe(0);
      await page.getByRole('button', { name: 'List' }).click();
      await card(page, made).waitFor();
      expect(await barriers(page)).toEqual([]);
    },
    testMs,
  );

  it(
    'has every one of 250 open issues, and says where that is not all',
    async () => {
      const made = await assigned('Dogs off the leash');
      const page = await stage().as('officer', '/docs/asyncapi.json', phone);
      page.setDefaultTimeout(withinMs);
      await answerMany(page, 250);
      await page.goto(`${stage().origin}/officer`);
      const shelf = page.getByRole('button', { name: /^(New|Mine) 250$/ });
      await shelf.click();
      await page.getByText('Row 249').first().waitFor();
      await answerMany(page, 1_100);
      await page.reload();
      await page.getByText('Showing 1,000 of 1,100, the most urgent first.').waitFor();
      expect((await issue(made.id)).status).toBe('assigned');
    },
    testMs,
  );

  it(
    'starts without a line, with the list, and sends after a restart what waited',
    async () => {
      const made = await assigned('Street light out at the school');
      const page = await atWork(made);
      const isBuilt = await page.evaluate(() => document.querySelector('link[rel=manifest]') !== null);
      // A development server has no service worker: only the built application starts without a line.
      if (isBuilt) {
        await page.context().setOffline(true);
        await page.reload();
        await card(page, made).getByRole('button', { name: 'Acknowledge' }).click();
        await page.getByText(/Offline since .*1 change waiting/).waitFor();
        await card(page, made).waitFor({ state: 'hidden' });
        await page.goto(`/issues/${made.id}`);
        await page.getByText('Acknowledge: Queued').waitFor();
        await page.context().setOffline(false);
      } else await card(page, made).getByRole('button', { name: 'Acknowledge' }).click();
      await issueOnce(stage(), made.reference, ({ status }) => status === 'acknowledged');
    },
    testMs,
  );

  it(
    'shows what was refused meanwhile, with what to do, and drops nothing unread',
    async () => {
      const made = await assigned('Cars on the sidewalk');
      const page = await atWork(made);
      await page.context().setOffline(true);
      await card(page, made).getByRole('button', { name: 'Acknowledge' }).click();
      const { version } = await assignment(made.id);
      const officers = await api<Items<{ id: string; name: string; rank: string; active: boolean }>>(
        'sergeant',
        'GET',
        '/officers?precinct=D1&limit=200',
      );
      const other = officers.items.find(
        ({ id, rank, active }) => rank === 'officer' && active && id !== stage().person('officer').id,
      );
      await api('sergeant', 'POST', `/assignments/${made.id}/reassign`, { body: { officerId: other?.id }, ifMatch: version });
      await issueOnce(stage(), made.reference, ({ officer }) => officer?.id === other?.id);
      await page.context().setOffline(false);
      const refused = page.getByRole('listitem').filter({ hasText: made.reference }).filter({ hasText: 'Acknowledge: Not sent' });
      await refused.getByRole('link', { name: 'See why, and what to do' }).click({ timeout: withinMs });
      await page.getByText('It can no longer be done by you.').waitFor();
      const given = `${stage().person('sergeant').name} gave this to ${other?.name} at `;
      await page.getByText(new RegExp(`^${given}.+\\. Your "Acknowledge" was not sent\\.`)).waitFor();
      expect(await barriers(page)).toEqual([]);
      await page.reload();
      await page.getByText('Acknowledge: Not sent').waitFor();
      await page.getByRole('button', { name: 'Discard' }).click();
      await page.getByText('Acknowledge: Not sent').waitFor({ state: 'hidden' });
      expect((await issue(made.id)).officer?.id).toBe(other?.id);
    },
    testMs,
  );

  it(
    'tells who was faster when two work on one issue, and keeps what was written',
    async () => {
      const made = await assigned('Broken bench in the park');
      const page = await stage().as('officer', `/issues/${made.id}`, phone);
      await page.getByRole('textbox', { name: 'New note' }).fill('Bench is taped off.');
      await page.context().setOffline(true);
      await page.getByRole('button', { name: 'Add note' }).click();
      const ifMatch = (await issue(made.id)).version;
      await api('sergeant', 'POST', `/issues/${made.id}/notes`, { body: { text: 'Parks was called.' }, ifMatch });
      await page.context().setOffline(false);
      await page.getByText(/^.+ changed this at .+: Note written\. Your "Note" was not sent\./).waitFor({ timeout: withinMs });
      await page.getByText('Parks was called.').waitFor();
      await page.getByText('Bench is taped off.').waitFor();
      await page.getByRole('button', { name: 'Note on the newer state' }).click();
      await eventually(async () =>
        expect((await notes(made.id)).map(({ text }) => text)).toEqual(['Parks was called.', 'Bench is taped off.']),
      );
    },
    testMs,
  );

  it(
    'neither shows nor sends to another person on the device what waits',
    async () => {
      const made = await assigned('Music from the roof');
      const page = await atWork(made);
      await page.route('**/api/v1/assignments/**', (route) => route.abort());
      await card(page, made).getByRole('button', { name: 'Acknowledge' }).click();
      await page.getByText(/1 change waiting/).waitFor();
      await page.getByRole('button', { name: stage().person('officer').name }).click();
      await page.getByRole('menuitem', { name: 'Sign out', exact: true }).click();
      const asked = page.getByRole('dialog', { name: 'Sign out?' });
      await asked.getByText('One action is not sent yet. They stay on this device').waitFor();
      await page.route('**/session/logout', (route) => route.abort());
      await asked.getByRole('button', { name: 'Sign out' }).click();
      await asked.getByText('The server cannot be reached').waitFor();
      await page.unroute('**/session/logout');
      await asked.getByRole('button', { name: 'Sign out' }).click();
      await page.waitForURL((url) => !url.pathname.startsWith('/officer'));
      await page.goto(`${stage().origin}/report`);
      const kept = await page.evaluate(countViews);
      expect(kept).toBe(0);
      await stage().signIn(page, 'sergeant');
      await page.unroute('**/api/v1/assignments/**');
      await page.goto(`${stage().origin}/issues/${made.id}`);
      await page.getByRole('heading', { level: 1, name: made.reference }).waitFor();
      await page.getByRole('button', { name: 'Reassign' }).waitFor();
      expect(await page.getByText('Acknowledge: Queued').count()).toBe(0);
      expect((await issue(made.id)).status).toBe('assigned');
    },
    testMs,
  );

  it(
    'is not late by the clock of a device that runs ahead',
    async () => {
      const made = await assigned('Fence pushed over');
      const deadlines = () => api<{ kind: string; dueAt: string }[]>('sergeant', 'GET', `/deadlines/${made.id}`);
      const dueAt = await eventually(async () => {
        const found = (await deadlines()).find(({ kind }) => kind === 'acknowledge')?.dueAt;
        if (found === undefined) throw new Error('no deadline is known yet');
        return found;
      });
      const page = await atWork(made);
      await page.clock.install({ time: Date.parse(dueAt) + 10 * 60_000 });
      await page.goto('/officer');
      await card(page, made)
        .getByText(/^in \d+ (h|min|d)/)
        .waitFor();
      expect(
        await card(page, made)
          .getByText(/late by/)
          .count(),
      ).toBe(0);
    },
    testMs,
  );

  it(
    'says that a photo is too large or none, loses nothing, and makes a large one smaller',
    async () => {
      const made = await assigned('Graffiti on the wall');
      const page = await stage().as('officer', `/issues/${made.id}`, phone);
      await page.getByRole('textbox', { name: 'New note' }).fill('Half a note');
      const input = page.getByLabel('Photo to add');
      await choose(page, 'large.jpg', 'image/jpeg', 41 * 1024 * 1024);
      await page.getByRole('alert').filter({ hasText: 'This photo is too large: 41.0 MB' }).waitFor();
      await input.setInputFiles({ name: 'plan.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7') });
      await page.getByRole('alert').filter({ hasText: 'not a photo' }).waitFor();
      await input.setInputFiles({ name: 'x.png', mimeType: 'image/png', buffer: Buffer.from('no picture at all') });
      await page.getByRole('alert').filter({ hasText: 'cannot read this file' }).waitFor();
      expect(await page.getByRole('textbox', { name: 'New note' }).inputValue()).toBe('Half a note');
      const wide = await page.evaluate(drawWide);
      await input.setInputFiles({ name: 'wide.png', mimeType: 'image/png', buffer: Buffer.from(wide, 'base64') });
      await page.getByRole('button', { name: /^Photo by/ }).click({ timeout: withinMs });
      await page
        .getByRole('dialog')
        .getByRole('img', { name: /^Photo by/ })
        .waitFor();
      expect(await barriers(page)).toEqual([]);
      const photos = await api<Items<{ width: number; height: number }>>('sergeant', 'GET', `/issues/${made.id}/photos`);
      expect(photos.items).toMatchObject([{ width: 2048, height: 512 }]);
    },
    testMs,
  );

  it.each(['light', 'dark'] as const)(
    'stands in nobody’s way on a phone, in %s',
    async (colorScheme) => {
      const made = await assigned(`Dumped mattress \u200b${'m'.repeat(140)} \u202eon its back`);
      const page = await atWork(made, { ...phone, colorScheme });
      expect(await pixelsTooWide(page)).toBe(0);
      for (const shelf of ['New', 'Mine', 'Done']) {
        await page.getByRole('button', { name: new RegExp(`^${shelf} \\d`) }).click();
        expect(await barriers(page)).toEqual([]);
      }
      await page.goto(`/issues/${made.id}`);
      await page.getByText('Reported', { exact: true }).first().waitFor();
      await page.getByRole('heading', { name: 'Timeline' }).waitFor();
      expect(await barriers(page)).toEqual([]);
      // Counted as the API counts: an emoji is one character, and none is cut in half.
      const field = page.getByRole('textbox', { name: 'New note' });
      await field.fill('😀'.repeat(4_990));
      await page.getByText('Characters left: 10', { exact: true }).waitFor();
      await field.fill('😀'.repeat(5_010));
      expect(await field.inputValue()).toBe('😀'.repeat(5_000));
      await field.fill('');
      await page.getByRole('button', { name: 'Decline' }).click();
      await page.getByRole('dialog').getByText('Conflict of interest').waitFor();
      expect(await barriers(page)).toEqual([]);
      expect(await pixelsTooWide(page)).toBe(0);
    },
    testMs,
  );
}

/** Waits until the application is on the device: a development server has no service worker. */
async function onDevice(page: Page): Promise<void> {
  await page.evaluate(async () => {
    if (document.querySelector('link[rel=manifest]')) await navigator.serviceWorker.ready;
  });
  await page.waitForTimeout(2_000);
}

/** A file of a size, made on the page: it is too large to be handed to it. */
async function choose(page: Page, name: string, type: string, bytes: number): Promise<void> {
  await page.getByLabel('Photo to add').evaluate(
    (input, file) => {
      const data = new DataTransfer();
      data.items.add(new File([new Uint8Array(file.bytes)], file.name, { type: file.type }));
      (input as HTMLInputElement).files = data.files;
      input.dispatchEvent(new Event('change', { bubbles: true }));
    },
    { name, type, bytes },
  );
}

function drawWide(): string {
  const canvas = document.createElement('canvas');
  Object.assign(canvas, { width: 4096, height: 1024 });
  canvas.getContext('2d')?.fillRect(0, 0, 2048, 1024);
  return canvas.toDataURL('image/png').split(',')[1] ?? '';
}

function countViews(): Promise<number> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('neighborhood-policing');
    opening.onerror = () => reject(opening.error ?? new Error('no database'));
    opening.onsuccess = () => {
      const counting = opening.result.transaction('views').objectStore('views').count();
      counting.onsuccess = () => resolve(counting.result);
    };
  });
}
