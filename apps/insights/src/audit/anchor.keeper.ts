import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { UnitOfWork } from '@owcr/platform';
import { AnchorDirectory } from './audit.configuration.js';
import { AnchorStore, type Anchor } from './anchor.store.js';
import { ChainStore } from './chain.store.js';

const lookEveryMs = 60_000;

/**
 * Closes each day with an anchor, also when nobody does anything the day after, and puts anchors where who can write in the database
 * cannot: in the log, and in a directory where one is given. A file that is there is never written again.
 */
@Injectable()
export class AnchorKeeper implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger(AnchorKeeper.name);
  private timer: NodeJS.Timeout | undefined;
  private told = 0;

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly chain: ChainStore,
    private readonly anchors: AnchorStore,
    private readonly directory: AnchorDirectory,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    // Without a directory nobody knows what was told before: the last one is told again.
    if (this.directory.path === null) this.told = Math.max(0, (await this.anchors.count()) - 1);
    else mkdirSync(this.directory.path, { recursive: true, mode: 0o700 });
    await this.begin(this.directory.path === null ? [] : readdirSync(this.directory.path));
    await this.look();
    this.timer = setInterval(() => void this.look(), lookEveryMs).unref();
  }

  onModuleDestroy(): void {
    clearInterval(this.timer);
  }

  /** A new trail is sealed at the first start; not where anchors are known already: then it is none, and stays without a seal to be found. */
  private async begin(known: readonly string[]): Promise<void> {
    if (known.some((name) => name.endsWith('.jws'))) return;
    if (await this.unitOfWork.run((tx) => this.chain.begin(tx, new Date()))) this.logger.log('the audit trail has begun');
  }

  /** Never rejects: what did not work out now does a minute later. */
  private async look(): Promise<void> {
    try {
      await this.unitOfWork.run((tx) => this.chain.anchorIfDue(tx, new Date()));
      for (const anchor of await this.anchors.after(this.told)) this.tell(anchor);
    } catch (error) {
      this.logger.error(`the audit trail could not be anchored: ${error instanceof Error ? error.message : String(error)}`);
    }
  }

  private tell(anchor: Anchor): void {
    if (this.directory.path === null || writeOnce(join(this.directory.path, fileNameOf(anchor)), anchor.seal))
      this.logger.log({ msg: 'audit anchor', ...anchor });
    this.told = anchor.number;
  }
}

export function fileNameOf({ number, day }: Pick<Anchor, 'number' | 'day'>): string {
  return `${String(number).padStart(6, '0')}-${day}.jws`;
}

/** False when it is there already. */
function writeOnce(file: string, text: string): boolean {
  try {
    writeFileSync(file, `${text}\n`, { flag: 'wx', mode: 0o444 });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}
