import { interactionPolicy, Provider, type Configuration, type KoaContextWithOIDC } from 'oidc-provider';
import type { ProviderConfiguration } from './configuration.js';
import { answerInteractions, secondFactorAcr } from './interaction.js';
import { failurePage, pagePolicy, signedOutPage, signOutPage } from './pages.js';
import { findPerson, scopeOf } from './people.js';
import { sendTypeface, typefacePath } from './typeface.js';

const signingAlgorithm = 'ES256';
const minuteS = 60;
/** As long as a session of the gateway lasts, and a little. */
const signedInS = 13 * 60 * minuteS;
const apiScope = 'api';

/** An OpenID Connect provider that asks who you are and believes it. Code flow with PKCE only. */
export function createProvider(configuration: ProviderConfiguration): Provider {
  const provider = new Provider(configuration.ISSUER, settings(configuration));
  provider.use(async (context, next) => {
    context.set('content-security-policy', pagePolicy);
    context.set('x-content-type-options', 'nosniff');
    if (context.path === '/health/ready') context.body = { status: 'ok' };
    else if (context.path === typefacePath) sendTypeface(context);
    else await next();
  });
  provider.use(answerInteractions(provider, configuration.PEOPLE_FILE));
  return provider;
}

function settings({ API_AUDIENCE, CLIENTS, COOKIE_KEYS, PEOPLE_FILE, SIGNING_JWKS }: ProviderConfiguration): Configuration {
  return {
    clients: CLIENTS,
    clientDefaults: { id_token_signed_response_alg: signingAlgorithm, grant_types: ['authorization_code', 'refresh_token'] },
    cookies: { keys: COOKIE_KEYS },
    jwks: SIGNING_JWKS,
    enabledJWA: { idTokenSigningAlgValues: [signingAlgorithm], userinfoSigningAlgValues: [signingAlgorithm] },
    responseTypes: ['code'],
    pkce: { required: () => true },
    scopes: ['openid', 'profile'],
    claims: { openid: ['sub', 'acr', 'amr', 'auth_time'], profile: ['name', 'role', 'precincts', 'sectors', 'agency'] },
    // Everything a person is goes into the ID token: the gateway needs no second request.
    conformIdTokenClaims: false,
    acrValues: [secondFactorAcr],
    ttl: {
      AuthorizationCode: minuteS,
      AccessToken: 10 * minuteS,
      IdToken: 5 * minuteS,
      Interaction: 10 * minuteS,
      Session: 60 * minuteS,
      Grant: signedInS,
      RefreshToken: signedInS,
    },
    // Who signed in is asked about again as long as they may be signed in, whatever becomes of the session here.
    issueRefreshToken: async (_context, client) => client.grantTypeAllowed('refresh_token'),
    expiresWithSession: async () => false,
    interactions: { policy: askEachTime(), url: (_context, { uid }) => `/choose/${uid}` },
    findAccount: async (_context, id) => {
      const person = await findPerson(PEOPLE_FILE, id);
      if (!person) return undefined;
      return { accountId: id, claims: () => ({ sub: id, ...scopeOf(person) }) };
    },
    loadExistingGrant: (context) => grantOf(context, API_AUDIENCE),
    extraTokenClaims: (context) => claimsOf(context, PEOPLE_FILE),
    features: {
      devInteractions: { enabled: false },
      resourceIndicators: {
        enabled: true,
        getResourceServerInfo: (_context, resource) => {
          if (resource !== API_AUDIENCE) throw new Error('there is no such resource');
          const jwt = { sign: { alg: signingAlgorithm } } as const;
          return { scope: apiScope, audience: API_AUDIENCE, accessTokenFormat: 'jwt', accessTokenTTL: 10 * minuteS, jwt };
        },
      },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: (context, form) => void (context.body = signOutPage(form)),
        postLogoutSuccessSource: (context) => void (context.body = signedOutPage()),
      },
    },
    renderError: (context, { error, error_description }) => {
      context.type = 'html';
      context.body = failurePage(error, error_description);
    },
  };
}

/**
 * Who somebody is is asked at each sign-in: whoever tries the system wants to be somebody else the next time. Nobody is asked for
 * consent: the application belongs to those who run the provider.
 */
function askEachTime() {
  const { base, Check } = interactionPolicy;
  const policy = base();
  policy.remove('consent');
  policy
    .get('login')
    ?.checks.add(
      new Check('each_time', 'who somebody is is asked each time', ({ oidc }) =>
        oidc.result?.login ? Check.NO_NEED_TO_PROMPT : Check.REQUEST_PROMPT,
      ),
    );
  return policy;
}

async function grantOf({ oidc }: KoaContextWithOIDC, audience: string) {
  const { client, session } = oidc;
  if (!client || !session?.accountId) return undefined;
  const grant = new oidc.provider.Grant({ clientId: client.clientId, accountId: session.accountId });
  grant.addOIDCScope('openid profile');
  grant.addResourceScope(audience, apiScope);
  await grant.save();
  return grant;
}

/** An access token for the API says what an ID token says: a program that has it is that person. */
async function claimsOf({ oidc }: KoaContextWithOIDC, peopleFile: string) {
  const { AuthorizationCode: code } = oidc.entities;
  const person = code?.accountId ? await findPerson(peopleFile, code.accountId) : undefined;
  if (!person) return undefined;
  return { ...scopeOf(person), acr: code?.acr, amr: code?.amr };
}
