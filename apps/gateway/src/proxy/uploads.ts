import { DomainError, type BodyPace } from '@owcr/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { networkOf } from '../entrance/failed-attempts.js';
import { Slots, type SlotLimits } from './slots.js';

/** The longest photo takes nine minutes at this pace: a telephone at the edge of its network. */
const bytesPerSecondMin = 16 * 1024;
const windowMs = 15_000;
/** A photo is kept in memory until it is there: 16 of 8 MB. */
const uploadsMax = 16;
const uploadsOfOneMax = 4;
const retryAfterS = 10;

/** What holds for bodies that are too large to be there at once: photos and imports. */
export interface UploadLimits extends SlotLimits {
  pace: BodyPace;
}

export const uploadLimits: UploadLimits = {
  max: uploadsMax,
  maxOfOne: uploadsOfOneMax,
  pace: { bytesPerSecondMin, windowMs },
};

/** The uploads that are under way, so that there is a limit on the memory they hold. */
export class Uploads {
  private readonly slots: Slots;

  constructor(limits: SlotLimits) {
    this.slots = new Slots(limits);
  }

  /**
   * Takes room for an upload until it is answered or its connection ends. Throws before anything of it is read where there is none: 503,
   * or 429 for who has too many themselves. Without an account, an address is one.
   */
  admit({ principal, ip }: FastifyRequest, reply: FastifyReply): void {
    const who = !principal || principal.role === 'resident' ? networkOf(ip) : principal.id;
    const taken = this.slots.take(who);
    if (taken === 'taken') return void reply.raw.once('close', () => this.slots.release(who));
    void reply.header('retry-after', retryAfterS);
    if (taken === 'full')
      throw new DomainError('service-unavailable', 'Many uploads are under way. Try again in a moment.', { status: 503 });
    throw new DomainError(
      'too-many-uploads',
      `You are sending ${this.slots.limits.maxOfOne} files at once. Wait until one has arrived.`,
      { status: 429 },
    );
  }
}
