// Starts the importer with the project's own Node, building it first where that was not done yet. Runs on Node 20 and later.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const entry = join(root, 'apps/import/dist/main.js');
const windows = process.platform === 'win32';
const node = () => {
  const own = join(root, 'node_modules/.bin', windows ? 'node.cmd' : 'node');
  return existsSync(own) ? own : process.execPath;
};

function run(command, args, options = {}) {
  const { status, signal, error } = spawnSync(command, args, { stdio: 'inherit', shell: windows, ...options });
  if (error) throw error;
  return signal ? 1 : (status ?? 1);
}

function must(what, status) {
  if (status === 0) return;
  console.error(`${what} failed; see above.`);
  process.exit(1);
}

if (!existsSync(entry)) {
  // Standard output belongs to the import's summary.
  const quiet = { cwd: root, stdio: ['ignore', 2, 2] };
  if (!existsSync(join(root, 'node_modules/typescript'))) must('npm ci', run('npm', ['ci', '--no-audit'], quiet));
  must('The build', run(node(), [join(root, 'node_modules/typescript/bin/tsc'), '-b', join(root, 'apps/import')], quiet));
}
// Rows are streamed, so little is needed; without a limit V8 lets garbage pile up where memory is plenty.
const memory = ['--max-semi-space-size=4', '--max-old-space-size=80'];
const child = spawn(node(), [...memory, entry, ...process.argv.slice(2)], { stdio: 'inherit', shell: windows });
// Ctrl+C reaches the importer by itself, and it ends after what is on its way; a SIGTERM meant for it has to be passed on.
process.on('SIGINT', () => undefined);
process.on('SIGTERM', () => child.kill('SIGTERM'));
child.on('exit', (code) => (process.exitCode = code ?? 1));
