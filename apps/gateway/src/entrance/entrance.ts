import { fastifyRateLimit } from '@fastify/rate-limit';
import { isReading, mayOnlyRead, type Principal } from '@owcr/access';
import { addressOf, assertMethod, DomainError, forbidden, notFound, unauthorized } from '@owcr/platform';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { forwardedMethods, pathOf } from '../routes.js';
import { securityEvent } from '../security-event.js';
import { clearCookie, sessionCookie } from '../session/cookies.js';
import { assertOwnPage, assertSameOrigin } from '../session/csrf.js';
import { networkOf } from './failed-attempts.js';
import { CountedUses } from './counted-uses.js';
import { refusedPerAccepted, theResident, type PublicLimits, type PublicUse } from './public-uses.js';
import { credentialsOf, type Answer, type Identification, type Identified } from './identification.js';

const minuteMs = 60_000;
/** Many people may share one address. */
export const addressesWorth = 10;

declare module 'fastify' {
  interface FastifyRequest {
    principal?: Principal;
    clientAddress?: string;
    webSession?: { id: string; endsAt: Date };
    /** Whether what this request came in with is still good. */
    isStillGood?: () => Promise<boolean>;
  }
}

export interface EntranceOptions {
  identification: Identification;
  /** Of one person. */
  requestsPerMinute: number;
  /** Imports of one person. They count apart: a file of a million rows must not keep its owner from working. */
  importsPerMinute: number;
  /** Of one address, for what is asked without an account. */
  publicLimits: PublicLimits;
  /** What the API document names for a path: a method that is not there is not there for anybody. */
  methodsOf: (path: string) => readonly string[];
  /** Where our own pages come from. Absent: no request with a cookie may change anything. */
  publicOrigin: string | undefined;
}

type Limit = ReturnType<FastifyInstance['createRateLimit']>;

/**
 * Nothing under /api/v1 is reached by nobody, and by none too often. What counts is the route that was found, not how the path was
 * written: the router takes `/%61pi` for `/api`.
 */
export async function guardEntrance(server: FastifyInstance, options: EntranceOptions): Promise<void> {
  await server.register(fastifyRateLimit, { global: false });
  const limit = (max: number, keyGenerator: (request: FastifyRequest) => string) =>
    server.createRateLimit({ max, timeWindow: minuteMs, keyGenerator });
  const ofAddress = limit(options.requestsPerMinute * addressesWorth, ({ ip }) => networkOf(ip));
  const assertUse = publicUseLimits(server, options.publicLimits);
  const ofImporter = limit(options.importsPerMinute, ({ principal }) => principal?.id ?? '');
  const ofPerson = limit(options.requestsPerMinute, ({ principal }) => principal?.id ?? '');

  server.addHook('onRequest', async (request, reply) => {
    const route = request.routeOptions.url ?? '';
    if (route === '/metrics' && !isLocal(request)) throw notFound('resource');
    if (route === '/metrics' || route.startsWith('/health/')) return;
    await assertWithin(ofAddress, request, reply);
    // Of one that is passed on, its service says it.
    if (!isForwarded(request.method)) assertMethod(reply, options.methodsOf(pathOf(request.url)));
    request.clientAddress = addressOf(request.ip) ?? undefined;
    const isApi = route.startsWith('/api/v1/');
    if (!isApi && !isSession(route)) return;
    void reply.header('cache-control', 'no-store');
    const { publicUse, isImport } = request.routeOptions.config;
    if (publicUse) {
      await assertUse[publicUse](request, reply);
      letInAsResident(request);
      return;
    }
    const known = await letIn(request, reply, options.identification, isApi);
    if (!known && isApi) {
      const methods = options.methodsOf(pathOf(request.url));
      if (!methods.includes(request.method)) assertMethod(reply, methods);
      throw unauthorized();
    }
    if (!known) return assertNotForged(request, null, options.publicOrigin);
    request.principal = known.principal;
    if (known.session) request.webSession = known.session;
    await assertWithin(isImport ? ofImporter : ofPerson, request, reply);
    assertNotForged(request, known, options.publicOrigin);
    if (!isReading(request.method) && mayOnlyRead(known.principal)) throw forbidden('This key may only read.');
  });
}

type AssertUse = (request: FastifyRequest, reply: FastifyReply) => Promise<void>;

