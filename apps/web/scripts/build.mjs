// Builds the web application unless what is built is newer than all it is made of: a start should not wait for it every time.
import { readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const root = fileURLToPath(new URL('..', import.meta.url));
const made = join(root, 'dist/site/index.html');
const madeOf = [
  ...['src', 'public', 'index.html', 'vite.config.js', 'package.json', 'scripts'].map((path) => join(root, path)),
  ...['../../libs/access/src', '../../libs/contracts/src', '../../libs/csv/src', '../../package-lock.json'].map((path) =>
    join(root, path),
  ),
];

function newestMs(path) {
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return Math.max(stat.mtimeMs, ...readdirSync(path).map((name) => newestMs(join(path, name))));
}

const madeMs = statSync(made, { throwIfNoEntry: false })?.mtimeMs ?? 0;
if (madeMs < Math.max(...madeOf.map(newestMs)))
  await build({ root, configFile: join(dirname(made), '../../vite.config.js'), logLevel: 'warn' });
