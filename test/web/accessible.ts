import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** Mantine's dialogs have a `header` of their own; what else has one cannot be reached while they are open. */
const aroundDialogs = ['landmark-no-duplicate-banner', 'landmark-unique'];

/** What axe finds wrong with a page as it is shown, a line for each place. */
export async function barriers(page: Page): Promise<string[]> {
  const dialogs = await page.getByRole('dialog').count();
  const { violations } = await new AxeBuilder({ page })
    // Without what was found right, and without a second page to gather it from frames of elsewhere, as ours have none: a third of the time.
    .options({ resultTypes: ['violations'] })
    .setLegacyMode(true)
    .withTags(rules)
    .disableRules(dialogs > 0 ? aroundDialogs : [])
    .analyze();
  return violations.flatMap(({ id, help, nodes }) => nodes.map(({ target }) => `${id}: ${help} (${target.join(' ')})`));
}

/** By how many pixels a page is wider than its window; 0 where it does not scroll sideways. */
export const pixelsTooWide = (page: Page): Promise<number> =>
  page.evaluate(() => Math.max(0, document.documentElement.scrollWidth - document.documentElement.clientWidth));

/** Which tables are wider than the part of the page they lie in, so that columns are only seen by scrolling sideways. */
export const tablesCutOff = (page: Page): Promise<(string | null)[]> =>
  page.locator('table:visible').evaluateAll((tables) =>
    tables.flatMap((table) => {
      for (let around = table.parentElement; around; around = around.parentElement)
        if (around.scrollWidth > around.clientWidth + 1) return [table.getAttribute('aria-label')];
      return [];
    }),
  );
