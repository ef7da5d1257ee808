import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const installed = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
/** As root there is no sandbox; without a graphics card WebGL is drawn by the processor. */
const args = ['--no-sandbox', '--use-gl=angle', '--use-angle=swiftshader', '--enable-unsafe-swiftshader'];

/** A real Chromium: `OWCR_CHROMIUM`, one that is installed, or the one that came with the packages. */
export async function launchBrowser(): Promise<Browser> {
  const found = [process.env.OWCR_CHROMIUM ?? '', ...installed].find((path) => path !== '' && existsSync(path));
  return chromium.launch({ args, executablePath: found ?? (await packagedChromium()) });
}

/** Unpacked at its first use, with the libraries that a bare machine lacks. */
async function packagedChromium(): Promise<string> {
  // Its package brings those libraries along only where it believes to be on the platform it was made for.
  process.env.AWS_EXECUTION_ENV ??= 'AWS_Lambda_nodejs22.x';
  const { default: packaged } = await import('@sparticuz/chromium');
  return packaged.executablePath();
}
