import type { Readable } from 'node:stream';
import { DomainError } from '@owcr/platform';
import type { FastifyReply } from 'fastify';

/** A stream lives on for so long at most when whoever opened it has signed out, or their token has ended. */
const recheckEveryMs = 30_000;

/** The live streams that are open, so that there is a limit on them, none outlives its session, and a shutdown can end them. */
export class OpenReplies {
  private readonly open = new Set<FastifyReply>();
  private readonly rechecking: NodeJS.Timeout;

  constructor(
    private readonly max: number,
    everyMs = recheckEveryMs,
  ) {
    this.rechecking = setInterval(() => void this.recheck(), everyMs).unref();
  }

  async assertRoom(): Promise<void> {
    if (this.open.size >= this.max)
      throw new DomainError('service-unavailable', 'Too many live streams are open.', { status: 503 });
  }

  /** Passes a stream on as it comes. When the client goes away, the service's side is closed. */
  send(reply: FastifyReply, stream: Readable): void {
    this.open.add(reply);
    reply.raw.once('close', () => this.open.delete(reply));
    void reply.send(stream);
  }

  /** Ends the streams of those who could not open them again. Where that cannot be found out at the moment, they stay. */
  async recheck(): Promise<void> {
    for (const reply of [...this.open]) {
      const isGood = await (reply.request.isStillGood?.() ?? Promise.resolve(true)).catch(() => true);
      if (!isGood) reply.raw.end();
    }
  }

  closeAll(): void {
    clearInterval(this.rechecking);
    for (const reply of this.open) reply.raw.end();
  }
}
