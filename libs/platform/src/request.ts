import type { Principal } from '@owcr/access';
import type { FastifyRequest } from 'fastify';

/** A request as the guards leave it. */
export interface ServiceRequest extends FastifyRequest {
  principal?: Principal;
  /** Where the client is, as the gateway saw it. Believed because the gateway's token says so. */
  clientAddress?: string;
}
