// Shared by start.mjs and test.mjs. No dependency: on a fresh clone there is none yet, and Node 20 runs this.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';

export const rootDir = fileURLToPath(new URL('..', import.meta.url));
const nodeOfOurs = join(rootDir, 'node_modules', '.bin', 'node');
const nodeMajorNeeded = 22;
const isWindows = process.platform === 'win32';

/** Installs when node_modules is missing or older than the lock file, then builds what has changed. */
export async function prepare() {
  if (installIsDue()) {
    console.log('Installing packages (npm ci) ...');
    await runStep('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error']);
  }
  console.log('Building ...');
  const startedAtMs = performance.now();
  await runStep('npm', ['run', '--silent', 'build']);
  console.log(`Built in ${((performance.now() - startedAtMs) / 1000).toFixed(1)} s.`);
}

/** Runs a program of ours under Node 24 in our place: signals are passed on, and its exit code becomes ours. */
export async function handOver(file, args) {
  const env = { ...process.env, PATH: `${join(rootDir, 'node_modules', '.bin')}${isWindows ? ';' : ':'}${process.env.PATH}` };
  // npm runs us through a shell that dies of a signal without passing it on; the program watches them both.
  if (process.env.npm_lifecycle_event) env.OWCR_PARENTS = [process.ppid, npmAbove(process.ppid)].filter(Boolean).join(',');
  // kafkajs sets timers in the past on newer Node; the warning says nothing about us.
  const child = spawn(node(), ['--disable-warning=TimeoutNegativeWarning', join(rootDir, file), ...args], {
    cwd: rootDir,
    env,
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.connected && child.send('stop'));
  process.exitCode = await exitCodeOf(child);
}

/** npm, when our parent is the shell it made; whoever started npm may well be gone while we go on. */
function npmAbove(pid) {
  try {
    if (!readFileSync(`/proc/${pid}/cmdline`, 'utf8').startsWith('sh\0-c\0')) return undefined;
    return Number(/^PPid:\s*(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1]);
  } catch {
    // Not Linux: the shell alone is watched.
    return undefined;
  }
}

function installIsDue() {
  const installed = statSync(join(rootDir, 'node_modules', '.package-lock.json'), { throwIfNoEntry: false });
  return !installed || installed.mtimeMs < statSync(join(rootDir, 'package-lock.json')).mtimeMs;
}

/** Node 24 is a development dependency. Where its install script was not allowed to run, this Node has to be new enough. */
function node() {
  if (existsSync(nodeOfOurs)) return nodeOfOurs;
  if (Number.parseInt(process.versions.node, 10) >= nodeMajorNeeded) return process.execPath;
  throw new Error(`node_modules/.bin/node is missing. Run: npm rebuild node   (or use Node.js ${nodeMajorNeeded} or newer)`);
}

/** A step with a process group of its own: when we are told to stop, all of it stops. */
async function runStep(command, args) {
  const child = spawn(command, args, { cwd: rootDir, stdio: 'inherit', detached: !isWindows, shell: isWindows });
  const stop = () => {
    try {
      process.kill(-child.pid, 'SIGTERM');
    } catch {
      child.kill();
    }
    process.exit(130);
  };
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  for (const signal of signals) process.on(signal, stop);
  const code = await exitCodeOf(child);
  for (const signal of signals) process.off(signal, stop);
  if (code !== 0) throw new Error(`"${command} ${args.join(' ')}" ended with code ${code}.`);
}

function exitCodeOf(child) {
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => resolve(code ?? (signal ? 1 : 0)));
  });
}
