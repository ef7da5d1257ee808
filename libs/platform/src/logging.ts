import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { pino, type Logger } from 'pino';
import { serviceInScope } from '@owcr/messaging/service-scope';

/**
 * JSON lines on standard output, each with the service it is of: `name`, and where several share a process the one whose code wrote it, for
 * Nest's loggers are the process's. Bodies and query strings are never logged: they may hold personal data.
 */
export function createLogger(name: string, level: string): Logger {
  return pino({
    level,
    base: null,
    mixin: () => ({ service: serviceInScope() ?? name }),
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
    redact: {
      paths: [
        'authorization',
        'cookie',
        'headers.authorization',
        'headers.cookie',
        'headers["idempotency-key"]',
        'headers["x-tracking-code"]',
        'req.headers.authorization',
        'req.headers.cookie',
        'req.headers["idempotency-key"]',
        'req.headers["x-tracking-code"]',
        // TypeORM attaches the parameters of a failed query, pg its detail: both repeat what a resident wrote.
        'err.parameters',
        'err.detail',
        'err.driverError',
        'err.query',
      ],
      remove: true,
    },
    serializers: { req: describeRequest },
  });
}

const acceptableRequestId = /^[\w.:-]{1,100}$/;

/** The request id of the caller where it is harmless in a log, a new one otherwise. */
export function requestIdOf({ headers }: Pick<IncomingMessage, 'headers'>): string {
  const given = headers['x-request-id'];
  return typeof given === 'string' && acceptableRequestId.test(given) ? given : randomUUID();
}

/** A new id for each request: of those who may not choose under which one they are found in logs and the audit trail. */
export const newRequestId = (): string => randomUUID();

const probePath = /^\/(health|metrics)\b/;

/** One line for each request, without its query string: searches hold what people look for. */
export function logRequests(server: FastifyInstance, logger: Logger): void {
  server.addHook('onResponse', (request: FastifyRequest, reply: FastifyReply, done) => {
    const line = {
      requestId: request.id,
      method: request.method,
      route: request.routeOptions.url ?? 'none',
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime * 10) / 10,
    };
    if (reply.statusCode >= 500) logger.error(line, 'request');
    else if (probePath.test(request.url)) logger.debug(line, 'request');
    else logger.info(line, 'request');
    done();
  });
  server.addHook('onSend', (request, reply, payload, done) => {
    void reply.header('x-request-id', request.id);
    done(null, payload);
  });
}

function describeRequest({ method, routeOptions }: { method?: string; routeOptions?: { url?: string } }) {
  return { method, route: routeOptions?.url };
}
