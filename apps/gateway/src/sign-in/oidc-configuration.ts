import { readFileSync } from 'node:fs';
import { isRole, type Role } from '@owcr/access';
import { jsonVariable, orEmpty, readEnvironment } from '@owcr/platform';
import { z } from 'zod';

/** Roles that nobody has by signing in: a resident has no account, a service is nobody. */
const notForPeople: readonly Role[] = ['resident', 'service'];
const personRole = z
  .string()
  .refine((value): value is Role => isRole(value) && !notForPeople.includes(value), 'is no role of a person');

const words = z.string().transform((text) => text.split(/[\s,]+/).filter(Boolean));
const loopback = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;
/** What is not encrypted does not leave this machine. */
const safeUrl = z.url({ protocol: /^https?$/ }).refine((text) => {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname } = new URL(text);
  return protocol === 'https:' || loopback.test(hostname);
}, 'must be https, but for this machine itself');

/** Signatures with a private key only: a shared secret signs nothing here, and `none` is not one. */
const algorithms = ['RS256', 'PS256', 'ES256', 'ES384', 'EdDSA'] as const;

const variables = z
  .object({
    PUBLIC_URL: orEmpty(safeUrl.transform((text) => new URL(text).origin)),
    OIDC_ISSUER: orEmpty(safeUrl),
    OIDC_CLIENT_ID: orEmpty(z.string()),
    OIDC_CLIENT_SECRET: orEmpty(z.string()),
    OIDC_CLIENT_SECRET_FILE: orEmpty(z.string()),
    OIDC_SCOPE: orEmpty(z.string()).transform((scope) => scope ?? 'openid profile'),
    OIDC_SIGNING_ALGORITHM: orEmpty(z.enum(algorithms)).transform((algorithm) => algorithm ?? 'RS256'),
    OIDC_API_AUDIENCE: orEmpty(z.string()),
    OIDC_PERSON_CLAIM: orEmpty(z.string()).transform((claim) => claim ?? 'sub'),
    OIDC_ROLE_CLAIM: orEmpty(z.string()).transform((claim) => claim ?? 'role'),
    OIDC_PRECINCTS_CLAIM: orEmpty(z.string()).transform((claim) => claim ?? 'precincts'),
    OIDC_SECTORS_CLAIM: orEmpty(z.string()).transform((claim) => claim ?? 'sectors'),
    OIDC_AGENCY_CLAIM: orEmpty(z.string()).transform((claim) => claim ?? 'agency'),
    OIDC_ROLES: orEmpty(jsonVariable(z.record(z.string(), personRole))),
    OIDC_ACR: words.default([]),
    OIDC_AMR: words.default([]),
  })
  .superRefine((read, context) => {
    const complain = (name: string, message: string) => context.addIssue({ code: 'custom', path: [name], message });
    if (!read.OIDC_ISSUER) return;
    if (!read.OIDC_CLIENT_ID) complain('OIDC_CLIENT_ID', 'is needed with OIDC_ISSUER');
    if (!read.PUBLIC_URL) complain('PUBLIC_URL', 'is needed with OIDC_ISSUER: the provider sends people back there');
    if (read.OIDC_API_AUDIENCE === read.OIDC_CLIENT_ID)
      complain('OIDC_API_AUDIENCE', 'must not be the client: ID tokens would do for access tokens');
  });

/** Where in the provider's claims it is said who somebody is, and what is demanded of a sign-in. */
export interface ClaimRules {
  issuer: string;
  personClaim: string;
  roleClaim: string;
  precinctsClaim: string;
  sectorsClaim: string;
  agencyClaim: string;
  /** The provider's words for roles, the first that fits counts; null: the same words as here. */
  roles: Readonly<Record<string, Role>> | null;
  /** One of each list must be said of the sign-in; an empty list demands nothing. */
  acr: readonly string[];
  amr: readonly string[];
}

export interface ProviderOptions {
  issuer: string;
  clientId: string;
  clientSecret: string | undefined;
  scope: string;
  signingAlgorithm: (typeof algorithms)[number];
  /** The audience of access tokens that programs may come with; absent: they may not. */
  apiAudience: string | undefined;
  claims: ClaimRules;
}

export abstract class OidcConfiguration {
  /** Where people find us. Absent: nobody signs in with a browser. */
  abstract readonly publicOrigin: string | undefined;
  abstract readonly provider: ProviderOptions | null;
}

/** Throws an error that names the variables at fault. */
export function readOidcConfiguration(): OidcConfiguration {
  const read = readEnvironment(variables);
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId } = read;
  if (!issuer || !clientId) return { publicOrigin: read.PUBLIC_URL, provider: null };
  const file = read.OIDC_CLIENT_SECRET_FILE;
  return {
    publicOrigin: read.PUBLIC_URL,
    provider: {
      issuer,
      clientId,
      clientSecret: file ? readFileSync(file, 'utf8').trim() : read.OIDC_CLIENT_SECRET,
      scope: read.OIDC_SCOPE,
      signingAlgorithm: read.OIDC_SIGNING_ALGORITHM,
      apiAudience: read.OIDC_API_AUDIENCE,
      claims: {
        issuer,
        personClaim: read.OIDC_PERSON_CLAIM,
        roleClaim: read.OIDC_ROLE_CLAIM,
        precinctsClaim: read.OIDC_PRECINCTS_CLAIM,
        sectorsClaim: read.OIDC_SECTORS_CLAIM,
        agencyClaim: read.OIDC_AGENCY_CLAIM,
        roles: read.OIDC_ROLES ?? null,
        acr: read.OIDC_ACR,
        amr: read.OIDC_AMR,
      },
    },
  };
}

/** The roles that can be had by signing in. */
export const isPersonRole = (value: unknown): value is Role => isRole(value) && !notForPeople.includes(value);
