import type { Readable } from 'node:stream';
import { DomainError } from '@owcr/platform';
import type { FastifyReply } from 'fastify';

/** The live streams that are open, so that there is a limit on them and a shutdown can end them. */
export class OpenReplies {
  private readonly open = new Set<FastifyReply>();

  constructor(private readonly max: number) {}

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

  closeAll(): void {
    for (const reply of this.open) reply.raw.end();
  }
}
