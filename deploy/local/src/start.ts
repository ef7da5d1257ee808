import { mkdirSync } from 'node:fs';
import { DataDirLock } from './lock.js';
import { readOptions, usage } from './options.js';
import { dataDirMode } from './private-files.js';
import type { StartOptions } from './options.js';
import { LocalStack } from './stack.js';
import { checkPrerequisites, startSteps } from './steps.js';
import { stopRequests } from './stop-requests.js';
import { summaryOf } from './summary.js';
import type { Watcher } from './supervised.js';

/** `npm start`, once everything is installed and built. Stays in front until it is told to stop. */
async function main(): Promise<number> {
  const options = readOptions(process.argv.slice(2), process.env);
  if (options === 'help') {
    console.log(usage);
    return 0;
  }
  mkdirSync(options.dataDir, { recursive: true, mode: dataDirMode });
  checkPrerequisites(options);
  const lock = DataDirLock.take(options.dataDir);
  try {
    return await run(options, lock);
  } finally {
    lock.release();
  }
}

async function run(options: StartOptions, lock: DataDirLock): Promise<number> {
  const stop = stopRequests();
  const watcher: Watcher = { say: (line) => console.error(line), giveUp: () => undefined };
  const givenUp = new Promise<never>((_, reject) => (watcher.giveUp = reject));
  let stack: LocalStack | undefined;
  try {
    await Promise.race([start(options, lock, () => (stack = new LocalStack(options, watcher))), stop, givenUp]);
    await Promise.race([stop, givenUp]);
    return 0;
  } finally {
    if (stack) console.error('Stopping.');
    await stack?.stop();
  }
}

async function start(options: StartOptions, lock: DataDirLock, makeStack: () => LocalStack): Promise<void> {
  const startedAtMs = performance.now();
  let stack: LocalStack | undefined;
  await startSteps(options, () => (stack = makeStack())).run();
  if (!stack) return;
  lock.announce(stack.url);
  console.log(summaryOf(options, stack, performance.now() - startedAtMs));
}

try {
  process.exit(await main());
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
