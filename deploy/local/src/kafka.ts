import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Kafka, logLevel } from 'kafkajs';
import { javaCommand } from '../prerequisites.mjs';
import { Child, waitUntilReady } from './child.js';
import type { ChildCommand } from './child.js';
import { ChildPart } from './child-part.js';
import { ClassArchive } from './kafka-archive.js';
import { kafkaClassPath, kafkaDir } from './kafka-jars.js';
import { isListening, KeptPorts } from './ports.js';
import { runToEnd } from './run-to-end.js';

const readyDeadlineMs = 90_000;
const stopGraceMs = 15_000;

export interface KafkaOptions {
  dataDir: string;
  heapMb?: number;
}

/** A single Kafka broker on 127.0.0.1 whose log lives in `<data dir>/kafka`. */
export class LocalKafka extends ChildPart {
  readonly name = 'Kafka';
  private port = 0;
  private readonly ports: KeptPorts<'kafka' | 'kafkaController'>;
  private readonly directory: string;
  private readonly settingsFile: string;
  private readonly archive = new ClassArchive();

  constructor(private readonly options: KafkaOptions) {
    super();
    this.ports = new KeptPorts(options.dataDir, ['kafka', 'kafkaController']);
    this.directory = join(options.dataDir, 'kafka');
    this.settingsFile = join(this.directory, 'server.properties');
  }

  /** Bootstrap address. Valid after start. */
  get brokers(): string {
    return `127.0.0.1:${this.port}`;
  }

  /** Resolves when the broker answers for its metadata. Data of an earlier run is kept. */
  async start(): Promise<void> {
    if (this.child?.running) return;
    mkdirSync(this.directory, { recursive: true });
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
    const own = [
      `listeners=PLAINTEXT://127.0.0.1:${this.port},CONTROLLER://127.0.0.1:${controllerPort}`,
      `advertised.listeners=PLAINTEXT://127.0.0.1:${this.port},CONTROLLER://127.0.0.1:${controllerPort}`,
      `controller.quorum.voters=1@127.0.0.1:${controllerPort}`,
      `log.dirs=${join(this.directory, 'log').replaceAll('\\', '/')}`,
    ];
    const common = readFileSync(join(kafkaDir, 'server.properties'), 'utf8');
    writeFileSync(this.settingsFile, `${common}\n# Of this machine\n${own.join('\n')}\n`);
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
    const admin = new Kafka({
      brokers: [this.brokers],
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
