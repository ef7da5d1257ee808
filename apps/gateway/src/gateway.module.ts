import { Module } from '@nestjs/common';
import { messagingMigrations } from '@owcr/messaging';
import { platformMigrations, ServiceModule } from '@owcr/platform';
import { AccessToken } from './access-token/access-token.entity.js';
import { AccessTokenStore } from './access-token/access-token.store.js';
import { ApiKeysController } from './access-token/api-keys.controller.js';
import { ApiKeys } from './access-token/api-keys.js';
import { KeyApproval } from './access-token/key-approval.js';
import { KeyNames } from './access-token/key-names.js';
import { KeyRevocation } from './access-token/key-revocation.js';
import { Authenticator } from './access-token/authenticator.js';
import { GatewayConfiguration, readGatewayConfiguration } from './configuration.js';
import { DeadLettersController } from './dead-letters/dead-letters.controller.js';
import type { MigrationInterface } from 'typeorm';
import { DeadLetters } from './dead-letters/dead-letters.js';
import { ApiDocuments } from './docs/api-documents.js';
import { MeController } from './me.controller.js';
import { AccessToken1760000001000 } from './migrations/1760000001000-access-token.js';
import { AccessTokenScope1760000002400 } from './migrations/1760000002400-access-token-scope.js';
import { SessionScope1760000002060 } from './migrations/1760000002060-session-scope.js';
import { SignIn1760000002000 } from './migrations/1760000002000-sign-in.js';
import { Person1760000003200 } from './migrations/1760000003200-person.js';
import { KeyExpiry1760000003202 } from './migrations/1760000003202-key-expiry.js';
import { RosterAccess1760000004304 } from './migrations/1760000004304-roster-access.js';
import { PeopleController } from './person/people.controller.js';
import { People } from './person/people.js';
import { PersonStore } from './person/person.store.js';
import { OpenReplies, streamLimits } from './proxy/open-replies.js';
import { InactivePeople } from './roster/inactive-people.js';
import { RosterAccessStore } from './roster/roster-access.store.js';
import { RosterConsumer } from './roster/roster.consumer.js';
import { ServiceTokens } from './service-tokens.js';
import { Services } from './services.js';
import { Identification } from './entrance/identification.js';
import { SessionCheck1760000003205 } from './migrations/1760000003205-session-check.js';
import { KeyApproval1760000004200 } from './migrations/1760000004200-key-approval.js';
import { SessionChecks } from './session/session-checks.js';
import { SessionController } from './session/session.controller.js';
import { SessionStore } from './session/session.store.js';
import { Sessions } from './session/sessions.js';
import { SignInRecord } from './session/sign-in-record.js';
import { WebSession } from './session/web-session.entity.js';
import { OidcConfiguration, readOidcConfiguration } from './sign-in/oidc-configuration.js';
import { PendingSignIn } from './sign-in/pending-sign-in.entity.js';
import { PendingSignInStore } from './sign-in/pending-sign-in.store.js';
import { Provider } from './sign-in/provider.js';
import { ProviderTokens } from './sign-in/provider-tokens.js';
import { SignIn } from './sign-in/sign-in.js';

export const entities = [AccessToken, PendingSignIn, WebSession];
export const migrations: (new () => MigrationInterface)[] = [
  ...messagingMigrations,
  ...platformMigrations,
  AccessToken1760000001000,
  SignIn1760000002000,
  AccessTokenScope1760000002400,
  SessionScope1760000002060,
  Person1760000003200,
  KeyExpiry1760000003202,
  SessionCheck1760000003205,
  KeyApproval1760000004200,
  RosterAccess1760000004304,
];

@Module({
  imports: [ServiceModule.forRoot({ name: 'gateway', entities, migrations, messaging: 'stated', authentication: 'own' })],
  controllers: [RosterConsumer, ApiKeysController, DeadLettersController, MeController, PeopleController, SessionController],
  providers: [
    { provide: GatewayConfiguration, useFactory: () => readGatewayConfiguration() },
    { provide: OidcConfiguration, useFactory: readOidcConfiguration },
    AccessTokenStore,
    ApiDocuments,
    ApiKeys,
    Authenticator,
    DeadLetters,
    Identification,
    InactivePeople,
    RosterAccessStore,
    KeyApproval,
    KeyNames,
    KeyRevocation,
    { provide: OpenReplies, useFactory: () => new OpenReplies(streamLimits) },
    PendingSignInStore,
    People,
    PersonStore,
    Provider,
    ProviderTokens,
    Services,
    ServiceTokens,
    SessionChecks,
    Sessions,
    SessionStore,
    SignIn,
    SignInRecord,
  ],
})
export class GatewayModule {}
