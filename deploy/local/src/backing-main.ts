import { writeFileSync } from 'node:fs';
import { startBacking } from './backing.js';

/** `node deploy/local/dist/backing-main.js [ENV-FILE]`: backing services for development, in front until a signal comes. */
const [envFile] = process.argv.slice(2);
const stopping = new Promise<void>((resolve) => {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve());
});
const backing = await startBacking({ dataDir: process.env['OWCR_DATA_DIR'] });
const exports = `export OWCR_TEST_POSTGRES='${backing.postgres}'\nexport OWCR_TEST_KAFKA=${backing.kafka}\n`;
if (envFile) writeFileSync(envFile, exports, { mode: 0o600 });
console.log(exports.trimEnd());
const forEver = setInterval(() => undefined, 60_000);
await stopping;
clearInterval(forEver);
await backing.stop();
