// Runs under Node 24 (see test.mjs): backing services once, jest in two phases, one line of result at the very end.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { testEnvironment } from '../deploy/local/dist/backing.js';
import { guardGroup, releaseGroup } from '../deploy/local/dist/reaper.js';
import { stopRequests } from '../deploy/local/dist/stop-requests.js';
import { startTestBacking } from '../libs/testing/dist/backing.js';
import { rootDir } from './install.mjs';

/**
 * Unit and integration tests side by side; what starts whole systems comes after them, one file at a time. The pages have a system of
 * their own and spend much of their time waiting for what they show, so they go beside the others.
 */
const phases = [
  {
    title: 'Services and libraries',
    runs: [['--testPathIgnorePatterns=/node_modules/', '--testPathIgnorePatterns=<rootDir>/test/', '--maxWorkers=2']],
  },
  {
    title: 'System and web application',
    runs: [
      [
        '--roots=<rootDir>/test',
        '--testPathIgnorePatterns=/node_modules/',
        '--testPathIgnorePatterns=/test/dist/web/',
        '--runInBand',
      ],
      ['--roots=<rootDir>/test/dist/web', '--runInBand'],
    ],
  },
];

const require = createRequire(import.meta.url);
const jestBin = join(dirname(require.resolve('jest/package.json')), 'bin', 'jest.js');
const running = new Set();
let stopped = false;

async function main(extraArgs) {
  const stop = stopRequests().then(() => {
    stopped = true;
    return 'stopped';
  });
  const starting = backing();
  const services = await Promise.race([starting, stop]);
  if (services === 'stopped') return 130;
  try {
    return await Promise.race([runPhases(extraArgs, services), stop.then(() => 130)]);
  } finally {
    await endRuns();
    await services.stop();
  }
}

async function backing() {
  const { OWCR_TEST_POSTGRES: postgres, OWCR_TEST_KAFKA: kafka } = process.env;
  if (postgres && kafka) return { environment: {}, stop: async () => undefined };
  console.log('Starting PostgreSQL and Kafka ...');
  const services = await startTestBacking();
  console.log(services.kind === 'containers' ? 'They run in containers.' : 'They run as processes of this machine.');
  return { environment: testEnvironment(services), stop: services.stop };
}

async function runPhases(extraArgs, services) {
  const results = [];
  for (const { title, runs } of phases) {
    if (stopped) return 130;
    console.log(`\n== ${title}`);
    results.push(...(await Promise.all(runs.map((args) => runJest([...args, ...extraArgs], services)))));
  }
  const sum = (count) => results.reduce((total, result) => total + count(result), 0);
  const passed = sum(({ numPassedTests }) => numPassedTests);
  // A file that could not be run at all has no tests to count; it is a failure all the same.
  const failed = sum(({ numFailedTests, numRuntimeErrorTestSuites }) => numFailedTests + numRuntimeErrorTestSuites);
  for (const line of failuresOf(results)) console.log(line);
  console.log(`\n${passed} passed, ${failed} failed`);
  return failed === 0 && passed > 0 && results.every(({ success }) => success) ? 0 : 1;
}

/** A line for each test that failed and each file that could not be run, with the reason, so that nobody has to look for them above. */
function failuresOf(results) {
  return results.flatMap(({ testResults }) =>
    testResults.flatMap(({ name, message, status, assertionResults }) => {
      const file = relative(rootDir, name);
      const failed = assertionResults.filter((test) => test.status === 'failed');
      if (failed.length > 0)
        return failed.map(
          ({ fullName, failureMessages }) => `FAILED ${file}: ${fullName}: ${shortened(failureMessages.join(' '))}`,
        );
      return status === 'failed' ? [`FAILED ${file}: ${reasonIn(message)}`] : [];
    }),
  );
}

const reasonMax = 600;

/** In one line, without the colors. */
function shortened(reason) {
  const line = stripVTControlCharacters(reason).replace(/\s+/g, ' ').trim();
  return line.length > reasonMax ? `${line.slice(0, reasonMax)} ...` : line;
}

/** Jest's own heading says no more than that it failed. */
function reasonIn(message) {
  const lines = message.split('\n').map((line) => line.trim());
  return lines.find((line) => line !== '' && !line.startsWith('●')) ?? 'could not be run';
}

async function runJest(args, services) {
  const directory = mkdtempSync(join(tmpdir(), 'owcr-jest-'));
  const outputFile = join(directory, 'result.json');
  try {
    const env = {
      ...process.env,
      NODE_OPTIONS:
        `${process.env.NODE_OPTIONS ?? ''} --experimental-vm-modules --disable-warning=ExperimentalWarning --disable-warning=TimeoutNegativeWarning`.trim(),
      ...services.environment,
    };
    const jestArgs = [jestBin, '--passWithNoTests', '--json', `--outputFile=${outputFile}`, ...args];
    const jest = spawn(process.execPath, jestArgs, { cwd: rootDir, env, detached: true, stdio: ['ignore', 'ignore', 'inherit'] });
    running.add(jest);
    guardGroup(jest.pid);
    await new Promise((resolve, reject) => jest.once('exit', resolve).once('error', reject));
    releaseGroup(jest.pid);
    running.delete(jest);
    return JSON.parse(readFileSync(outputFile, 'utf8'));
  } catch (error) {
    console.error(`jest left no result: ${error.message}`);
    const run = { name: rootDir, status: 'failed', message: `jest ${args.join(' ')} left no result`, assertionResults: [] };
    return { numPassedTests: 0, numFailedTests: 0, numRuntimeErrorTestSuites: 1, success: false, testResults: [run] };
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

async function endRuns() {
  for (const jest of running) {
    const gone = new Promise((resolve) => jest.once('exit', resolve));
    process.kill(-jest.pid, 'SIGKILL');
    await gone;
  }
}

try {
  process.exit(await main(process.argv.slice(2)));
} catch (error) {
  console.error(error.message);
  process.exit(1);
}
