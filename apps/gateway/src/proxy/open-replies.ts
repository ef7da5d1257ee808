import type { Readable } from 'node:stream';
import { DomainError } from '@owcr/platform';
import type { FastifyReply } from 'fastify';
import { Slots, type SlotLimits } from './slots.js';

/** Live streams of all people together. */
const streamsMax = 2_000;
/** Tabs of a browser and programs of one person. */
const streamsOfOneMax = 20;
/** A stream lives on for so long at most when whoever opened it has signed out, or their token has ended. */
const recheckEveryMs = 30_000;

export const streamLimits: SlotLimits = { max: streamsMax, maxOfOne: streamsOfOneMax };

/** The live streams that are open, so that there is a limit on them, none outlives its session, and a shutdown can end them. */
export class OpenReplies {
  private readonly open = new Set<FastifyReply>();
  /** Counted from the request on: those that are still being opened take room, too. */
  private readonly slots: Slots;
  private readonly rechecking: NodeJS.Timeout;

  constructor(limits: SlotLimits, everyMs = recheckEveryMs) {
    this.slots = new Slots(limits);
    this.rechecking = setInterval(() => void this.recheck(), everyMs).unref();
  }

  /** Takes room for a stream of this person until the connection or the answer ends. Throws where there is none: 429 or 503. */
  admit(reply: FastifyReply, personId: string): void {
    const taken = this.slots.take(personId);
    if (taken === 'taken') return void reply.raw.once('close', () => this.slots.release(personId));
    if (taken === 'full') throw new DomainError('service-unavailable', 'Too many live streams are open.', { status: 503 });
    const { maxOfOne } = this.slots.limits;
    throw new DomainError('too-many-streams', `You have ${maxOfOne} live streams open; close one first.`, { status: 429 });
  }

  /** Passes a stream on as it comes. When the client goes away, the service's side is closed. */
  send(reply: FastifyReply, stream: Readable): void {
    this.open.add(reply);
    reply.raw.once('close', () => this.open.delete(reply));
    void reply.send(stream);
  }

  /** Ends the streams of those who could not open them again, of one person where one is named. Where that cannot be found out at the moment, they stay. */
  async recheck(personId?: string): Promise<void> {
    for (const reply of [...this.open]) {
      if (personId !== undefined && reply.request.principal?.id !== personId) continue;
      const isGood = await (reply.request.isStillGood?.() ?? Promise.resolve(true)).catch(() => true);
      if (!isGood) reply.raw.end();
    }
  }

  closeAll(): void {
    clearInterval(this.rechecking);
    for (const reply of this.open) reply.raw.end();
  }
}
