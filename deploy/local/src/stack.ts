import { join } from 'node:path';
import { kafkaEnvironment, type KafkaConnection } from '@owcr/messaging/connection';
import { ensureTopics } from '@owcr/messaging/topic-admin';
import { IdentityProvider } from './identity-provider.js';
import { LocalKafka } from './kafka.js';
import { auditSettings, bootstrapToken, reporterKeys, serviceKeys, type BootstrapToken } from './keys.js';
import { ensureAccess } from './kafka-access.js';
import { accessRules, kafkaUserOf } from './kafka-rights.js';
import { ensureKafkaUsers } from './kafka-users.js';
import { processesOf, serviceNames, services, urlVariableOf, webRoot } from './layout.js';
import type { PartName, ProcessLayout, ServiceName, ServicesOfProcess } from './layout.js';
import { endLeftovers } from './leftover.js';
import { MigratedBuilds } from './migrations.js';
import { nextFreePort, rememberedPorts } from './ports.js';
import { LocalPostgres } from './postgres.js';
import { privateDirectory } from './private-files.js';
import { provisionService } from './provision.js';
import type { DatabaseAccess } from './provision.js';
import { endAllRuns, runToEnd } from './run-to-end.js';
import { SecretsFile } from './secrets.js';
import { nodeProgram, ServiceProcess } from './service.js';
import { Supervised } from './supervised.js';
import type { Watcher } from './supervised.js';

const migrationDeadlineMs = 120_000;

export interface StackOptions {
  dataDir: string;
  /** Wanted port of the gateway; the next free one is taken when this one is not. */
  port: number;
  /** Given: used as it is, and none is started. */
  databaseUrl?: string;
  kafka?: KafkaConnection;
  oidcIssuer?: string;
  /** More for every service's environment, for example LOG_LEVEL or RATE_LIMIT_PER_MINUTE. */
  env?: Readonly<Record<string, string>>;
  /** Left out: each service in a process of its own. */
  processes?: ProcessLayout;
  /** For measurements: PostgreSQL keeps how often each statement was run. */
  countStatements?: boolean;
}

/** The whole system on one machine. Each method is one step of its start; `startAll` takes them in order. */
export class LocalStack {
  readonly secrets: SecretsFile;
  private readonly bootstrap: BootstrapToken;
  private readonly parts = new Map<PartName, Supervised>();
  private readonly postgres?: LocalPostgres;
  private readonly kafka?: LocalKafka;
  private readonly databases = new Map<ServiceName, DatabaseAccess>();
  private ending = false;
  private ports?: Record<ServiceName, number>;
  private twinPorts?: Record<ServiceName, number>;
  private identityProvider?: IdentityProvider;

  constructor(
    private readonly options: StackOptions,
    private readonly watcher: Watcher,
  ) {
    privateDirectory(this.logDir);
    this.secrets = new SecretsFile(options.dataDir);
    this.bootstrap = bootstrapToken(this.secrets, new Date());
    if (!options.databaseUrl) this.parts.set('postgres', new Supervised((this.postgres = new LocalPostgres(options)), watcher));
    if (!options.kafka)
      this.parts.set('kafka', new Supervised((this.kafka = new LocalKafka({ dataDir: options.dataDir })), watcher));
  }

  /** Where people and programs find it. Known after `choosePorts`. */
  get url(): string {
    return `http://localhost:${this.ports?.gateway ?? this.options.port}`;
  }

  /** The door of the second instances. Known after `startTwins`. */
  get twinUrl(): string {
    return `http://localhost:${this.twinPorts?.gateway ?? 0}`;
  }

  get databaseUrl(): string {
    return this.options.databaseUrl ?? this.postgres?.url ?? '';
  }

  /** As one who may do everything on the broker. Valid once Kafka has been started. */
  get kafkaConnection(): KafkaConnection {
    return this.options.kafka ?? this.kafka?.connection ?? { brokers: [] };
  }

