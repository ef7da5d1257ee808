import type { Page } from 'playwright-core';

type Properties = Record<string, unknown>;
type MapElement = HTMLElement & { cityMap?: { queryRenderedFeatures(options: object): { properties: Properties }[] } };

/** What the map of a page draws in some of its layers, asked of MapLibre itself once the map is there. */
export const drawn = (page: Page, ...layers: string[]): Promise<Properties[]> =>
  page
    .locator('[data-ready]')
    .evaluate(
      (element, wanted) =>
        (element as MapElement).cityMap?.queryRenderedFeatures({ layers: wanted }).map(({ properties }) => properties) ?? [],
      layers,
    );
