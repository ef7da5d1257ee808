import { Module } from '@nestjs/common';
import { messagingMigrations } from '@owcr/messaging';
import { platformMigrations, ServiceModule } from '@owcr/platform';
import { AccessToken } from './access-token/access-token.entity.js';
import { AccessTokenStore } from './access-token/access-token.store.js';
import { ApiKeysController } from './access-token/api-keys.controller.js';
import { ApiKeys } from './access-token/api-keys.js';
import { Authenticator } from './access-token/authenticator.js';
import { GatewayConfiguration, readGatewayConfiguration } from './configuration.js';
import { DeadLettersController } from './dead-letters/dead-letters.controller.js';
import type { MigrationInterface } from 'typeorm';
import { DeadLetters } from './dead-letters/dead-letters.js';
import { ApiDocuments } from './docs/api-documents.js';
import { MeController } from './me.controller.js';
import { AccessToken1760000001000 } from './migrations/1760000001000-access-token.js';
import { AccessTokenScope1760000002400 } from './migrations/1760000002400-access-token-scope.js';
import { ServiceTokens } from './service-tokens.js';
import { Services } from './services.js';

export const entities = [AccessToken];
export const migrations: (new () => MigrationInterface)[] = [
  ...messagingMigrations,
  ...platformMigrations,
  AccessToken1760000001000,
  AccessTokenScope1760000002400,
];

@Module({
  imports: [ServiceModule.forRoot({ name: 'gateway', entities, migrations, messaging: 'stated', authentication: 'own' })],
  controllers: [ApiKeysController, DeadLettersController, MeController],
  providers: [
    { provide: GatewayConfiguration, useFactory: readGatewayConfiguration },
    AccessTokenStore,
    ApiDocuments,
    ApiKeys,
    Authenticator,
    DeadLetters,
    Services,
    ServiceTokens,
  ],
})
export class GatewayModule {}