  /** As a service. A broker that was given knows its own users: there, all go by the connection that was given. */
  kafkaConnectionOf(service: ServiceName): KafkaConnection {
    const user = kafkaUserOf(service);
    return this.kafka?.connectionOf(user, this.kafkaPasswordOf(user)) ?? this.kafkaConnection;
  }

  private kafkaPasswordOf(user: string): string {
    return this.secrets.get(`password:kafka:${user}`);
  }

  /** Lets everything in without signing in: the first administrator. */
  get bootstrapAdminToken(): string {
    return this.bootstrap.token;
  }

  get logDir(): string {
    return join(this.options.dataDir, 'logs');
  }

  private get runDir(): string {
    return join(this.options.dataDir, 'run');
  }

  /** The database addresses of a service. Known after `provision`. */
  databaseOf(service: ServiceName): DatabaseAccess {
    const access = this.databases.get(service);
    if (!access) throw new Error(`the database of ${service} has not been provisioned yet`);
    return access;
  }

  /** Processes by name, for measurements; services that share one have the same. */
  pids(): Partial<Record<PartName, number>> {
    return Object.fromEntries([...this.parts].map(([name, { part }]) => [name, part.pid]));
  }

  /** What an earlier run left behind is ended first: it would hold the ports. */
  async choosePorts(): Promise<void> {
    await endLeftovers(this.runDir);
    const inner = serviceNames.filter((name) => name !== 'gateway');
    const chosen = await rememberedPorts(join(this.options.dataDir, 'ports.json'), [...inner, 'identity-provider' as const]);
    this.ports = { ...chosen, gateway: await nextFreePort(this.options.port) };
    if (!this.options.oidcIssuer) this.provideIdentities(chosen['identity-provider']);
  }

  private provideIdentities(port: number): void {
    const { logDir, runDir, secrets, url: publicUrl } = this;
    this.identityProvider = new IdentityProvider({ port, publicUrl, dataDir: this.options.dataDir, logDir, runDir }, secrets);
    this.parts.set('identity-provider', new Supervised(this.identityProvider, this.watcher));
  }

  /** Topics, and on a broker of our own the services' users and rights. */
  async prepareBroker(): Promise<void> {
    const prefix = this.options.env?.['KAFKA_TOPIC_PREFIX'];
    const users = serviceNames.map(kafkaUserOf).map((username) => ({ username, password: this.kafkaPasswordOf(username) }));
    const own = this.kafka && [
      ensureKafkaUsers(this.kafkaConnection, users),
      ensureAccess(this.kafkaConnection, accessRules(prefix)),
    ];
    await Promise.all([ensureTopics(this.kafkaConnection, prefix), ...(own ?? [])]);
  }

  async provision(): Promise<void> {
    const passwordOf = (role: string): string => this.secrets.get(`password:${role}`);
    // One after the other: roles belong to the whole server, and two at once would trip over each other.
    for (const service of serviceNames) {
      this.databases.set(service, await provisionService(this.databaseUrl, service, passwordOf));
    }
  }

  async migrate(service: ServiceName): Promise<void> {
    // A database that was given may be another one than the last time.
    const migrated = this.options.databaseUrl ? undefined : new MigratedBuilds(this.options.dataDir);
    if (migrated?.includes(service)) return;
    const env = { DATABASE_URL: this.databaseOf(service).migrationUrl, ...this.dataSecretsOf(service) };
    await runToEnd(nodeProgram(service, 'migrate.js', env, join(this.logDir, `${service}.migrate.log`)), migrationDeadlineMs);
    migrated?.add(service);
  }

  /** Starts a part that is down, with what shares its process; resolves when it is ready. */
  async start(name: PartName): Promise<void> {
    if (this.ending) throw new Error('the stack is being stopped');
    if (!this.parts.has(name) && name in services) this.addProcessOf(name as ServiceName);
    await this.parts.get(name)?.start();
  }

  /** SIGKILL: as a crash would look like, but it stays down until it is started, and with it what shares its process. */
  async kill(name: PartName): Promise<void> {
    await this.parts.get(name)?.kill();
  }

