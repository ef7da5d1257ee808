// Pictures of the main pages of a running system: `npm run pictures`. To be looked at, each of them, before they are committed.
import { join } from 'node:path';
import { rootDir } from '../system/system.js';
import { Stage } from './stage.js';

const settledMs = 3_500;
const phone = { width: 390, height: 844 };

process.env.OWCR_E2E_SYSTEM ??= 'http://localhost:8080';
const stage = await Stage.open();
try {
  for (const [name, role, path, options] of [
    ['clerk', 'clerk', '/issues/new', { viewport: { width: 1280, height: 900 } }],
    ['officer', 'officer', '/officer', { viewport: phone }],
    ['wall', 'sergeant', '/wall', { colorScheme: 'dark' }],
  ] as const) {
    const page = await stage.as(role, path, options);
    await page.waitForTimeout(settledMs);
    await page.screenshot({ path: join(rootDir, 'docs/pictures', `${name}.png`) });
  }
} finally {
  await stage.close();
}
