import type { Page } from 'playwright-core';
import { drawn } from './drawn.js';
import { eventually } from './eventually.js';

/** A sector of a precinct of its own in the bay beside the city, where nothing else is. */
export const island = (code: string, width: number) => {
  const [west, south] = [-38.085, 44.02];
  const ring = [
    [west, south],
    [west + width, south],
    [west + width, south + 0.004],
    [west, south + 0.004],
    [west, south],
  ];
  const feature = {
    type: 'Feature',
    properties: { beat: code, district: `${code}P` },
    geometry: { type: 'Polygon', coordinates: [ring] },
  };
  return JSON.stringify({ type: 'FeatureCollection', features: [feature] });
};

/** Chooses a file with this text on the page. */
export const choose = (page: Page, name: string, mimeType: string, text: string) =>
  page.locator('input[type=file]').setInputFiles({ name, mimeType, buffer: Buffer.from(text) });

/** How a sector that a file would change is drawn on the map of the page, once it is. */
export const drawnChange = (page: Page, code: string): Promise<Record<string, unknown>> =>
  eventually(async () => {
    const found = (await drawn(page, 'sector-fill')).find((sector) => sector.code === code && 'standing' in sector);
    if (!found) throw new Error(`${code} is not drawn`);
    return found;
  }, 30_000);
