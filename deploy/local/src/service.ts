import { join } from 'node:path';
import { Child, waitUntilReady } from './child.js';
import type { ChildCommand } from './child.js';
import { ChildPart } from './child-part.js';
import { rootDir } from './layout.js';
import type { ServiceName } from './layout.js';

const readyDeadlineMs = 60_000;
const stopGraceMs = 10_000;

/**
 * Old space is a bound against leaks; a small young generation costs some collections and saves most of the memory.
 * kafkajs sets timers in the past on Node 22 and newer; the warning says nothing about us.
 */
const nodeFlags = ['--max-old-space-size=192', '--max-semi-space-size=16', '--disable-warning=TimeoutNegativeWarning'];

/** Compiled code is kept between starts. */
const compileCacheDir = join(rootDir, 'node_modules', '.cache', 'owcr');

export interface ServiceOptions {
  name: ServiceName;
  port: number;
  env: Readonly<Record<string, string>>;
  logDir: string;
  runDir: string;
}

/** One service of ours: `apps/<name>/dist/main.js`. */
export class ServiceProcess extends ChildPart {
  constructor(private readonly options: ServiceOptions) {
    super();
  }

  get name(): string {
    return this.options.name;
  }

  async start(): Promise<void> {
    if (this.child?.running) return;
    const { name, port, env, logDir, runDir } = this.options;
    const address = { HOST: '127.0.0.1', PORT: String(port) };
    this.child = Child.spawn({ ...nodeProgram(name, 'main.js', { ...env, ...address }, join(logDir, `${name}.log`)), runDir });
    const url = `http://127.0.0.1:${port}/health/ready`;
    await waitUntilReady(this.child, readyDeadlineMs, async () => (await fetch(url, { signal: AbortSignal.timeout(2000) })).ok);
  }

  async stop(): Promise<void> {
    await this.child?.stop(stopGraceMs);
  }
}

/** A program of an application under the Node.js that runs this one. */
export function nodeProgram(app: string, file: string, env: Readonly<Record<string, string>>, logFile: string): ChildCommand {
  const name = file === 'main.js' ? app : `${app} ${file.replace(/\.js$/, '')}`;
  return nodeCommand(name, join(rootDir, 'apps', app, 'dist', file), env, logFile);
}

/** A program of ours, wherever it lies. */
export function nodeCommand(name: string, program: string, env: Readonly<Record<string, string>>, logFile: string): ChildCommand {
  return {
    name,
    command: process.execPath,
    args: [...nodeFlags, program],
    env: { ...inherited(), NODE_ENV: 'production', NODE_COMPILE_CACHE: compileCacheDir, ...env },
    cwd: rootDir,
    logFile,
  };
}

/** Only the service they are for is given them. */
const secretsOfServices = ['REPORTER_KEYS', 'REPORTER_KEYS_FILE'];

/** The caller's environment, without what was meant for the caller alone. */
function inherited(): NodeJS.ProcessEnv {
  const env = { ...process.env };
  for (const name of [
    'NODE_OPTIONS',
    'NODE_CHANNEL_FD',
    'DATABASE_URL',
    'DATABASE_URL_FILE',
    'PORT',
    'HOST',
    ...secretsOfServices,
  ])
    delete env[name];
  for (const name of Object.keys(env)) if (name.startsWith('KAFKA_')) delete env[name];
  return env;
}
