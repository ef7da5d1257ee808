// Plain JavaScript without dependencies: `npm start` asks this on a fresh clone, before anything is installed or built.
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, mkdirSync, readFileSync, statfsSync, statSync } from 'node:fs';
import { freemem, platform } from 'node:os';
import { dirname, join, resolve } from 'node:path';

const nodeMajorMin = 20;
const javaMajorMin = 17;
/** Somebody who owns nothing yet. */
const userToBeMade = { name: 'owcr', uid: -1, gid: -1 };
const freeDiskBytesMin = 2 * 1024 ** 3;
const freeMemoryBytesMin = 2 * 1024 ** 3;

/** The `java` to run: JAVA_HOME's where it is set. */
export function javaCommand(environment = process.env) {
  const home = environment.JAVA_HOME && join(environment.JAVA_HOME, 'bin', 'java');
  return home && existsSync(home) ? home : 'java';
}

/** What is measured, apart from what is required of it, so that a test can say "this machine has too little". */
export function measureMachine(dataDir, environment = process.env) {
  return {
    nodeVersion: process.versions.node,
    javaMajor: javaMajor(environment),
    hasMaven: spawnSync('mvn', ['-v'], { env: environment, stdio: 'ignore' }).status === 0,
    freeDiskBytes: freeDiskBytes(dataDir),
    freeMemoryBytes: freeMemoryBytes(),
    postgresUser: process.getuid?.() === 0 ? (findUser('postgres') ?? findUser('owcr') ?? userToBeMade) : undefined,
  };
}

/** Everything that would make the start fail, each with its remedy. Empty when all is well. */
export function findObstacles({ dataDir, port, needs, machine = measureMachine(dataDir) }) {
  return [
    nodeObstacle(machine),
    ...(needs.kafka ? [javaObstacle(machine), ...(needs.kafkaJars ? [mavenObstacle(machine)] : [])] : []),
    dataDirObstacle(dataDir),
    ...(needs.postgres ? [reachObstacle(dataDir, machine.postgresUser)] : []),
    diskObstacle(machine, dataDir),
    memoryObstacle(machine),
    portObstacle(port),
  ].filter((obstacle) => obstacle !== undefined);
}

/** The obstacles as one text for people. */
export function describeObstacles(obstacles) {
  const lines = obstacles.map(({ problem, remedy }) => `  - ${problem}\n    ${remedy}`);
  return `Cannot start yet:\n${lines.join('\n')}`;
}

/** An account of this machine; undefined when there is none of that name. */
export function findUser(name) {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((entry) => entry.startsWith(`${name}:`));
  const [, , uid, gid] = line?.split(':') ?? [];
  return uid && gid ? { name, uid: Number(uid), gid: Number(gid) } : undefined;
}

/** The topmost directory on the way to `path` that the user may not pass through; undefined when the way is free. */
export function blockedBy(path, { uid, gid }) {
  const way = [];
  for (let each = resolve(path); ; each = dirname(each)) {
    way.unshift(each);
    if (each === dirname(each)) break;
  }
  return way.find((directory) => {
    const stat = statSync(directory, { throwIfNoEntry: false });
    if (!stat?.isDirectory()) return false;
    const shift = stat.uid === uid ? 6 : stat.gid === gid ? 3 : 0;
    return ((stat.mode >> shift) & 1) === 0;
  });
}

function nodeObstacle({ nodeVersion }) {
  if (Number.parseInt(nodeVersion, 10) >= nodeMajorMin) return undefined;
  return {
    problem: `Node.js ${nodeVersion} is too old.`,
    remedy: `Install Node.js ${nodeMajorMin} or newer: https://nodejs.org`,
  };
}

function javaObstacle({ javaMajor: major }) {
  if (major !== undefined && major >= javaMajorMin) return undefined;
  const problem = major === undefined ? 'Java is not installed (Kafka runs on it).' : `Java ${major} is too old for Kafka.`;
  const install = platform() === 'darwin' ? 'brew install openjdk@21' : 'apt-get install openjdk-17-jre-headless';
  return {
    problem,
    remedy: `Install Java ${javaMajorMin} or newer (${install}), set JAVA_HOME to one, or set KAFKA_BROKERS to a Kafka that runs.`,
  };
}

function mavenObstacle({ hasMaven }) {
  if (hasMaven) return undefined;
  const install = platform() === 'darwin' ? 'brew install maven' : 'apt-get install maven';
  return {
    problem: "Maven is not installed (it gets Kafka's jars, once).",
    remedy: `Install it (${install}), or set KAFKA_BROKERS to a Kafka that runs.`,
  };
}

function dataDirObstacle(dataDir) {
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o711 });
    accessSync(dataDir, constants.R_OK | constants.W_OK | constants.X_OK);
    return undefined;
  } catch (error) {
    return {
      problem: `The data directory ${dataDir} cannot be made or written (${error.code ?? error.message}).`,
      remedy: 'Make it writable, or choose another: OWCR_DATA_DIR=/path npm start',
    };
  }
}

/** PostgreSQL refuses root and then runs as somebody else, who has to get to the data. */
function reachObstacle(dataDir, user) {
  const blocking = user && blockedBy(dataDir, user);
  if (!blocking) return undefined;
  return {
    problem: `PostgreSQL runs as the user "${user.name}" here (it refuses root), and that user cannot pass through ${blocking}.`,
    remedy: `Allow it: chmod o+x ${blocking}   or keep the data elsewhere: OWCR_DATA_DIR=/var/lib/owcr npm start`,
  };
}

function diskObstacle({ freeDiskBytes: free }, dataDir) {
  if (free === undefined || free >= freeDiskBytesMin) return undefined;
  return {
    problem: `Only ${inGigabytes(free)} GB of disk are free at ${dataDir}; ${inGigabytes(freeDiskBytesMin)} are needed.`,
    remedy: 'Free some, or choose another disk: OWCR_DATA_DIR=/path npm start',
  };
}

function memoryObstacle({ freeMemoryBytes: free }) {
  if (free === undefined || free >= freeMemoryBytesMin) return undefined;
  return {
    problem: `Only ${inGigabytes(free)} GB of memory are available; ${inGigabytes(freeMemoryBytesMin)} are needed.`,
    remedy: 'Close other programs, or give the virtual machine or container more memory.',
  };
}

function portObstacle(port) {
  if (Number.isInteger(port) && port >= 1 && port <= 65_535) return undefined;
  return { problem: 'OWCR_PORT is not a port number.', remedy: 'Set it to a number from 1 to 65535, or leave it out (8080).' };
}

function javaMajor(environment) {
  const { stderr, status } = spawnSync(javaCommand(environment), ['-version'], { env: environment, encoding: 'utf8' });
  if (status !== 0) return undefined;
  // "1.8.0_402" is Java 8; "17.0.15" is Java 17.
  const [, first, second] = /version "(\d+)(?:\.(\d+))?/.exec(stderr) ?? [];
  return first === '1' ? Number(second) : first && Number(first);
}

function freeDiskBytes(dataDir) {
  let directory = resolve(dataDir);
  while (!existsSync(directory)) directory = dirname(directory);
  try {
    const { bavail, bsize } = statfsSync(directory);
    return bavail * bsize;
  } catch {
    return undefined;
  }
}

/** What is available rather than merely unused; macOS does not tell. */
function freeMemoryBytes() {
  if (platform() === 'darwin') return undefined;
  return process.availableMemory?.() ?? freemem();
}

function inGigabytes(bytes) {
  return (bytes / 1024 ** 3).toFixed(1);
}
