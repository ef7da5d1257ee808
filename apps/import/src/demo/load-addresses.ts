import { randomUUID } from 'node:crypto';
import type { Sector } from './city.js';
import { cityAddresses, cityStreets } from './city-addresses.js';
import type { DemoApi } from './demo-api.js';

const rowsAtOnce = 5_000;

/** Loads the streets and house numbers of the city. Loaded before, they stay as they are. Answers how many houses there are. */
export async function loadAddresses(api: DemoApi, sectors: readonly Sector[]): Promise<number> {
  const load = (body: object) => api.command({ path: '/places/import', body, idempotencyKey: randomUUID() });
  const addresses = cityAddresses(sectors);
  await load({ streets: cityStreets(sectors).map(({ name, line }) => ({ name, lines: [line] })) });
  for (let start = 0; start < addresses.length; start += rowsAtOnce) {
    const rows = addresses.slice(start, start + rowsAtOnce);
    await load({ addresses: rows.map(({ number, street, position: [lng, lat] }) => ({ number, street, lat, lng })) });
  }
  return addresses.length;
}
