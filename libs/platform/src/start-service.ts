import { type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';
import { Logger as NestLogger, LoggerModule } from 'nestjs-pino';
import type { Logger } from 'pino';
import { readServiceConfiguration } from './configuration.js';
import { createLogger, logRequests, requestIdOf } from './logging.js';
import { measureRequests } from './metrics.js';
import { OpenApiDocument } from './openapi.js';
import { takeOnlyJson } from './json-body.js';

export const bodyLimitBytesDefault = 256 * 1024;

export interface StartOptions {
  name: string;
  bodyLimitBytes?: number;
  /** More to do before it listens, for example the gateway's plugins. */
  configure?: (app: NestFastifyApplication) => Promise<void>;
}

export const internalPaths = ['health/live', 'health/ready', 'metrics', 'openapi.json', 'dead-letters', 'dead-letters/*path'];

/** The application, ready to listen. For tests: `app.listen(0)`. */
export async function createService(module: Type, options: StartOptions): Promise<NestFastifyApplication> {
  const { LOG_LEVEL } = readServiceConfiguration();
  return buildService(module, options, createLogger(options.name, LOG_LEVEL));
}

async function buildService(module: Type, options: StartOptions, logger: Logger): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({
    bodyLimit: options.bodyLimitBytes ?? bodyLimitBytesDefault,
    genReqId: requestIdOf,
    // Live streams never end by themselves and must not hold up a shutdown.
    forceCloseConnections: true,
    routerOptions: { maxParamLength: 200 },
    logger: false,
  });
  const server = adapter.getInstance() as unknown as FastifyInstance;
  takeOnlyJson(server);
  logRequests(server, logger);
  measureRequests(server);
  const loggers = LoggerModule.forRoot({ pinoHttp: { logger }, exclude: [] , forRoutes: [] });
  const app = await NestFactory.create<NestFastifyApplication>({ module: RootModule, imports: [loggers, module] }, adapter, {
    bodyParser: false,
    bufferLogs: true,
    abortOnError: false,
  });
  app.useLogger(app.get(NestLogger));
  app.setGlobalPrefix('api/v1', { exclude: internalPaths });
  app.get(OpenApiDocument).describe(app, options.name);
  await options.configure?.(app);
  return app;
}

class RootModule {}

/** Runs a service until it is told to stop. A `main.ts` is this one call. */
export async function startService(module: Type, options: StartOptions): Promise<void> {
  const { PORT, HOST, LOG_LEVEL } = readServiceConfiguration();
  const logger = createLogger(options.name, LOG_LEVEL);
  exitOnSurprise(logger);
  const app = await buildService(module, options, logger);
  app.enableShutdownHooks(['SIGTERM', 'SIGINT']);
  await app.listen(PORT, HOST);
  logger.info({ url: await app.getUrl() }, 'ready');
}

/** After an error nobody caught, the state of the process is unknown: whoever runs it starts a new one. */
function exitOnSurprise(logger: Logger): void {
  const leave = (what: string) => (err: unknown) => {
    logger.fatal({ err }, what);
    process.exit(1);
  };
  process.on('uncaughtException', leave('uncaught exception'));
  process.on('unhandledRejection', leave('unhandled rejection'));
}
