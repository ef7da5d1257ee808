import { Injectable, Logger } from '@nestjs/common';
import { DomainError, notFound } from '@owcr/platform';
import * as client from 'openid-client';
import type { Claims } from './claims.js';
import { OidcConfiguration, type ProviderOptions } from './oidc-configuration.js';

/** How long the provider may take for one answer. */
const answerTimeoutS = 5;
/** What the provider says of itself is asked again now and then: it may have moved. */
const knownForMs = 60 * 60_000;

/** What the provider says of somebody, and what it can be asked again with. */
export interface Said {
  claims: Claims;
  refreshToken: string | null;
}

export interface Challenge {
  state: string;
  nonce: string;
  codeVerifier: string;
}

/** Talks to the OpenID Connect provider, whichever it is. Asks it about itself when first needed: it may start after us. */
@Injectable()
export class Provider {
  private readonly logger = new Logger(Provider.name);
  private known: { configuration: Promise<client.Configuration>; untilMs: number } | null = null;

  constructor(private readonly oidc: OidcConfiguration) {}

  /** Throws "not found" where no provider is configured: then there is no sign-in. */
  get options(): ProviderOptions {
    if (!this.oidc.provider) throw notFound('resource');
    return this.oidc.provider;
  }

  get redirectUri(): string {
    return `${this.oidc.publicOrigin}/session/callback`;
  }

  newChallenge(): Challenge {
    return { state: client.randomState(), nonce: client.randomNonce(), codeVerifier: client.randomPKCECodeVerifier() };
  }

  /** Where the browser goes to sign in. */
  async signInUrl({ state, nonce, codeVerifier }: Challenge): Promise<URL> {
    const { scope, claims } = this.options;
    return client.buildAuthorizationUrl(await this.configuration(), {
      redirect_uri: this.redirectUri,
      response_type: 'code',
      scope,
      state,
      nonce,
      code_challenge: await client.calculatePKCECodeChallenge(codeVerifier),
      code_challenge_method: 'S256',
      ...(claims.acr.length > 0 && { acr_values: claims.acr.join(' ') }),
    });
  }

  /** What the provider says of who came back with this query. Throws when anything about it is not as it must be. */
  async claimsOf(query: string, { state, nonce, codeVerifier }: Challenge): Promise<Said> {
    const configuration = await this.configuration();
    const tokens = await client.authorizationCodeGrant(configuration, new URL(`${this.redirectUri}${query}`), {
      expectedState: state,
      expectedNonce: nonce,
      pkceCodeVerifier: codeVerifier,
      idTokenExpected: true,
    });
    const claims: Claims | undefined = tokens.claims();
    if (!claims) throw new Error('no ID token');
    return {
      claims: await this.completed(configuration, tokens.access_token, claims),
      refreshToken: tokens.refresh_token ?? null,
    };
  }

  /**
   * What the provider says now of who signed in before. Throws 403 where it does not confirm them any more, and 503 where it does not
   * answer. The token may be another one afterwards.
   */
  async claimsAgain(refreshToken: string): Promise<Said & { refreshToken: string }> {
    const configuration = await this.configuration();
    try {
      const tokens = await client.refreshTokenGrant(configuration, refreshToken);
      const claims = await this.completed(configuration, tokens.access_token, tokens.claims() ?? {});
      return { claims, refreshToken: tokens.refresh_token ?? refreshToken };
    } catch (error) {
      if (error instanceof client.ResponseBodyError && error.error === 'invalid_grant')
        throw new DomainError('not-confirmed', 'The identity provider does not confirm this person any more.', { status: 403 });
      this.logger.warn(`the identity provider could not be asked about somebody again: ${String(error)}`);
      throw unavailable();
    }
  }

  /** Some providers keep what they know about a person out of the ID token. */
  private async completed(configuration: client.Configuration, accessToken: string, claims: Claims): Promise<Claims> {
    if (claims[this.options.claims.roleClaim] !== undefined || !configuration.serverMetadata().userinfo_endpoint) return claims;
    const subject = typeof claims.sub === 'string' ? claims.sub : client.skipSubjectCheck;
    return { ...(await client.fetchUserInfo(configuration, accessToken, subject)), ...claims };
  }

  /** Where the browser may go to sign out of the provider too; null where it offers nothing of the kind. */
  async signOutUrl(): Promise<string | null> {
    if (!this.oidc.provider) return null;
    const configuration = await this.configuration().catch(() => null);
    if (!configuration?.serverMetadata().end_session_endpoint) return null;
    return client.buildEndSessionUrl(configuration).href;
  }

  /** Where the provider publishes its keys. */
  async keysUrl(): Promise<URL> {
    const { jwks_uri: uri } = (await this.configuration()).serverMetadata();
    if (!uri) throw unavailable();
    return new URL(uri);
  }

  private configuration(nowMs = Date.now()): Promise<client.Configuration> {
    if (this.known && this.known.untilMs > nowMs) return this.known.configuration;
    const configuration = this.discover().catch((error: unknown) => {
      this.known = null;
      this.logger.warn(`the identity provider could not be asked: ${String(error)}`);
      throw unavailable();
    });
    this.known = { configuration, untilMs: nowMs + knownForMs };
    return configuration;
  }

  private async discover(): Promise<client.Configuration> {
    const { issuer, clientId, clientSecret, signingAlgorithm } = this.options;
    const isPlain = new URL(issuer).protocol === 'http:';
    return client.discovery(
      new URL(issuer),
      clientId,
      { id_token_signed_response_alg: signingAlgorithm },
      clientSecret ? client.ClientSecretBasic(clientSecret) : client.None(),
      // The signature of ID tokens is checked although they come straight from the provider. Plain http: on this machine only (see the configuration).
      {
        timeout: answerTimeoutS,
        execute: [client.enableNonRepudiationChecks, ...(isPlain ? [client.allowInsecureRequests] : [])],
      },
    );
  }
}

const unavailable = () =>
  new DomainError('sign-in-unavailable', 'The identity provider does not answer as it should. Try again in a moment.', {
    status: 503,
  });