  /** Everything from nothing to ready. */
  async startAll(): Promise<void> {
    await this.choosePorts();
    const broker = this.start('kafka').then(() => this.prepareBroker());
    const database = this.start('postgres').then(() => this.provision());
    await Promise.all([broker, database.then(() => Promise.all(serviceNames.map((service) => this.migrate(service))))]);
    await Promise.all([...serviceNames, 'identity-provider' as const].map((part) => this.start(part)));
  }

  /** A second instance of each service, on the same databases and topics: as where more than one machine runs them. */
  async startTwins(): Promise<void> {
    const ports = await rememberedPorts(join(this.options.dataDir, 'twin-ports.json'), serviceNames);
    this.twinPorts = ports;
    this.parts.set('twins', this.processOf({ name: 'twins', services: serviceNames }, ports));
    await this.start('twins');
  }

  /** The door first, then what is behind it, then what those stand on. Safe at any time, also in the middle of a start. */
  async stop(): Promise<void> {
    this.ending = true;
    await endAllRuns();
    const inner = serviceNames.filter((name) => name !== 'gateway');
    for (const together of [['gateway'], [...inner, 'identity-provider', 'twins'], ['kafka'], ['postgres']] as PartName[][]) {
      await Promise.all(together.map(async (name) => this.parts.get(name)?.stop()));
    }
    await endAllRuns();
  }

  /** The part that a service belongs to: itself, or what it shares a process with as well. */
  private addProcessOf(service: ServiceName): void {
    const { ports } = this;
    if (!ports) throw new Error('ports have not been chosen yet');
    const home = processesOf(this.options.processes ?? 'apart').find(({ services }) => services.includes(service));
    if (!home) throw new Error(`${service} is in no process`);
    const supervised = this.processOf(home, ports);
    for (const name of home.services) this.parts.set(name, supervised);
  }

  private processOf({ name, services }: ServicesOfProcess, ports: Record<ServiceName, number>): Supervised {
    const { logDir, runDir } = this;
    const settings = services.map((service) => ({
      name: service,
      port: ports[service],
      env: this.environmentOf(service, ports),
    }));
    return new Supervised(new ServiceProcess({ name, services: settings, logDir, runDir }), this.watcher);
  }

  /** What a service encrypts with, which its migrations need as well. */
  private dataSecretsOf(service: ServiceName): Record<string, string> {
    return service === 'intake' ? { REPORTER_KEYS: reporterKeys(this.secrets) } : {};
  }

  private bootstrapVariables(): Record<string, string> {
    return { BOOTSTRAP_ADMIN_TOKEN: this.bootstrap.token, BOOTSTRAP_ADMIN_EXPIRES_AT: this.bootstrap.ends };
  }

  private environmentOf(name: ServiceName, ports: Record<ServiceName, number>): Record<string, string> {
    const { privateJwk, jwks } = serviceKeys(this.secrets);
    const common = {
      DEPARTMENT_TIME_ZONE: Intl.DateTimeFormat().resolvedOptions().timeZone,
      ...this.options.env,
      DATABASE_URL: this.databaseOf(name).appUrl,
      OWCR_DATA_DIR: this.options.dataDir,
      SERVICE_JWKS: jwks,
      ...kafkaEnvironment(this.kafkaConnectionOf(name)),
    };
    if (name === 'insights') return { ...common, ...auditSettings(this.secrets, this.options.dataDir) };
    if (name !== 'gateway') return { ...common, ...this.dataSecretsOf(name) };
    const urls = serviceNames.flatMap((service) => {
      const variable = urlVariableOf(service);
      return variable ? [[variable, `http://127.0.0.1:${ports[service]}`] as const] : [];
    });
    const secrets = { SERVICE_PRIVATE_JWK: privateJwk, ...this.bootstrapVariables() };
    return {
      ...common,
      ...Object.fromEntries(urls),
      ...secrets,
      PUBLIC_URL: this.url,
      WEB_ROOT: webRoot,
      ...this.identityProvider?.gatewayEnvironment(),
    };
  }
}
