import { expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { barriers, pixelsTooWide } from './accessible.js';
import { drawn } from './drawn.js';
import { eventually } from './eventually.js';
import { onward, trackingCode, walk } from './report-steps.js';
import type { Stage } from './stage.js';

const longTestMs = 120_000;
const phone = { viewport: { width: 390, height: 844 } };

/** Types an address where a clerk would, and leaves the field. */
async function entered(page: Page, address: string): Promise<void> {
  await page.locator('#address').fill(address);
  await page.locator('#address').press('Tab');
}

const coordinates = (page: Page) => page.locator('#location').inputValue();

/** Finding a place by its address: for clerks, for those who review, and for residents. */
export function placeSuite(stage: () => Stage): void {
  it('suggests addresses while a clerk types, by keys alone, sets the pin and shows the names of the streets there', async () => {
    const page = await stage().as('clerk', '/issues/new');
    await page.locator('#address').focus();
    await page.keyboard.type('152 qua');
    await page.getByRole('option', { name: '152 Quay Street' }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.getByText('152 Quay Street: exact.').waitFor();
    expect(await page.locator('#address').inputValue()).toBe('152 Quay Street');
    expect(await coordinates(page)).toMatch(/^44\.\d+, -3[78]\.\d+$/);
    await page.getByText(/^Sector D1-C, officer/).waitFor();
    await eventually(async () => expect((await drawn(page, 'street-names')).map(({ name }) => name)).toContain('Quay Street'));
  });

  it('says what it did not find, what it only half found, and takes a crossing', async () => {
    const page = await stage().as('clerk', '/issues/new');
    await entered(page, '12 Steple Lane');
    await page.getByText('We did not find “Steple Lane”. Check the spelling, or drop a pin on the map.').waitFor();
    expect(await coordinates(page)).toBe('');
    await page.getByRole('button', { name: '12 Steeple Lane' }).click();
    await page.getByText('Middle of Steeple Lane. Move the pin to number 12.').waitFor();
    await entered(page, '150 Quay St');
    await page.getByText('150 Quay Street: between the numbers beside it. Check the pin.').waitFor();
    await entered(page, 'Tanner & Heron Ln');
    await page.getByText('Tanner Street & Heron Lane: exact.').waitFor();
    expect(await coordinates(page)).not.toBe('');
    await entered(page, 'Tanner & Weir St');
    await page.getByText('Tanner Street and Weir Street do not cross.').waitFor();
    expect(await coordinates(page)).toBe('');
  });

  it('leaves a pin that a hand has set where it is, and offers to move it', async () => {
    const page = await stage().as('clerk', '/issues/new');
    await page.locator('#location').fill('44.02, -38.03');
    await entered(page, '152 Quay Street');
    await page.getByText('The pin stays where you put it.').waitFor();
    expect(await coordinates(page)).toBe('44.02, -38.03');
    await page.getByRole('button', { name: 'Move the pin to 152 Quay Street' }).click();
    await eventually(async () => expect(await coordinates(page)).toMatch(/^44\.03/));
  });

  it('says that addresses cannot be looked up, and is in nobody’s way', async () => {
    const page = await stage().as('clerk', '/issues/new');
    await page.route(/\/places\/search/, (route) => route.abort());
    await entered(page, '152 Quay Street');
    await page.getByText('The address could not be looked up.').waitFor();
    await page.locator('#location').fill('44.02, -38.03');
    await page.getByText(/^Sector /).waitFor();
  });

  it(
    'finds the address of a resident, who is told what was found before and after it is sent',
    async () => {
      const page = await stage().visitor('/report', phone);
      await walk(page, 'Paint on the wall', async (step) => {
        if (step !== 'where') return;
        // On a trip: far from the city.
        await page.context().grantPermissions(['geolocation']);
        await page.context().setGeolocation({ latitude: 0, longitude: 0 });
        await page.getByRole('button', { name: 'Use my position' }).click();
        await page.getByText('This place is outside the area we cover.').waitFor();
        await page.getByRole('combobox', { name: 'Address or corner' }).fill('152 quay');
        await page.getByRole('option', { name: '152 Quay Street' }).click();
        await page.getByText('We found 152 Quay Street (exact).').waitFor();
        await page.getByText('This place is outside the area we cover.').waitFor({ state: 'detached' });
        expect([await barriers(page), await pixelsTooWide(page)]).toEqual([[], 0]);
      });
      await page.getByText('We found 152 Quay Street (exact).').waitFor();
      await onward(page).click();
      const code = (await trackingCode(page).textContent()) ?? '';
      expect(await page.getByText('A clerk will find the place').count()).toBe(0);
      await page.goto(`/follow/${code}`);
      await page.getByText(/within about \d+ meters of this point/).waitFor();
    },
    longTestMs,
  );

  it(
    'tells a resident whose address is not known that a clerk will find it',
    async () => {
      const page = await stage().visitor('/report', phone);
      await walk(page, 'Paint on the gate', async (step) => {
        if (step === 'where') await page.getByRole('combobox', { name: 'Address or corner' }).fill('7 Foo Street');
      });
      await page.getByText('7 Foo Street. A clerk will find it on the map.').waitFor();
      await onward(page).click();
      await page.getByText('A clerk will find the place on the map.').waitFor();
      const code = (await trackingCode(page).textContent()) ?? '';
      await page.goto(`/follow/${code}`);
      await page.getByText('You gave an address. A clerk will find it on the map.').waitFor();
      await page.getByText('A clerk finds out where it is.').waitFor();
    },
    longTestMs,
  );
}
