import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const installed = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
/** As root there is no sandbox; without a graphics card WebGL is drawn by the processor. */
const args = ['--no-sandbox', '--use-gl=angle', '--use-angle=swiftshader', '--enable-unsafe-swiftshader'];

interface Found {
  executablePath: string;
  env?: Record<string, string>;
}

/** A real Chromium: `OWCR_CHROMIUM`, the one that came with the packages, or where that does not run one that is installed. */
export async function launchBrowser(): Promise<Browser> {
  const chosen = process.env.OWCR_CHROMIUM;
  if (chosen) return chromium.launch({ args, executablePath: chosen });
  if (process.platform === 'linux' && process.arch === 'x64') return chromium.launch({ args, ...(await packagedChromium()) });
  const found = installed.find((path) => existsSync(path));
  if (!found) throw new Error('No Chromium was found. Install one, or say with OWCR_CHROMIUM where it is.');
  return chromium.launch({ args, executablePath: found });
}

/** Unpacked at its first use, with the libraries that a bare machine lacks. They are for the browser alone, not for what is started later. */
async function packagedChromium(): Promise<Found> {
  const before = { ...process.env };
  // Its package brings those libraries along only where it believes to be on the platform it was made for.
  process.env.AWS_EXECUTION_ENV = 'AWS_Lambda_nodejs22.x';
  try {
    const { default: packaged } = await import('@sparticuz/chromium');
    const executablePath = await packaged.executablePath();
    return { executablePath, env: { ...process.env } as Record<string, string> };
  } finally {
    for (const name of ['AWS_EXECUTION_ENV', 'LD_LIBRARY_PATH', 'FONTCONFIG_PATH']) {
      if (before[name] === undefined) delete process.env[name];
      else process.env[name] = before[name];
    }
  }
}
