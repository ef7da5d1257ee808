import type { Locator, Page } from 'playwright-core';

export type StepName = 'emergency' | 'what' | 'details' | 'where' | 'photos' | 'contact' | 'check';

/** The button that leads to the next step. */
export const onward = (page: Page): Locator => page.locator('form button[type=submit]');
/** Where the page says the tracking code. */
export const trackingCode = (page: Page): Locator => page.getByTestId('tracking-code');

type Seen = (step: StepName) => Promise<void>;

const address = (page: Page): Locator => page.locator('input[autocomplete="street-address"]');

/** Answers the steps before the one that asks for the place, and calls `seen` on each before it is left. */
export async function walkToPlace(page: Page, summary: string, seen: Seen = async () => undefined): Promise<void> {
  await page.locator('a[href="tel:911"]').waitFor();
  await seen('emergency');
  await page.locator('main button').first().click();
  await page.locator('input[value="graffiti"]').check();
  await seen('what');
  await onward(page).click();
  await page.getByRole('textbox').first().fill(summary);
  await seen('details');
  await onward(page).click();
  await address(page).waitFor();
}

/** Answers each step as somebody would, whatever language it is in, and calls `seen` on each before it is left. Ends before sending. */
export async function walk(page: Page, summary: string, seen: Seen = async () => undefined): Promise<void> {
  await walkToPlace(page, summary, seen);
  await address(page).fill('Mill Street');
  await seen('where');
  // Leaving the field closes what it suggests, which may lie over the button.
  await address(page).press('Tab');
  await onward(page).click();
  await page.locator('input[type=file]').waitFor({ state: 'attached' });
  await seen('photos');
  await onward(page).click();
  await page.getByRole('checkbox').waitFor();
  await seen('contact');
  await onward(page).click();
  await page.locator('dl').waitFor();
  await seen('check');
}

/** A picture that a browser draws itself, as a file to choose. */
export async function picture(page: Page, name: string, width: number, height: number) {
  const base64 = await page.evaluate(
    ([w, h]) => {
      const canvas = Object.assign(document.createElement('canvas'), { width: w, height: h });
      canvas.getContext('2d')?.fillRect(0, 0, w! / 2, h!);
      return canvas.toDataURL('image/jpeg').split(',')[1] ?? '';
    },
    [width, height],
  );
  return { name, mimeType: 'image/jpeg', buffer: Buffer.from(base64, 'base64') };
}
