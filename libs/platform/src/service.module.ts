import { Global, Module, type DynamicModule, type ModuleMetadata, type Provider } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_PIPE } from '@nestjs/core';
import { TypeOrmModule } from '@nestjs/typeorm';
import { z } from 'zod';
import type { JSONWebKeySet } from '@owcr/access';
import { Commands } from './commands.js';
import { jsonVariable, readEnvironment, readServiceConfiguration, ServiceConfiguration } from './configuration.js';
import { databaseOptions, type Entities } from './database.js';
import { HealthController, Readiness, TerminusModule } from './health.js';
import { MetricsController } from './metrics.js';
import { OpenApiController, OpenApiDocument } from './openapi.js';
import { ProblemFilter } from './problem.filter.js';
import { ServiceTokenGuard, ServiceTokenTrust } from './service-token.guard.js';
import { PlainUnitOfWork, UnitOfWork } from './unit-of-work.js';
import { RequestValidationPipe } from './validation.js';

/** 15 tries, 2 s apart: a database that starts at the same time is waited for, one that is gone is not. */
const connectRetries = 15;
const connectRetryMs = 2_000;

export interface ServiceOptions {
  name: string;
  entities: Entities;
  /** Kept beside the entities so that a service is described in one place; run by `migrate`, never at start. */
  migrations?: readonly (new () => object)[];
  /** False for a service that neither states nor follows events. */
  messaging?: boolean;
  /** `own`: the service brings its own guard, as the gateway does. */
  authentication?: 'service-token' | 'own';
}

const keySet = z.object({ keys: z.array(z.looseObject({ kty: z.string(), kid: z.string() })).min(1) });

const trustProvider = (audience: string): Provider => ({
  provide: ServiceTokenTrust,
  useFactory: (): ServiceTokenTrust => {
    const { SERVICE_JWKS } = readEnvironment(z.object({ SERVICE_JWKS: jsonVariable(keySet) }));
    return { audience, jwks: SERVICE_JWKS as JSONWebKeySet };
  },
});

/** Everything a service has besides its features. */
@Global()
@Module({})
export class ServiceModule {
  static forRoot(options: ServiceOptions): DynamicModule {
    const guarded = options.authentication !== 'own';
    return {
      module: ServiceModule,
      imports: importsOf(options),
      controllers: [HealthController, MetricsController, OpenApiController],
      providers: [
        { provide: ServiceConfiguration, useFactory: () => readServiceConfiguration() },
        { provide: APP_FILTER, useClass: ProblemFilter },
        { provide: APP_PIPE, useClass: RequestValidationPipe },
        ...(guarded ? [trustProvider(options.name), { provide: APP_GUARD, useClass: ServiceTokenGuard }] : []),
        { provide: UnitOfWork, useClass: PlainUnitOfWork },
        Commands,
        OpenApiDocument,
        Readiness,
      ],
      exports: [ServiceConfiguration, Commands, UnitOfWork],
    };
  }
}

function importsOf({ name, entities }: ServiceOptions): ModuleMetadata['imports'] {
  return [
    TerminusModule.forRoot({ logger: false }),
    TypeOrmModule.forRootAsync({
      useFactory: () => ({
        ...databaseOptions(name, readServiceConfiguration(), entities),
        retryAttempts: connectRetries,
        retryDelay: connectRetryMs,
      }),
    }),
  ];
}
