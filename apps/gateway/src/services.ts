import { Injectable } from '@nestjs/common';
import type { Principal } from '@owcr/access';
import { GatewayConfiguration } from './configuration.js';
import type { ServiceName } from './routes.js';
import { ServiceTokens } from './service-tokens.js';

const readDeadlineMs = 3_000;
/** A replay handles what waited behind the event, too. */
const commandDeadlineMs = 25_000;

export interface ServiceAnswer {
  status: number;
  body: unknown;
}

/** Asks a service for something internal, that the proxy does not pass on. */
@Injectable()
export class Services {
  constructor(
    private readonly configuration: GatewayConfiguration,
    private readonly tokens: ServiceTokens,
  ) {}

  /** Rejects when the service cannot be reached, does not answer in time, or not with JSON. */
  async ask(
    service: ServiceName,
    method: 'GET' | 'POST',
    path: string,
    principal?: Principal,
    from: string | null = null,
  ): Promise<ServiceAnswer> {
    const headers: Record<string, string> = { accept: 'application/json' };
    if (principal) headers.authorization = `Bearer ${this.tokens.tokenFor(principal, service, { method, path, from })}`;
    const answer = await fetch(new URL(path, this.configuration.urls[service]), {
      method,
      headers,
      redirect: 'error',
      signal: AbortSignal.timeout(method === 'GET' ? readDeadlineMs : commandDeadlineMs),
    });
    return { status: answer.status, body: await answer.json() };
  }
}
