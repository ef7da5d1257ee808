import { join } from 'node:path';
import { prefixOf } from '@owcr/messaging/shared-environment';
import { Child, waitUntilReady } from './child.js';
import type { ChildCommand } from './child.js';
import { ChildPart } from './child-part.js';
import { rootDir } from './layout.js';
import type { ServiceName } from './layout.js';

const readyDeadlineMs = 60_000;
const readyAskedMs = 2_000;
const stopGraceMs = 10_000;

/**
 * Old space is a bound against leaks; a small young generation costs some collections and saves most of the memory.
 * kafkajs sets timers in the past on Node 22 and newer; the warning says nothing about us.
 */
const oldSpaceMbOfOne = 192;
const nodeFlags = ['--max-semi-space-size=16', '--disable-warning=TimeoutNegativeWarning'];

/** Compiled code is kept between starts. */
const compileCacheDir = join(rootDir, 'node_modules', '.cache', 'owcr');

interface ServiceSettings {
  name: ServiceName;
  port: number;
  env: Readonly<Record<string, string>>;
}

export interface ServiceProcessOptions {
  name: string;
  /** One, or those that share this process. */
  services: readonly ServiceSettings[];
  logDir: string;
  runDir: string;
}

/** Services of ours in one process: `apps/<name>/dist/main.js`, or several of them by `deploy/together`. */
export class ServiceProcess extends ChildPart {
  constructor(private readonly options: ServiceProcessOptions) {
    super();
  }

  get name(): string {
    return this.options.name;
  }

  async start(): Promise<void> {
    if (this.child?.running) return;
    const { services, runDir } = this.options;
    const child = Child.spawn({ ...this.command(), runDir });
    this.child = child;
    await Promise.all(services.map(({ port }) => waitUntilReady(child, readyDeadlineMs, () => isReady(port))));
  }

  private command(): ChildCommand {
    const { services, logDir } = this.options;
    const settings = services.map(({ name, port, env }) => ({ name, env: { ...env, HOST: '127.0.0.1', PORT: String(port) } }));
    const logFile = join(logDir, `${this.name}.log`);
    const [only, ...others] = settings;
    if (only && others.length === 0) return nodeProgram(only.name, 'main.js', only.env, logFile);
    const prefixed = settings.flatMap(({ name, env }) =>
      Object.entries(env).map(([variable, value]) => [`${prefixOf(name)}${variable}`, value]),
    );
    const env = { ...Object.fromEntries(prefixed), OWCR_SERVICES: settings.map(({ name }) => name).join(',') } as Record<
      string,
      string
    >;
    const program = join(rootDir, 'deploy', 'together', 'dist', 'main.js');
    return nodeCommand(this.name, program, env, logFile, oldSpaceMbOfOne * services.length);
  }

  async stop(): Promise<void> {
    await this.child?.stop(stopGraceMs);
  }
}

async function isReady(port: number): Promise<boolean> {
  const answer = await fetch(`http://127.0.0.1:${port}/health/ready`, { signal: AbortSignal.timeout(readyAskedMs) });
  return answer.ok;
}

/** A program of an application under the Node.js that runs this one. */
export function nodeProgram(app: string, file: string, env: Readonly<Record<string, string>>, logFile: string): ChildCommand {
  const name = file === 'main.js' ? app : `${app} ${file.replace(/\.js$/, '')}`;
  return nodeCommand(name, join(rootDir, 'apps', app, 'dist', file), env, logFile);
}

/** A program of ours, wherever it lies. */
export function nodeCommand(
  name: string,
  program: string,
  env: Readonly<Record<string, string>>,
  logFile: string,
  oldSpaceMb = oldSpaceMbOfOne,
): ChildCommand {
  return {
    name,
    command: process.execPath,
    args: [`--max-old-space-size=${oldSpaceMb}`, ...nodeFlags, program],
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
