import { randomBytes } from 'node:crypto';
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { kafkaJsConnection, type KafkaConnection } from '@owcr/messaging/connection';
import { Kafka, logLevel } from 'kafkajs';
import { javaCommand } from '../prerequisites.mjs';
import { Child, waitUntilReady } from './child.js';
import type { ChildCommand } from './child.js';
import { ChildPart } from './child-part.js';
import { ClassArchive } from './kafka-archive.js';
import { kafkaClassPath, kafkaDir } from './kafka-jars.js';
import { brokerSettings, type BrokerTls } from './kafka-settings.js';
import { ensureKafkaUsers } from './kafka-users.js';
import { isListening, KeptPorts } from './ports.js';
import { privateDirectory } from './private-files.js';
import { runToEnd } from './run-to-end.js';
import { SecretsFile, writeTextPrivately } from './secrets.js';

const readyDeadlineMs = 90_000;
const stopGraceMs = 15_000;

export interface KafkaOptions {
  dataDir: string;
  heapMb?: number;
  /** Given: clients have to speak TLS. */
  tls?: BrokerTls;
}

/** May do everything. The services have users of their own, with fewer rights. */
const administrator = 'owcr-admin';

/** A single Kafka broker on 127.0.0.1 whose log lives in `<data dir>/kafka`. Who speaks to it signs in. */
export class LocalKafka extends ChildPart {
  readonly name = 'Kafka';
  private port = 0;
  private readonly ports: KeptPorts<'kafka' | 'kafkaController'>;
  private readonly directory: string;
  private readonly settingsFile: string;
  private readonly archive = new ClassArchive();
  private readonly secrets: SecretsFile;

  constructor(private readonly options: KafkaOptions) {
    super();
    this.ports = new KeptPorts(options.dataDir, ['kafka', 'kafkaController']);
    this.directory = join(options.dataDir, 'kafka');
    this.settingsFile = join(this.directory, 'server.properties');
    this.secrets = new SecretsFile(options.dataDir);
  }

  /** Bootstrap address. Valid after start. */
  get brokers(): string {
    return `127.0.0.1:${this.port}`;
  }

  /** As the administrator. Valid after start. */
  get connection(): KafkaConnection {
    return this.connectionOf(administrator, this.password, 'scram-sha-512');
  }

  /** As another user, who has been made. Valid after start. */
  connectionOf(username: string, password: string, mechanism: 'scram-sha-512' | 'plain' = 'scram-sha-512'): KafkaConnection {
    const { tls } = this.options;
    return { brokers: [this.brokers], sasl: { mechanism, username, password }, ...(tls && { tls: { ca: tls.ca } }) };
  }

  private get password(): string {
    return this.secrets.get(`password:kafka:${administrator}`);
  }

  /** Resolves when the broker answers for its metadata. Data of an earlier run is kept. */
  async start(): Promise<void> {
    if (this.child?.running) return;
    privateDirectory(this.directory);
    const classPath = await kafkaClassPath();
    const { kafka, kafkaController } = await this.ports.take();
    this.port = kafka;
    this.writeSettings(kafkaController);
    if (!existsSync(join(this.directory, 'log', 'meta.properties'))) await this.format(classPath);
    this.child = this.spawn(classPath);
    await waitUntilReady(this.child, readyDeadlineMs, () => this.answers());
  }

  /** Hands over its partitions and closes its log. */
  async stop(): Promise<void> {
    await this.child?.stop(stopGraceMs);
    this.ports.release();
    const exit = await this.child?.exited;
    this.archive.settle(exit?.signal !== 'SIGKILL');
  }

  override async kill(): Promise<void> {
    await super.kill();
    this.archive.settle(false);
  }

  private spawn(classPath: string): Child {
    const args = [
      ...jvmFlags(this.options.heapMb ?? 384),
      ...this.archive.flags(),
      '-cp',
      classPath,
      'kafka.Kafka',
      this.settingsFile,
    ];
    return Child.spawn({ ...this.java(this.name, args), runDir: join(this.options.dataDir, 'run') });
  }

  private java(name: string, args: string[]): ChildCommand {
    return {
      name,
      args,
      command: javaCommand(),
      env: { PATH: process.env['PATH'], LC_ALL: 'C.UTF-8' },
      cwd: this.directory,
      logFile: join(this.options.dataDir, 'logs', 'kafka.log'),
    };
  }

  private writeSettings(controllerPort: number): void {
    const { port, directory, password } = this;
    const user = { username: administrator, password };
    writeTextPrivately(
      this.settingsFile,
      brokerSettings({ port, controllerPort, logDir: join(directory, 'log'), administrator: user, tls: this.options.tls }),
    );
  }

  private async format(classPath: string): Promise<void> {
    rmSync(join(this.directory, 'log'), { recursive: true, force: true });
    // Such an id may begin with a dash: it is given with an equals sign, or it would be taken for an option.
    const clusterId = randomBytes(16).toString('base64url');
    const args = ['-Xmx128m', ...quickStartFlags, '-cp', classPath, 'kafka.tools.StorageTool', 'format'];
    await runToEnd(
      this.java('Kafka format', [...args, `--cluster-id=${clusterId}`, '--config', this.settingsFile]),
      readyDeadlineMs,
    );
  }

  private async answers(): Promise<boolean> {
    // kafkajs waits out its own timeouts on a closed port; looking first keeps the start quick.
    if (!(await isListening(this.port))) return false;
    try {
      return await this.answersTo(this.connection);
    } catch (error) {
      if ((error as Error).name !== 'KafkaJSSASLAuthenticationError') throw error;
      // A broker that is new, or whose data is older than the signing in, or was made with another password.
      await ensureKafkaUsers(this.connectionOf(administrator, this.password, 'plain'), [
        { username: administrator, password: this.password },
      ]);
      return false;
    }
  }

  private async answersTo(connection: KafkaConnection): Promise<boolean> {
    const admin = new Kafka({
      ...kafkaJsConnection(connection),
      logLevel: logLevel.NOTHING,
      connectionTimeout: 1000,
      retry: { retries: 0 },
    }).admin();
    try {
      await admin.connect();
      return (await admin.describeCluster()).brokers.length > 0;
    } finally {
      await admin.disconnect().catch(() => undefined);
    }
  }
}

const quickStartFlags = ['-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC', '-Xshare:auto'];

function jvmFlags(heapMb: number): string[] {
  const logging = `-Dlog4j2.configurationFile=${join(kafkaDir, 'log4j2.properties')}`;
  return [`-Xmx${heapMb}m`, '-Xms64m', ...quickStartFlags, '-Djava.awt.headless=true', '-Duser.timezone=UTC', logging];
}
