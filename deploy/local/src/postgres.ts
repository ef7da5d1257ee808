import { chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { blockedBy } from '../prerequisites.mjs';
import type { OsUser } from '../prerequisites.mjs';
import { Child, Hopeless, waitUntilReady } from './child.js';
import type { ChildCommand } from './child.js';
import { ChildPart } from './child-part.js';
import { commandLine } from './leftover.js';
import { postgresUser } from './os-user.js';
import { postgresBinaries } from './postgres-binaries.js';
import type { PostgresBinaries } from './postgres-binaries.js';
import { KeptPorts } from './ports.js';
import { dataDirMode } from './private-files.js';
import { runToEnd } from './run-to-end.js';
import { SecretsFile } from './secrets.js';

const readyDeadlineMs = 60_000;
const stopGraceMs = 15_000;
const wrongPasswordCode = '28P01';
const backendsEndDeadlineMs = 20_000;

export interface PostgresOptions {
  dataDir: string;
  maxConnections?: number;
  sharedBuffers?: string;
  /** False only for data that is thrown away: a crash of the machine would lose it. A crash of the server does not. */
  durable?: boolean;
  /** For measurements: keeps how often each statement was run (pg_stat_statements). */
  countStatements?: boolean;
}

/** A real PostgreSQL 18 on 127.0.0.1 whose data lives in `<data dir>/postgres`. */
export class LocalPostgres extends ChildPart {
  readonly name = 'PostgreSQL';
  private port = 0;
  private readonly ports: KeptPorts<'postgres'>;
  private readonly cluster: string;
  private readonly password: string;
  private readonly user: OsUser | undefined;
  private readonly binaries: PostgresBinaries;

  constructor(private readonly options: PostgresOptions) {
    super();
    this.ports = new KeptPorts(options.dataDir, ['postgres']);
    mkdirSync(options.dataDir, { recursive: true, mode: dataDirMode });
    this.cluster = join(options.dataDir, 'postgres');
    this.password = new SecretsFile(options.dataDir).get('postgresAdminPassword');
    this.user = postgresUser();
    this.binaries = postgresBinaries(this.user);
  }

  /** Administrator's address of the database `postgres`. Valid after start. */
  get url(): string {
    return `postgres://postgres:${this.password}@127.0.0.1:${this.port}/postgres`;
  }

  /** Resolves when connections are accepted. Data of an earlier run is kept. */
  async start(): Promise<void> {
    if (this.child?.running) return;
    const blocking = this.user && blockedBy(this.options.dataDir, this.user);
    if (blocking)
      throw new Error(`PostgreSQL's user "${this.user?.name}" cannot pass through ${blocking}: chmod o+x ${blocking}`);
    if (!existsSync(join(this.cluster, 'PG_VERSION'))) await this.initialise();
    this.forgetForeignPid();
    this.port = (await this.ports.take()).postgres;
    for (const deadline = Date.now() + backendsEndDeadlineMs; ; await sleep(100)) {
      this.child = Child.spawn(this.server());
      try {
        return await waitUntilReady(this.child, readyDeadlineMs, () => answers(this.url));
      } catch (error) {
        // After SIGKILL the server's children take a moment to notice, and it does not start beside them.
        if (!String(error).includes('pre-existing shared memory') || Date.now() > deadline) throw error;
      }
    }
  }

  /** Fast shutdown: open transactions are rolled back, then a checkpoint. */
  async stop(): Promise<void> {
    await this.child?.stop(stopGraceMs, 'SIGINT');
    this.ports.release();
  }

  private server(): ChildCommand {
    return {
      name: this.name,
      command: this.binaries.postgres,
      args: ['-D', this.cluster, ...this.settings().flatMap((setting) => ['-c', setting])],
      env: serverEnv(),
      cwd: this.cluster,
      logFile: join(this.options.dataDir, 'logs', 'postgres.log'),
      runDir: join(this.options.dataDir, 'run'),
      user: this.user,
    };
  }

  /** Made aside and renamed, so that a start that was cut short leaves nothing half made. */
  private async initialise(): Promise<void> {
    const aside = `${this.cluster}.new`;
    const passwordFile = join(this.options.dataDir, '.initdb-password');
    rmSync(aside, { recursive: true, force: true });
    mkdirSync(aside, { recursive: true, mode: 0o700 });
    writeFileSync(passwordFile, this.password + '\n', { mode: 0o600 });
    if (this.user) for (const path of [aside, passwordFile]) chownSync(path, this.user.uid, this.user.gid);
    const initdb = { name: 'initdb', command: this.binaries.initdb, args: this.initdbArgs(aside, passwordFile) };
    const surroundings = {
      cwd: aside,
      env: serverEnv(),
      user: this.user,
      logFile: join(this.options.dataDir, 'logs', 'initdb.log'),
    };
    try {
      await runToEnd({ ...initdb, ...surroundings }, readyDeadlineMs);
      rmSync(this.cluster, { recursive: true, force: true });
      renameSync(aside, this.cluster);
    } finally {
      rmSync(passwordFile, { force: true });
    }
  }

  private initdbArgs(directory: string, passwordFile: string): string[] {
    const ctype = process.platform === 'darwin' ? 'en_US.UTF-8' : 'C.UTF-8';
    return [
      ...[`--pgdata=${directory}`, '--username=postgres', '--auth=scram-sha-256', `--pwfile=${passwordFile}`],
      // The built-in locale sorts and folds alike on every machine; ctype is what pg_trgm asks for letters.
      ...['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', `--lc-ctype=${ctype}`],
      ...(this.options.durable === false ? ['--no-sync'] : []),
    ];
  }

  private settings(): string[] {
    const { maxConnections = 200, sharedBuffers = '128MB', durable = true, countStatements = false } = this.options;
    return [
      ...[`port=${this.port}`, 'listen_addresses=127.0.0.1', 'unix_socket_directories=', 'password_encryption=scram-sha-256'],
      ...[`max_connections=${maxConnections}`, `shared_buffers=${sharedBuffers}`, 'timezone=UTC', 'log_timezone=UTC'],
      ...['log_min_messages=warning', 'log_line_prefix=%m [%p] %u@%d ', 'jit=off', 'max_wal_size=1GB'],
      // Details of an error repeat the row that was refused, and with it what somebody wrote.
      'log_error_verbosity=terse',
      // When a transaction was committed can be asked: that, not when it began, is when a timer has fired.
      'track_commit_timestamp=on',
      // A killed server's backends must notice soon, or the next start waits for them.
      ...['client_connection_check_interval=1s', 'idle_in_transaction_session_timeout=60s'],
      ...(countStatements ? ['shared_preload_libraries=pg_stat_statements'] : []),
      ...(durable ? [] : ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off']),
    ];
  }

  /** After SIGKILL the pid file stays, and its number may by now belong to some other process, which the server would respect. */
  private forgetForeignPid(): void {
    const file = join(this.cluster, 'postmaster.pid');
    if (!existsSync(file)) return;
    const pid = Number.parseInt(readFileSync(file, 'utf8'), 10);
    if (!commandLine(pid).includes('postgres')) rmSync(file);
  }
}

function serverEnv(): NodeJS.ProcessEnv {
  return { PATH: process.env['PATH'], LC_ALL: 'C', TZ: 'UTC' };
}

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('select 1');
    return true;
  } catch (error) {
    if ((error as pg.DatabaseError).code !== wrongPasswordCode) return false;
    throw new Hopeless('The data has another password than secrets.json beside it. Restore that file, or start with --fresh.', {
      cause: error,
    });
  } finally {
    await client.end().catch(() => undefined);
  }
}
