import { Injectable, Logger, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { DomainError } from '@owcr/platform';
import { OpenReplies } from '../proxy/open-replies.js';
import { RosterAccessStore } from './roster-access.store.js';

/** Whoever is deactivated is out within this time and that of the event, in every instance of the gateway. */
const askEveryMs = 1_000;

/** Who is inactive in the roster, as this instance knows it: nobody of them comes in, whatever they come with. */
@Injectable()
export class InactivePeople implements OnModuleInit, OnApplicationShutdown {
  private readonly logger = new Logger(InactivePeople.name);
  private readonly ids = new Set<string>();
  private asOf: Date | null = null;
  private asking: NodeJS.Timeout | undefined;

  constructor(
    private readonly store: RosterAccessStore,
    private readonly streams: OpenReplies,
  ) {}

  /** Nobody is let in before it is known who is not to be. */
  async onModuleInit(): Promise<void> {
    await this.refresh();
    this.askLater();
  }

  onApplicationShutdown(): void {
    clearTimeout(this.asking);
    this.asking = undefined;
  }

  has(personId: string): boolean {
    return this.ids.has(personId);
  }

  /** Refuses a sign-in of somebody inactive, in words for them. */
  assertActive(personId: string): void {
    if (!this.has(personId)) return;
    throw new DomainError(
      'inactive-in-roster',
      'Your account is inactive in the department roster. Ask your supervisor or an administrator to activate it.',
      { status: 403 },
    );
  }

  /** Takes over what has changed since the last time, and ends the live streams of who has left. */
  async refresh(): Promise<void> {
    const { changed, asOf } = await this.store.changedSince(this.asOf);
    const left = changed.filter(({ personId, active }) => !active && !this.ids.has(personId));
    for (const { personId, active } of changed) {
      if (active) this.ids.delete(personId);
      else this.ids.add(personId);
    }
    this.asOf = asOf;
    for (const { personId } of left) await this.streams.recheck(personId);
  }

  private askLater(): void {
    const timer = setTimeout(() => {
      this.refresh()
        .catch((error: unknown) => this.logger.warn(`who is inactive could not be looked up: ${String(error)}`))
        .finally(() => this.asking === timer && this.askLater());
    }, askEveryMs).unref();
    this.asking = timer;
  }
}
