import { writeFileSync } from 'node:fs';
import { startBacking, testEnvironment } from './backing.js';

/** `node deploy/local/dist/backing-main.js [ENV-FILE]`: backing services for development, in front until a signal comes. */
const [envFile] = process.argv.slice(2);
const stopping = new Promise<void>((resolve) => {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve());
});
const backing = await startBacking({ dataDir: process.env['OWCR_DATA_DIR'] });
const lines = Object.entries(testEnvironment(backing)).map(([name, value]) => `export ${name}='${value}'\n`);
const exports = lines.join('');
if (envFile) writeFileSync(envFile, exports, { mode: 0o600 });
console.log(exports.trimEnd());
const forEver = setInterval(() => undefined, 60_000);
await stopping;
clearInterval(forEver);
await backing.stop();
