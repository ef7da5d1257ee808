import type { DemoPersonKey } from '@owcr/local-stack';
import type { Page } from 'playwright-core';
import { Stage } from './stage.js';

/**
 * `npm run budget` beside a running system: what the first page of officer and resident weighs on the line, the map apart, and when it can
 * be used with the processor slowed down four times. Budgets: 200 kB, 2 s. The cache is empty and no service worker is there.
 */
const budget = { kilobytes: 200, interactiveMs: 2_000 };
const slowdown = 4;
const rounds = 5;
const phone = { viewport: { width: 390, height: 844 }, serviceWorkers: 'block' } as const;
const pages: { name: string; role: DemoPersonKey | null; path: string; usable: string }[] = [
  { name: 'resident, /report', role: null, path: '/report', usable: 'main button' },
  { name: 'officer, /officer', role: 'officer', path: '/officer', usable: '[data-issue] button' },
];

process.env.OWCR_E2E_SYSTEM ??= 'http://localhost:8080';
const stage = await Stage.open();
try {
  for (const page of pages) {
    const found: Measured[] = [];
    for (let round = 0; round < rounds; round += 1) found.push(await measure(page));
    const middle = found.sort((a, b) => a.interactiveMs - b.interactiveMs)[Math.floor(rounds / 2)]!;
    console.log(
      `${page.name}: ${middle.kilobytes.toFixed(0)} kB (budget ${budget.kilobytes}), usable after ${middle.interactiveMs} ms ` +
        `at ${slowdown} times slower (budget ${budget.interactiveMs}; ${rounds} rounds: ${found.map((one) => one.interactiveMs).join(', ')})`,
    );
  }
} finally {
  await stage.close();
}

interface Measured {
  kilobytes: number;
  interactiveMs: number;
}

async function measure({ role, path, usable }: (typeof pages)[number]): Promise<Measured> {
  const page = role ? await stage.as(role, '/docs/asyncapi.json', phone) : await stage.visitor('/docs/asyncapi.json', phone);
  const line = await page.context().newCDPSession(page);
  await line.send('Network.enable');
  await line.send('Network.setCacheDisabled', { cacheDisabled: true });
  await line.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
  let bytes = 0;
  line.on('Network.loadingFinished', ({ encodedDataLength }) => (bytes += encodedDataLength));
  await page.goto(path, { waitUntil: 'commit' });
  await page.locator(usable).first().waitFor({ timeout: 60_000 });
  const interactiveMs = await usableAfter(page, usable);
  await page.waitForLoadState('load');
  const kilobytes = bytes / 1000;
  await page.context().close();
  return { kilobytes, interactiveMs };
}

/** From the start of the navigation until the page answers: the button is there, and no long task stands before a click. */
async function usableAfter(page: Page, usable: string): Promise<number> {
  return page.evaluate(
    (selector) =>
      new Promise<number>((resolve) => {
        const look = (): unknown =>
          document.querySelector(selector)
            ? requestAnimationFrame(() => setTimeout(() => resolve(Math.round(performance.now()))))
            : setTimeout(look, 5);
        look();
      }),
    usable,
  );
}
