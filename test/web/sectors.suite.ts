import { expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { barriers } from './accessible.js';
import { choose, drawnChange, island } from './sector-import.js';
import type { Stage } from './stage.js';

const slowMs = 60_000;

/** The sectors of the city, brought in from a file. */
export function sectorsSuite(stage: () => Stage): void {
  const code = `I${Date.now() % 100_000}`;
  const row = (page: Page, name: RegExp) => page.getByRole('row', { name });
  const boundary = async () => {
    const { status, body } = await stage().api<{ geometry: { coordinates: number[][][][] } }>('admin', 'GET', `/sectors/${code}`);
    return status === 200 ? body.geometry.coordinates.flat(2).length && JSON.stringify(body.geometry) : status;
  };

  it(
    'says what is wrong with a file as a whole, and sends nothing',
    async () => {
      const page = await stage().as('admin', '/admin/sectors');
      await choose(page, 'broken.geojson', 'application/geo+json', '{"type":"FeatureCollection","features":[{');
      await page.getByRole('alert').getByText('broken.geojson is not a GeoJSON file').waitFor();
      await choose(page, 'large.geojson', 'application/geo+json', ' '.repeat(20 * 1024 * 1024 + 1));
      await page.getByRole('alert').getByText('at most 20.0 MB').waitFor();
      expect(await page.getByRole('button', { name: 'See what would change' }).count()).toBe(0);
    },
    slowMs,
  );

  it(
    'shows on the map and in a list what a file would add and change, stores nothing before that is applied, and then does',
    async () => {
      const page = await stage().as('admin', '/admin/sectors');
      for (const { width, word, state, result } of [
        { width: 0.004, word: 'added', state: 'done', result: '1 sector added, 0 changed' },
        { width: 0.006, word: 'changed', state: 'soon', result: '0 sectors added, 1 changed' },
      ]) {
        const before = await boundary();
        await choose(page, 'island.geojson', 'application/geo+json', island(code, width));
        await page.getByLabel('Code of the sector').selectOption('beat');
        await page.getByLabel('Property with the precinct').selectOption('district');
        await page.getByRole('button', { name: 'See what would change' }).click();
        await row(page, new RegExp(`${code} ${word}`, 'i')).waitFor();
        expect(await drawnChange(page, code)).toMatchObject({ standing: word, label: `${code} ${word}`, state });
        await page.getByText('not in the file, which stay as they are').waitFor();
        expect(await boundary()).toEqual(before);
        await page.getByRole('button', { name: 'Apply' }).click();
        await page
          .getByRole('dialog')
          .getByRole('button', { name: /Add \d, change \d/ })
          .click();
        await page.getByRole('status').getByText(result).waitFor();
        expect(await boundary()).not.toEqual(before);
      }
      expect(typeof (await boundary())).toBe('string');
      const retiring = page.getByRole('region', { name: 'Retire a sector' });
      await retiring.getByRole('combobox', { name: 'Sector' }).click();
      await page.keyboard.type(code);
      await page.getByRole('option', { name: code }).click();
      await retiring.getByRole('button', { name: 'Retire' }).click();
      await page.getByRole('dialog').getByText('0 open issues lie in it.').waitFor();
      expect(await barriers(page)).toEqual([]);
      await page.getByRole('button', { name: `Retire ${code}` }).click();
      await retiring.getByText(`Sector ${code} was retired.`).waitFor();
      expect((await stage().api('admin', 'GET', `/sectors/${code}`)).body).toMatchObject({ active: false });
    },
    slowMs,
  );
}
