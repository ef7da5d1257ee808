import { spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { LocalStack, readProcessLayout, type ServiceName, type StackOptions } from '@owcr/local-stack';

export const rootDir = fileURLToPath(new URL('../../../', import.meta.url));
/** Two runs of the tests side by side look from different ports on: both would find the same. */
const usualPort = Number(process.env.OWCR_TEST_PORT ?? 18_080);

export interface Answer<T = Record<string, unknown>> {
  status: number;
  body: T;
  headers: Headers;
}

export interface Person {
  id: string;
  token: string;
}

interface MadeKey {
  id: string;
  token: string;
  state: string;
}

interface LedgerLine {
  sourceId: string;
  issueId: string;
  reference: string;
}

/** The real system, all processes, on data of its own: what `npm start` runs, without the demo city. */
export class System {
  readonly dataDir: string;
  /** Another one after `startAgain`. */
  stack: LocalStack;
  private readonly makeStack: () => LocalStack;
  private readonly pools = new Map<ServiceName, pg.Pool>();
  private people = new Map<string, Person>();
  private approver?: Promise<MadeKey>;

  /** What runs beside another system has a port of its own to begin looking from: two that look at once would find the same. */
  constructor(env: Readonly<Record<string, string>> = {}, port = usualPort, more: Pick<StackOptions, 'countStatements'> = {}) {
    this.dataDir = mkdtempSync(join(tmpdir(), 'owcr-system-'));
    chmodSync(this.dataDir, 0o755);
    this.makeStack = () =>
      new LocalStack(
        {
          dataDir: this.dataDir,
          port,
          env: { RATE_LIMIT_PER_MINUTE: '1000000', LOG_LEVEL: 'warn', ...env },
          processes: readProcessLayout({ ...process.env, ...env }),
          ...more,
        },
        { say: () => undefined, giveUp: (reason) => console.error(reason) },
      );
    this.stack = this.makeStack();
  }

  start(): Promise<void> {
    return this.stack.startAll();
  }

  /** After `stack.stop()`: with the data that is there. */
  async startAgain(): Promise<void> {
    await this.closePools();
    this.stack = this.makeStack();
    await this.stack.startAll();
  }

  async stop(): Promise<void> {
    await this.closePools();
    await this.stack.stop();
    if (!process.env.OWCR_KEEP_SYSTEM) rmSync(this.dataDir, { recursive: true, force: true });
  }

  async closePools(): Promise<void> {
    await Promise.all([...this.pools.values()].map((pool) => pool.end()));
    this.pools.clear();
  }

  /** One request through the gateway, as a client would make it. */
  async api<T = Record<string, unknown>>(
    method: string,
    path: string,
    options: { token?: string; body?: unknown; ifMatch?: number } = {},
  ): Promise<Answer<T>> {
    const headers: Record<string, string> = { authorization: `Bearer ${options.token ?? this.stack.bootstrapAdminToken}` };
    if (options.body !== undefined) headers['content-type'] = 'application/json';
    if (options.ifMatch !== undefined) headers['if-match'] = `"${options.ifMatch}"`;
    const response = await fetch(`${this.stack.url}/api/v1${path}`, {
      method,
      headers,
      body: options.body === undefined ? undefined : JSON.stringify(options.body),
      signal: AbortSignal.timeout(20_000),
    });
    const text = await response.text();
    return { status: response.status, body: (text ? JSON.parse(text) : undefined) as T, headers: response.headers };
  }

  /** Like `api`, and throws when the answer is not a success. */
  async ask<T>(method: string, path: string, options: Parameters<System['api']>[2] = {}): Promise<T> {
    const answer = await this.api<T>(method, path, options);
    if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body;
  }

  /** A signed-in person. The same role and id give the same person. */
  async person(role: string, options: { id?: string; precincts?: string[]; name?: string } = {}): Promise<Person> {
    const key = `${role} ${options.id ?? ''}`;
    const known = this.people.get(key);
    if (known) return known;
    const id = options.id ?? crypto.randomUUID();
    const body = { personId: id, name: options.name ?? role, role, precincts: options.precincts ?? [] };
    const person = { id, token: await this.key(body) };
    this.people.set(key, person);
    return person;
  }

  /** A key that works, made by whoever runs the system: approved by an administrator, where it has to be. */
  async key(body: { personId: string; name: string; role: string; precincts: string[] }): Promise<string> {
    const { id, token, state } = await this.ask<MadeKey>('POST', '/api-keys', { body });
    if (state === 'awaiting-approval') {
      this.approver ??= this.ask<MadeKey>('POST', '/api-keys', { body: { name: 'Approves keys', role: 'admin' } });
      await this.ask('POST', `/api-keys/${id}/approve`, { token: (await this.approver).token });
    }
    return token;
  }

  /** Rows as they lie in a service's own database, read by the administrator, whom no policy hides anything from: what an auditor would count. */
  async rows<T extends pg.QueryResultRow>(service: ServiceName, sql: string, parameters: unknown[] = []): Promise<T[]> {
    let pool = this.pools.get(service);
    if (!pool) {
      pool = new pg.Pool({ connectionString: this.administratorUrl(service), max: 2 });
      pool.on('error', () => undefined);
      this.pools.set(service, pool);
    }
    return (await pool.query<T>(sql, parameters)).rows;
  }

  /** For what needs a session of its own. */
  administratorUrl(service: ServiceName): string {
    const url = new URL(this.stack.databaseUrl);
    url.pathname = new URL(this.stack.databaseOf(service).appUrl).pathname;
    return url.href;
  }

  async count(service: ServiceName, from: string): Promise<number> {
    const [row] = await this.rows<{ n: string }>(service, `SELECT count(*) AS n FROM ${from}`);
    return Number(row?.n);
  }

  /** `npm run import` as a user types it. */
  async import(args: string[], token: string = this.stack.bootstrapAdminToken): Promise<{ code: number | null; output: string }> {
    const child = spawn(process.execPath, [join(rootDir, 'apps/import/dist/main.js'), ...args], {
      cwd: this.dataDir,
      env: { ...process.env, NODE_OPTIONS: '', OWCR_URL: this.stack.url, OWCR_TOKEN: token },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
    const code = await new Promise<number | null>((resolve, reject) => {
      child.on('error', reject);
      child.on('close', resolve);
    });
    return { code, output };
  }

  readLedger(path: string): LedgerLine[] {
    if (!existsSync(path)) return [];
    const lines = readFileSync(path, 'utf8').split('\n').filter(Boolean);
    return lines.map((line) => JSON.parse(line) as LedgerLine);
  }
}
