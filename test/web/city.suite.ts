import { expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { barriers, pixelsTooWide, tablesCutOff } from './accessible.js';
import { drawn } from './drawn.js';
import { eventually } from './eventually.js';
import { acknowledgedByOfficer } from './officers-work.js';
import { looks } from './looks.js';
import type { Stage } from './stage.js';

const minuteMs = 60_000;

interface Board {
  sectors: { sector: string; open: number; late: number }[];
}
interface Coverage {
  items: { sector: string; covered: boolean }[];
}
interface Spread {
  count: number;
  p50Seconds: number | null;
  p90Seconds: number | null;
}
type Share = Record<'decided' | 'inTime', number>;
interface Weeks {
  weeks: object[];
  items: object[];
  total: { reported: number; resolved: number; acknowledge: Share; resolve: Share }[];
}
interface Trends {
  items: { key: string; reported: number; open: number; late: number; acknowledge: Spread; resolve: Spread }[];
}

/** The map of the city, who is on shift, and how long it takes. */
export function citySuite(stage: () => Stage): void {
  it(
    'draws every sector of the precinct with what is open and late in it, and has the same in the table',
    async () => {
      const page = await stage().as('sergeant', '/map');
      await page.locator('[data-ready]').waitFor();
      await eventually(async () => {
        const { body } = await stage().api<Board>('sergeant', 'GET', '/board');
        const labels = body.sectors.map(({ sector, open, late }) => `${sector}\n${open} open${late > 0 ? `\n${late} late` : ''}`);
        const features = await drawn(page, 'sector-fill');
        const own = features.filter(({ code }) => body.sectors.some(({ sector }) => sector === code));
        expect([...new Set(own.map(({ label }) => label))].sort()).toEqual(labels.sort());
        const cells = await page
          .locator('tbody tr')
          .evaluateAll((rows) =>
            rows.map((row) => [...row.children].slice(0, 3).map((cell) => (cell.textContent ?? '').split(' ')[0])),
          );
        expect(cells.sort()).toEqual(body.sectors.map(({ sector, open, late }) => [sector, String(open), String(late)]).sort());
      });
    },
    minuteMs,
  );

  it(
    'shows the open issues of a sector as pins and as a list, and keeps the sector in the address',
    async () => {
      const { body } = await stage().api<Board>('sergeant', 'GET', '/board');
      const most = [...body.sectors].sort((a, b) => b.open - a.open)[0];
      if (!most) throw new Error('the city has no sectors');
      const page = await stage().as('sergeant', '/map');
      await page.locator('[data-ready]').waitFor();
      await eventually(async () => expect(await sectorsInView(page)).toBeGreaterThan(1));
      await page.getByRole('button', { name: new RegExp(`^${most.sector}`) }).click();
      const list = page.getByRole('region', { name: `Open issues of sector ${most.sector}` });
      await list.waitFor();
      expect(await list.getByRole('listitem').count()).toBeGreaterThanOrEqual(most.open);
      expect(page.url()).toContain(`sector=${most.sector}`);
      await page.locator('[data-ready]').waitFor();
      const worst = await list.locator('[data-urgency=late]').count();
      await eventually(async () => {
        const features = await drawn(page, 'pins', 'clusters');
        // Rank 3 is late: a cluster says so when one of its issues is.
        const ranks = features.map(({ worst: ofCluster, rank }) => Number(ofCluster ?? rank));
        expect(Math.max(...ranks) === 3).toBe(worst > 0);
      });
      // From close by, where its neighbors are at the edge at most.
      const closer = await zoomOf(page);
      await list.getByRole('button', { name: 'All sectors' }).click();
      await eventually(async () => expect(await zoomOf(page)).toBeLessThan(closer));
      expect(await barriers(page)).toEqual([]);
    },
    minuteMs,
  );

  it(
    'names in words the sectors without an officer on shift',
    async () => {
      const { body } = await stage().api<Coverage>('sergeant', 'GET', '/coverage');
      const uncovered = body.items.filter(({ covered }) => !covered).map(({ sector }) => sector);
      for (const path of ['/map', '/coverage']) {
        const page = await stage().as('sergeant', path);
        await page
          .getByText(/^(Covered all the time|Nobody )|^Open$/)
          .first()
          .waitFor();
        await eventually(async () => {
          const words = await page.getByText(/^No officer is on shift in sector .*\.$/).allTextContents();
          expect(words.map((sentence) => /sector (\S+) /.exec(sentence)?.[1]).sort()).toEqual(uncovered.sort());
        });
        // One line, however many they are.
        if (uncovered.length > 0) expect((await page.locator('summary').first().boundingBox())?.height).toBeLessThan(50);
      }
    },
    minuteMs,
  );

  it(
    'hands over what an absent officer was working on, and says what moves before the absence is changed or withdrawn',
    async () => {
      const { id: officerId, name } = stage().person('officer');
      const { body: sectors } = await stage().api<{ items: { bbox: [number, number, number, number] }[] }>(
        ...(['clerk', 'GET', '/sectors?precinct=D1&limit=1'] as const),
      );
      const [west = 0, south = 0, east = 0, north = 0] = sectors.items[0]?.bbox ?? [];
      const { body: made } = await stage().api<{ reference: string; id: string }>('clerk', 'POST', '/issues', {
        body: {
          ...{ category: 'graffiti', summary: 'Paint on the bench', channel: 'phone' },
          location: { lat: (south + north) / 2, lng: (west + east) / 2 },
        },
      });
      await acknowledgedByOfficer(stage(), made.reference);
      const [startsAt, endsAt] = [-1, 119].map((minutes) => new Date(Date.now() + minutes * minuteMs).toISOString());
      const absence = await stage().api<{ id: string }>('sergeant', 'POST', '/absences', {
        body: { officerId, startsAt, endsAt },
      });
      expect(absence.status).toBe(201);

      const page = await stage().as('sergeant', '/coverage');
      await page.getByRole('button', { name: `To somebody else (${made.reference})` }).click();
      const dialog = page.getByRole('dialog', { name: `Reassign ${made.reference}` });
      await dialog.getByText(`${name} has it now.`).waitFor();
      await dialog.getByRole('radio').first().check();
      await dialog.getByRole('button', { name: /^Give it to/ }).click();
      await dialog.waitFor({ state: 'hidden' });
      await page.getByRole('link', { name: made.reference }).waitFor({ state: 'detached' });
      const given = await stage().api<{ officer: { id: string } }>('sergeant', 'GET', `/assignments/${made.id}`);
      expect(given.body.officer.id).not.toBe(officerId);

      const known = async () =>
        (await stage().api<{ items: { endsAt: string }[] }>('sergeant', 'GET', `/absences?officer=${officerId}&from=${startsAt}`))
          .body.items;
      await page
        .getByRole('button', { name: `Change the absence of ${name}` })
        .first()
        .click();
      const change = page.getByRole('dialog', { name: `Change the absence of ${name}` });
      await change.getByText(/not acknowledged yet|no issue that would move/).waitFor();
      const until = change.getByLabel('Until');
      const before = await until.inputValue();
      await until.fill(before.replace(/:\d\d$/, ':59'));
      expect(await barriers(page)).toEqual([]);
      await change.getByRole('button', { name: 'Save' }).click();
      await change.waitFor({ state: 'hidden' });
      expect((await known()).map((one) => one.endsAt.slice(13))).toContain(':59:00.000Z');
      const count = (await known()).length;
      await page
        .getByRole('button', { name: `Withdraw the absence of ${name}` })
        .first()
        .click();
      const withdraw = page.getByRole('dialog', { name: `Withdraw the absence of ${name}?` });
      await withdraw.getByText('is given issues again in this time').waitFor();
      await withdraw.getByRole('button', { name: 'Withdraw' }).click();
      await withdraw.waitFor({ state: 'hidden' });
      expect(await known()).toHaveLength(count - 1);
    },
    2 * minuteMs,
  );

  it(
    'counts the same times as the API, and links to the same as CSV',
    async () => {
      const page = await stage().as('commander', '/trends?days=90&by=category');
      const link = await page.getByRole('link', { name: 'Table as CSV' }).getAttribute('href');
      const asked = new URL(link ?? '', stage().origin).searchParams;
      expect(Date.parse(asked.get('to') ?? '') - Date.parse(asked.get('from') ?? '')).toBeCloseTo(90 * 24 * 3_600_000, -5);
      expect(asked.get('format')).toBe('csv');
      asked.delete('format');
      const { body } = await stage().api<Trends>('commander', 'GET', `/trends?${asked}`);
      const rows = await page
        .locator('table[aria-label=Trends] tbody tr')
        .evaluateAll((all) =>
          all.map((row) => [
            row.querySelector('th')?.textContent,
            ...[...row.querySelectorAll('[data-figure]')].map((cell) => cell.textContent),
          ]),
        );
      expect(body.items.length).toBeGreaterThan(2);
      expect(rows).toEqual(
        body.items.map(({ key, reported, late, acknowledge, resolve }) => [
          (key.charAt(0).toUpperCase() + key.slice(1)).replaceAll('-', ' '),
          ...[String(reported), String(late)],
          ...[acknowledge, resolve].flatMap(({ p50Seconds, p90Seconds }) => [inWords(p50Seconds), inWords(p90Seconds)]),
        ]),
      );
      const chart = page.getByRole('region', { name: 'Time to acknowledge' });
      await chart.locator('.recharts-bar-rectangle').first().waitFor();
      const withSample = body.items.filter(({ acknowledge }) => acknowledge.count > 0).length;
      expect(await chart.locator('.recharts-bar').first().locator('.recharts-bar-rectangle').count()).toBe(withSample);
    },
    minuteMs,
  );

  it(
    'says week by week what was reported, resolved and done in time, and where it grows',
    async () => {
      const page = await stage().as('commander', '/trends?days=90&by=category');
      const answered = page.waitForResponse((response) => response.url().includes('/trends/weeks'));
      await page.reload();
      const { weeks, items, total } = (await (await answered).json()) as Weeks;
      expect(weeks.length).toBe(12);
      await page.getByText('The figures of these weeks as a table').click();
      const cells = await page
        .locator('table[aria-label=Weeks] tbody tr')
        .evaluateAll((rows) => rows.map((row) => [...row.querySelectorAll('td')].map((cell) => cell.textContent)));
      const share = ({ decided, inTime }: Share) =>
        decided === 0 ? 'none yet' : `${Math.round((inTime / decided) * 100)} % of ${decided}`;
      expect(cells).toEqual(
        total.map(({ reported, resolved, acknowledge, resolve }) => [
          String(reported),
          String(resolved),
          share(acknowledge),
          share(resolve),
        ]),
      );
      const small = page.getByRole('region', { name: 'Reports a week by category' });
      expect(await small.getByRole('listitem').count()).toBe(Math.min(24, items.length));
      await page.getByRole('region', { name: 'Done in time' }).getByText('Target 90 %').waitFor();
      await page.getByRole('region', { name: 'Reported and resolved' }).locator('.recharts-bar-rectangle').first().waitFor();
    },
    minuteMs,
  );

  it.each(['/wall', '/map', '/coverage', '/trends'])(
    '%s stands in no reader’s way, light on a desk and dark on a phone',
    async (path) => {
      for (const look of looks) {
        const page = await stage().as('sergeant', path, look);
        await page.getByRole('heading', { level: 1 }).waitFor();
        await page.locator('table:visible, ul[aria-label=Sectors], section[data-level]').first().waitFor();
        expect(await barriers(page)).toEqual([]);
        expect(await pixelsTooWide(page)).toBe(0);
        // A phone scrolls a table, a desk has room for it.
        if ((page.viewportSize()?.width ?? 0) >= 1280) expect(await tablesCutOff(page)).toEqual([]);
      }
    },
    2 * minuteMs,
  );
}

type MapElement = HTMLElement & { cityMap?: { getZoom(): number } };

const zoomOf = (page: Page): Promise<number> =>
  page.locator('[data-ready]').evaluate((element) => (element as MapElement).cityMap?.getZoom() ?? 0);

const sectorsInView = async (page: Page): Promise<number> =>
  new Set((await drawn(page, 'sector-fill')).map(({ code }) => code)).size;

/** As the page says it, written down anew: the one or two largest units. */
function inWords(seconds: number | null): string {
  if (seconds === null) return 'none';
  const [days, hours, minutes] = [Math.floor(seconds / 86_400), Math.floor(seconds / 3_600) % 24, Math.floor(seconds / 60) % 60];
  if (days > 0) return hours > 0 ? `${days} d ${hours} h` : `${days} d`;
  if (hours > 0) return minutes > 0 ? `${hours} h ${minutes} min` : `${hours} h`;
  return minutes > 0 ? `${minutes} min` : `${seconds} s`;
}
