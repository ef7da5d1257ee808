import type { Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { MicroserviceOptions } from '@nestjs/microservices';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Logger as NestLogger, LoggerModule, PinoLogger } from 'nestjs-pino';
import type { Logger } from 'pino';
import { refuseOtherMethods } from './allowed-methods.js';
import { bodyLimits, limitBodies } from './body-limits.js';
import { limitBodyTime } from './body-time.js';
import { readServiceConfiguration } from './configuration.js';
import { Refusals } from './audit/refusals.js';
import { EventTransport } from './event-transport.js';
import { takeOnlyJson } from './json-body.js';
import { closeWhenToldTo, leaveOnSurprise } from './leaving.js';
import { createLogger, logRequests, newRequestId, requestIdOf } from './logging.js';
import { measureRequests } from './metrics.js';
import { endStreams } from './open-streams.js';
import { apiPrefix, OpenApiDocument, pathsOutside } from './openapi.js';
import { sendProblem } from './problem-reply.js';
import { routeParameterCharactersMax } from './route-parameters.js';
import { refuseUnreadable, routable } from './unreadable-path.js';
import { answerUnreadable, rememberAnswers } from './unreadable-request.js';

/** Node looks from time to time whose headers are late. */
const headersCheckedEveryMsMax = 5_000;
/** How long requests under way may take to finish when the service is told to stop. */
const finishDeadlineMs = 5_000;

export interface StartOptions {
  name: string;
  /** Paths that are not under /api/v1, and not the API's. */
  outsideApi?: readonly string[];
  /** `own`: request ids are made here, for those who ask are strangers. Left out: the caller's is taken, which is the gateway's. */
  requestIds?: 'own';
  /** Proxies whose word on where a request comes from is taken. */
  trustedProxies?: readonly string[];
  /** More to do before it listens, for example the gateway's plugins. */
  configure?: (app: NestFastifyApplication) => void | Promise<void>;
}

/**
 * The application, ready to listen; configured by the environment. For tests: `await app.listen(0)`, and
 * `await app.startAllMicroservices()` before it where events are to be followed.
 */
export async function createService(module: Type, options: StartOptions): Promise<NestFastifyApplication> {
  const { LOG_LEVEL, BODY_TIMEOUT_SECONDS } = readServiceConfiguration();
  const logger = createLogger(options.name, LOG_LEVEL);
  const adapter = createAdapter(options, { logger, bodyTimeoutMs: BODY_TIMEOUT_SECONDS * 1000 });
  const root = { module: class RootModule {}, imports: [LoggerModule.forRoot({ pinoHttp: { logger }, forRoutes: [] }), module] };
  const app = await NestFactory.create<NestFastifyApplication>(root, adapter, {
    bodyParser: false,
    bufferLogs: true,
    abortOnError: false,
  });
  app.useLogger(app.get(NestLogger));
  logInContext(adapter.getInstance<FastifyInstance>(), await app.resolve(PinoLogger));
  app.setGlobalPrefix(apiPrefix, { exclude: pathsOutside(options.outsideApi) });
  app.get(OpenApiDocument).describe(app, options.name);
  connectEvents(app);
  app.get(Refusals).watch(adapter.getInstance<FastifyInstance>());
  await options.configure?.(app);
  return app;
}

/** Runs a service until its process is told to stop. */
export async function startService(module: Type, options: StartOptions): Promise<void> {
  const { PORT, HOST, LOG_LEVEL } = readServiceConfiguration();
  const logger = createLogger(options.name, LOG_LEVEL);
  leaveOnSurprise(logger);
  const app = await createService(module, options);
  closeWhenToldTo(app);
  await app.startAllMicroservices();
  await app.listen(PORT, HOST);
  logger.info({ url: await app.getUrl() }, 'ready');
}

interface Surroundings {
  logger: Logger;
  bodyTimeoutMs: number;
}

function createAdapter(
  { trustedProxies = [], requestIds }: StartOptions,
  { logger, bodyTimeoutMs }: Surroundings,
): FastifyAdapter {
  const adapter = new FastifyAdapter({
    bodyLimit: bodyLimits.bytesMax,
    trustProxy: trustedProxies.length > 0 ? [...trustedProxies] : false,
    genReqId: requestIds === 'own' ? newRequestId : requestIdOf,
    forceCloseConnections: 'idle',
    routerOptions: { maxParamLength: routeParameterCharactersMax },
    logger: false,
    rewriteUrl: routable,
    http: { headersTimeout: bodyTimeoutMs, connectionsCheckingInterval: Math.min(bodyTimeoutMs / 2, headersCheckedEveryMsMax) },
    clientErrorHandler: (error, socket) => answerUnreadable(error, socket, logger),
    frameworkErrors: (error: FastifyError, _request: FastifyRequest, reply: FastifyReply) => sendProblem(reply, error),
  });
  const server = adapter.getInstance<FastifyInstance>();
  rememberAnswers(server);
  limitBodyTime(server, bodyTimeoutMs);
  limitBodies(server);
  refuseOtherMethods(server);
  takeOnlyJson(server);
  logRequests(server, logger);
  measureRequests(server);
  refuseUnreadable(server);
  server.addHook('preClose', (done) => {
    endStreams();
    setTimeout(() => server.server.closeAllConnections(), finishDeadlineMs).unref();
    done();
  });
  return adapter;
}

/** What a handler logs carries the id of its request. */
function logInContext(server: FastifyInstance, logger: PinoLogger): void {
  server.addHook('onRequest', (request, _reply, done) => {
    logger.runInContext(done, { bindings: { requestId: request.id } });
  });
}

/**
 * The application's filter, guard and pipe hold for events too. The filter matters: Nest binds handlers right here, so one that is added
 * to the microservice afterwards comes too late, and what a handler throws would reach the transport as a bare `{ status, message }`.
 */
function connectEvents(app: NestFastifyApplication): void {
  const { strategy } = app.get(EventTransport);
  if (strategy) app.connectMicroservice<MicroserviceOptions>({ strategy }, { inheritAppConfig: true });
}
