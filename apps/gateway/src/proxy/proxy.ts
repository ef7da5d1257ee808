import { fastifyCompress } from '@fastify/compress';
import { fastifyReplyFrom, type FastifyReplyFromHooks, type FastifyReplyFromOptions } from '@fastify/reply-from';
import { can, type Action, type Resource } from '@owcr/access';
import { assertMethod, DomainError, forbidden, notFound, sendProblem, unauthorized } from '@owcr/platform';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { publicRoutes } from '../entrance/public-uses.js';
import {
  forwardedMethods,
  imports,
  ownerOf,
  pathOf,
  photoLimitBytes,
  photoPath,
  publicLimitBytes,
  streamPath,
  type ServiceName,
} from '../routes.js';
import type { ServiceTokens } from '../service-tokens.js';
import { requestHeaders, responseHeaders } from './forward-headers.js';
import type { OpenReplies } from './open-replies.js';
import { compression, sendSmall } from './compression.js';
import { Uploads, type UploadLimits } from './uploads.js';

const answerTimeoutMs = 30_000;
const connectionsPerService = 64;
const retryPauseMs = 20;

export interface ProxyOptions {
  urls: Readonly<Record<ServiceName, string>>;
  tokens: Pick<ServiceTokens, 'tokenFor'>;
  streams: OpenReplies;
  uploads: UploadLimits;
}

interface Target {
  url: string;
  token: string;
}

/** Passes what is under /api/v1 on to the service that owns it. The gateway's own routes there are more specific and win. */
export async function registerProxy(server: FastifyInstance, options: ProxyOptions): Promise<void> {
  const { streams } = options;
  await server.register(async (scope) => {
    await prepare(scope, { connections: connectionsPerService });
    takeBodies(scope, 'application/json');
    await scope.register(fastifyCompress, compression);
    const handler = forward(options, { timeout: answerTimeoutMs, onResponse: sendSmall });
    for (const url of ['/api/v1/:segment', '/api/v1/:segment/*'])
      scope.route({ method: [...forwardedMethods], url, config: { isForwarded: true }, handler });
    for (const { method, path: url, use } of publicRoutes)
      if (use !== 'photo')
        scope.route({ method, url, bodyLimit: publicLimitBytes, config: { publicUse: use, isForwarded: true }, handler });
  });
  await server.register(async (scope) => {
    await prepare(scope, { connections: connectionsPerService });
    takeBodies(scope, '*');
    const handler = forward(options, { timeout: answerTimeoutMs });
    const uploads = new Uploads(options.uploads);
    const admit = async (request: FastifyRequest, reply: FastifyReply): Promise<void> => uploads.admit(request, reply);
    const upload = { method: 'POST', config: { bodyPace: options.uploads.pace, isForwarded: true }, handler } as const;
    for (const { path: url, action, resource, limitBytes: bodyLimit } of imports) {
      const onRequest = [assertMay(action, resource), admit];
      scope.route({ ...upload, url, bodyLimit, config: { ...upload.config, isImport: true }, onRequest });
    }
    const photo = { ...upload, bodyLimit: photoLimitBytes };
    scope.route({ ...photo, url: photoPath, onRequest: [assertMay('write', 'photo'), admit] });
    for (const { path: url, use } of publicRoutes)
      if (use === 'photo') scope.route({ ...photo, url, config: { ...upload.config, publicUse: use }, onRequest: admit });
  });
  await server.register(async (scope) => {
    await prepare(scope, { headersTimeout: answerTimeoutMs, bodyTimeout: 0 });
    const handler = forward(options, {
      onResponse: (_request, reply, response) => streams.send(reply as FastifyReply, response.stream),
    });
    const preHandler = async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
      if (!request.principal) throw unauthorized();
      streams.admit(reply, request.principal.id);
    };
    scope.route({ method: 'GET', url: streamPath, config: { isForwarded: true }, exposeHeadRoute: false, preHandler, handler });
  });
  server.addHook('preClose', async () => streams.closeAll());
}

/** Before the body is read: nobody has 20 MB kept for them who may not bring it. */
function assertMay(action: Action, resource: Resource) {
  return async ({ principal }: FastifyRequest): Promise<void> => {
    if (!principal) throw unauthorized();
    if (!can(principal, action, resource)) throw forbidden();
  };
}

interface Connections {
  connections?: number;
  headersTimeout?: number;
  bodyTimeout?: number;
}

/** Each kind of traffic has its own connections. `connections` left out: as many as there are requests. */
async function prepare(scope: FastifyInstance, { connections, ...timeouts }: Connections): Promise<void> {
  const undici = { connections: connections ?? null, pipelining: 1, ...timeouts };
  const options: FastifyReplyFromOptions = { undici, disableCache: true, disableRequestLogging: true, destroyAgent: true };
  await scope.register(fastifyReplyFrom, options);
  scope.setErrorHandler((error, _request, reply) => sendProblem(reply, error));
}

/**
 * Bodies are passed on as they came; the service that owns them reads them. The limit of the route holds here. An empty one is none: many
 * clients send a content type with every command.
 */
function takeBodies(scope: FastifyInstance, contentType: string): void {
  scope.removeAllContentTypeParsers();
  scope.addContentTypeParser(contentType, { parseAs: 'buffer' }, (_request, body, done) =>
    done(null, body.length > 0 ? body : undefined),
  );
}

const targets = new WeakMap<FastifyRequest, Target>();

function forward({ urls, tokens }: ProxyOptions, special: FastifyReplyFromHooks) {
  const hooks: FastifyReplyFromHooks = {
    getUpstream: (request) => targetOf(request as FastifyRequest).url,
    rewriteRequestHeaders: (request, headers) => requestHeaders(headers, targetOf(request as FastifyRequest).token, request.id),
    rewriteHeaders: (headers) => responseHeaders(headers),
    onError: (reply, { error }) => sendProblem(reply as FastifyReply, refusalOf(error)),
    // Only a read is asked again, once, and only where the connection broke: a service that says 503 means it.
    retryDelay: ({ err, req, attempt }) => (err && attempt === 0 && req.method === 'GET' && isReset(err) ? retryPauseMs : null),
    ...special,
  };
  return async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const path = pathOf(request.raw.url ?? '');
    const service = ownerOf(path);
    if (!service) {
      assertMethod(reply, request.server.methodsOf(path));
      throw notFound('resource');
    }
    if (!request.principal) throw unauthorized();
    const use = { method: request.method, path, from: request.clientAddress ?? null };
    const token = tokens.tokenFor(request.principal, service, use);
    targets.set(request, { url: urls[service], token });
    const { body } = request;
    // Without a type a parsed body would be written anew as JSON; the service refuses this one and names it.
    const contentType = request.headers['content-type'] ?? 'application/octet-stream';
    return reply.from(undefined, Buffer.isBuffer(body) ? { ...hooks, body, contentType } : hooks);
  };
}

function targetOf(request: FastifyRequest): Target {
  const target = targets.get(request);
  if (!target) throw new Error('a request without a target was forwarded');
  return target;
}

const isReset = (error: Error & { code?: string }) => error.code === 'UND_ERR_SOCKET' || error.code === 'ECONNRESET';

function refusalOf(error: Error & { statusCode?: number }): DomainError {
  if (error.statusCode === 504) return new DomainError('gateway-timeout', 'The service did not answer in time.', { status: 504 });
  return new DomainError('service-unavailable', 'The service cannot be reached at the moment.', { status: 503 });
}
