import { fastifyRateLimit } from '@fastify/rate-limit';
import type { Principal } from '@owcr/access';
import { addressOf, bearerOf, DomainError, notFound, unauthorized } from '@owcr/platform';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Authenticated, Authenticator } from '../access-token/authenticator.js';

/** Failed attempts an address may make in a minute. */
export const failedAttemptsMax = 20;
const minuteMs = 60_000;

declare module 'fastify' {
  interface FastifyRequest {
    principal?: Principal;
    clientAddress?: string;
  }
}

export interface EntranceOptions {
  authenticator: Pick<Authenticator, 'authenticate'>;
  requestsPerMinute: number;
}

/**
 * Nothing under /api/v1 is reached without a good token, and by none too often. What counts is the route that was found, not how the
 * path was written: the router takes `/%61pi` for `/api`.
 */
export async function guardEntrance(
  server: FastifyInstance,
  { authenticator, requestsPerMinute }: EntranceOptions,
): Promise<void> {
  await server.register(fastifyRateLimit, { global: false });
  const failures = server.createRateLimit({ max: failedAttemptsMax, timeWindow: minuteMs, keyGenerator: ({ ip }) => ip });
  const requests = server.createRateLimit({
    max: requestsPerMinute,
    timeWindow: minuteMs,
    keyGenerator: (request) => tokenIds.get(request) ?? '',
  });

  server.addHook('onRequest', async (request, reply) => {
    const route = request.routeOptions.url ?? '';
    if (route === '/metrics' && !isLocal(request)) throw notFound('resource');
    if (!route.startsWith('/api/v1/')) return;
    request.clientAddress = addressOf(request.ip) ?? undefined;
    const authenticated = await identify(request, authenticator);
    if (!authenticated) {
      const { isExceeded, ttlInSeconds } = await limitOf(failures, request);
      throw isExceeded ? tooMany(reply, ttlInSeconds, 'Too many failed attempts.') : unauthorized();
    }
    request.principal = authenticated.principal;
    tokenIds.set(request, authenticated.tokenId);
    const { isExceeded, ttlInSeconds } = await limitOf(requests, request);
    if (isExceeded) throw tooMany(reply, ttlInSeconds, 'Too many requests.');
  });
}

const tokenIds = new WeakMap<FastifyRequest, string>();

async function identify(request: FastifyRequest, authenticator: EntranceOptions['authenticator']): Promise<Authenticated | null> {
  const token = bearerOf(request.headers.authorization);
  return token ? authenticator.authenticate(token) : null;
}

async function limitOf(limit: ReturnType<FastifyInstance['createRateLimit']>, request: FastifyRequest) {
  const state = await limit(request);
  return state.isAllowed ? { isExceeded: false, ttlInSeconds: 0 } : state;
}

function tooMany(reply: FastifyReply, retryAfterS: number, message: string): DomainError {
  void reply.header('retry-after', retryAfterS);
  return new DomainError('too-many-requests', message, { status: 429 });
}

/** Asked from this machine, and not on behalf of somebody else by a proxy on it. */
function isLocal({ headers, socket }: FastifyRequest): boolean {
  if (headers['x-forwarded-for'] !== undefined || headers.forwarded !== undefined) return false;
  return /^(127\.|::1$|::ffff:127\.)/.test(socket.remoteAddress ?? '');
}
