import { Global, Module, type DynamicModule, type ModuleMetadata, type Provider } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR, APP_PIPE } from '@nestjs/core';
import { getDataSourceToken, TypeOrmModule } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { MessagingModule, MessagingOptions, readKafkaConnection, Transactions } from '@owcr/messaging';
import { AuditedInterceptor } from './audit/audited.js';
import { Refusals } from './audit/refusals.js';
import { Trail } from './audit/trail.js';
import { Commands } from './commands.js';
import { jsonVariable, readEnvironment, readServiceConfiguration, ServiceConfiguration } from './configuration.js';
import { databaseOptions, type Entities } from './database.js';
import { DeadLettersController } from './dead-letters.controller.js';
import { EventTransport } from './event-transport.js';
import { HEALTH_PROBES, HealthController, Readiness, TerminusModule, type HealthProbe } from './health.js';
import { ConsumersProbe, RelayProbe } from './messaging-probes.js';
import { IdempotencyKeyPruner } from './idempotency-key-pruner.js';
import { MetricsController } from './metrics.js';
import { NoBodyInterceptor } from './no-body.interceptor.js';
import { OpenApiController, OpenApiDocument } from './openapi.js';
import { ProblemFilter } from './problem.filter.js';
import { RevealedFieldsGuard } from './revealed-fields.js';
import { ServiceTokenGuard, ServiceTokenTrust } from './service-token.guard.js';
import { Reads } from './reads.js';
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
  /**
   * False for a service that neither states nor follows events. `stated`: it serves people also while no events come or go, and shows
   * its dead letters itself.
   */
  messaging?: boolean | 'stated';
  /** `own`: the service brings its own guard, as the gateway does. */
  authentication?: 'service-token' | 'own';
}

const keySet = z.object({ keys: z.array(z.looseObject({ kty: z.string(), kid: z.string() })).min(1) });

const trustProvider = (audience: string): Provider => ({
  provide: ServiceTokenTrust,
  useFactory: (): ServiceTokenTrust => {
    const { SERVICE_JWKS } = readEnvironment(z.object({ SERVICE_JWKS: jsonVariable(keySet) }));
    return { audience, jwks: SERVICE_JWKS };
  },
});

const topicVariables = z.object({ KAFKA_TOPIC_PREFIX: z.string().default('') });

function messagingOptions(service: string): MessagingOptions {
  const { KAFKA_TOPIC_PREFIX } = readEnvironment(topicVariables);
  return { service, connection: readKafkaConnection(), topicPrefix: KAFKA_TOPIC_PREFIX };
}

const messagingProviders: Provider[] = [
  { provide: UnitOfWork, useExisting: Transactions },
  Trail,
  { provide: APP_INTERCEPTOR, useClass: AuditedInterceptor },
];

/** Only of a service that is part of the work: one that merely tells what it did stays up while nobody can be told. */
const messagingProbes: Provider[] = [
  RelayProbe,
  ConsumersProbe,
  { provide: HEALTH_PROBES, inject: [RelayProbe, ConsumersProbe], useFactory: (...probes: HealthProbe[]) => probes },
];

/** Everything a service has besides its features. */
@Global()
@Module({})
export class ServiceModule {
  static forRoot(options: ServiceOptions): DynamicModule {
    const messaging = (options.messaging ?? true) !== false;
    const followed = (options.messaging ?? true) === true;
    const guarded = options.authentication !== 'own';
    return {
      module: ServiceModule,
      imports: importsOf(options, messaging),
      controllers: [HealthController, MetricsController, OpenApiController, ...(followed ? [DeadLettersController] : [])],
      providers: [
        { provide: ServiceConfiguration, useFactory: () => readServiceConfiguration() },
        { provide: APP_FILTER, useClass: ProblemFilter },
        { provide: APP_PIPE, useClass: RequestValidationPipe },
        { provide: APP_INTERCEPTOR, useClass: NoBodyInterceptor },
        ...(guarded ? [trustProvider(options.name), { provide: APP_GUARD, useClass: ServiceTokenGuard }] : []),
        { provide: APP_GUARD, useClass: RevealedFieldsGuard },
        ...(messaging ? messagingProviders : [{ provide: UnitOfWork, useClass: PlainUnitOfWork }]),
        ...(followed ? messagingProbes : []),
        // By name, for services that share a process; each of them has one, and asks for it by its class.
        { provide: DataSource, useExisting: getDataSourceToken(options.name) },
        Commands,
        EventTransport,
        IdempotencyKeyPruner,
        OpenApiDocument,
        Readiness,
        Reads,
        Refusals,
      ],
      exports: [
        DataSource,
        ServiceConfiguration,
        Commands,
        OpenApiDocument,
        Reads,
        Refusals,
        UnitOfWork,
        ...(messaging ? [Trail] : []),
      ],
    };
  }
}

function importsOf({ name, entities }: ServiceOptions, messaging: boolean): ModuleMetadata['imports'] {
  return [
    TerminusModule.forRoot({ logger: false }),
    TypeOrmModule.forRootAsync({
      name,
      useFactory: () => ({
        ...databaseOptions(name, readServiceConfiguration(), entities),
        retryAttempts: connectRetries,
        retryDelay: connectRetryMs,
      }),
    }),
    ...(messaging ? [MessagingModule.forRoot(() => messagingOptions(name))] : []),
  ];
}
