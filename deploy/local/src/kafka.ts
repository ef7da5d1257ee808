import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Kafka, logLevel } from 'kafkajs';
import { javaCommand } from '../prerequisites.mjs';
import { Child, waitUntilReady } from './child.js';
import type { ChildCommand, Exit } from './child.js';
import { ClassArchive } from './kafka-archive.js';
import { kafkaClassPath, kafkaDir } from './kafka-jars.js';
import type { Part } from './part.js';
import { isListening, rememberedPorts } from './ports.js';
import { runToEnd } from './run-to-end.js';

const readyDeadlineMs = 90_000;
const stopGraceMs = 15_000;

export interface KafkaOptions {
  dataDir: string;
  heapMb?: number;
}

/** A single Kafka broker on 127.0.0.1 whose log lives in `<data dir>/kafka`. */
export class LocalKafka implements Part {
  readonly name = 'Kafka';
  private child?: Child;
  private port = 0;
  /** Those who were told the port cannot be told another: after a crash it is the same one or none. */
  private keepsPort = false;
  private readonly directory: string;
  private readonly settingsFile: string;
  private readonly archive = new ClassArchive();

  constructor(private readonly options: KafkaOptions) {
    this.directory = join(options.dataDir, 'kafka');
    this.settingsFile = join(this.directory, 'server.properties');
  }

  /** Bootstrap address. Valid after start. */
  get brokers(): string {
    return `127.0.0.1:${this.port}`;
  }

  get pid(): number | undefined {
    return this.child?.running ? this.child.pid : undefined;
  }

  get exited(): Promise<Exit> | undefined {
    return this.child?.exited;
  }

  /** Resolves when the broker answers for its metadata. Data of an earlier run is kept. */
  async start(): Promise<void> {
    if (this.child?.running) return;
    mkdirSync(this.directory, { recursive: true });
    const classPath = await kafkaClassPath();
    if (!this.keepsPort) {
      const ports = await rememberedPorts(join(this.options.dataDir, 'ports.json'), ['kafka', 'kafkaController']);
      this.port = ports.kafka;
      this.writeSettings(ports.kafkaController);
      this.keepsPort = true;
    }
    if (!existsSync(join(this.directory, 'log', 'meta.properties'))) await this.format(classPath);
    this.child = this.spawn(classPath);
    await waitUntilReady(this.child, readyDeadlineMs, () => this.answers());
  }

  /** Hands over its partitions and closes its log. */
  async stop(): Promise<void> {
    await this.child?.stop(stopGraceMs);
    this.keepsPort = false;
    const exit = await this.child?.exited;
    this.archive.settle(exit?.signal !== 'SIGKILL');
  }

  async kill(): Promise<void> {
    await this.child?.kill();
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