function publicUseLimits(server: FastifyInstance, limits: PublicLimits): Record<PublicUse, AssertUse> {
  const tried = (use: 'look-up' | 'search'): AssertUse => {
    const { max, windowMs } = limits[use];
    const limit = server.createRateLimit({ max, timeWindow: windowMs, keyGenerator: ({ ip }) => networkOf(ip) });
    return (request, reply) => assertWithin(limit, request, reply);
  };
  const accepted = (use: 'report' | 'photo'): AssertUse => {
    const uses = new CountedUses({ ...limits[use], refusedMax: limits[use].max * refusedPerAccepted });
    return async (request, reply) => {
      const waitMs = uses.begin(request, reply, Date.now());
      if (waitMs > 0) throw tooMany(reply, waitMs / 1000, 'Too many requests.');
    };
  };
  return {
    'look-up': tried('look-up'),
    search: tried('search'),
    report: accepted('report'),
    photo: accepted('photo'),
  };
}

/**
 * Credentials that came along are not looked at: what is not used by the browser by itself cannot be misused by another site, and who is
 * signed in reports as anonymously as anybody. Nor is the service told from where, for it would write that down beside the report.
 */
function letInAsResident(request: FastifyRequest): void {
  request.principal = theResident;
  request.clientAddress = undefined;
}

const isForwarded = (method: string) => method === 'HEAD' || (forwardedMethods as readonly string[]).includes(method);

const isSession = (route: string) => route === '/session' || route === '/session/logout';

async function letIn(
  request: FastifyRequest,
  reply: FastifyReply,
  identification: Identification,
  isUse: boolean,
): Promise<Identified | null> {
  const credentials = credentialsOf(request.headers);
  const answer = await identification.identify(credentials, request.ip, new Date(), isUse);
  if (credentials) request.isStillGood = () => identification.areGood(credentials, request.principal);
  if (answer.kind === 'known') return answer;
  noteRefusal(request, answer, credentials?.kind ?? 'token');
  if (answer.kind === 'awaiting-approval') throw unauthorized('This key works once a second administrator has approved it.');
  if (answer.kind === 'slowed-down') throw tooMany(reply, answer.waitMs / 1000, 'Too many failed attempts.');
  // A browser does not have to come with what is of no use any more.
  if (credentials?.kind === 'session') void reply.header('set-cookie', clearCookie(sessionCookie));
  return null;
}

function noteRefusal({ id, ip }: FastifyRequest, answer: Answer, kind: 'token' | 'session'): void {
  if (answer.kind !== 'refused') return;
  const base = { requestId: id, address: ip };
  securityEvent({ ...base, event: 'credentials', result: 'refused', kind });
  if (answer.waitMs > 0) securityEvent({ ...base, event: 'slowed-down', retryAfterS: Math.ceil(answer.waitMs / 1000) });
}

/** A browser sends its cookie with requests of other sites, too; a token it never sends by itself. */
function assertNotForged(request: FastifyRequest, known: Identified | null, publicOrigin = ''): void {
  if (isReading(request.method) || (known && !known.session)) return;
  try {
    if (known?.session) assertOwnPage(request, known.session.id, publicOrigin);
    else assertSameOrigin(request.headers, publicOrigin);
  } catch (error) {
    const personId = known?.principal.id ?? '';
    securityEvent({
      requestId: request.id,
      address: request.ip,
      event: 'request',
      result: 'refused',
      reason: 'another-site',
      personId,
    });
    throw error;
  }
}

async function assertWithin(limit: Limit, request: FastifyRequest, reply: FastifyReply): Promise<void> {
  const state = await limit(request);
  if (!state.isAllowed && state.isExceeded) throw tooMany(reply, state.ttlInSeconds, 'Too many requests.');
}

function tooMany(reply: FastifyReply, retryAfterS: number, message: string): DomainError {
  void reply.header('retry-after', Math.max(1, Math.ceil(retryAfterS)));
  return new DomainError('too-many-requests', message, { status: 429 });
}

/** Asked from this machine, and not on behalf of somebody else by a proxy on it. */
function isLocal({ headers, socket }: FastifyRequest): boolean {
  if (headers['x-forwarded-for'] !== undefined || headers.forwarded !== undefined) return false;
  return /^(127\.|::1$|::ffff:127\.)/.test(socket.remoteAddress ?? '');
}
