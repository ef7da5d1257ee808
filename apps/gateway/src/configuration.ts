import { type JWK } from '@owcr/access';
import { jsonVariable, readEnvironment } from '@owcr/platform';
import { z } from 'zod';
import { publicLimits, type PublicLimits } from './entrance/public-uses.js';
import type { ServiceName } from './routes.js';

/** Short ones could be guessed. */
const bootstrapTokenCharactersMin = 20;
const perMinuteDefault = 1_200;

const url = z.url({ protocol: /^https?$/ }).transform((text) => new URL(text).origin);

const privateJwk = z.looseObject({
  kty: z.literal('OKP'),
  crv: z.literal('Ed25519'),
  kid: z.string().min(1),
  x: z.string(),
  d: z.string(),
});
const keysMax = 5;

const variables = z.object({
  SERVICE_PRIVATE_JWK: jsonVariable(
    z.union([
      z.object({ keys: z.array(privateJwk).nonempty().max(keysMax) }),
      privateJwk.transform((key) => ({ keys: [key] as const })),
    ]),
  ),
  BOOTSTRAP_ADMIN_TOKEN: z.string().min(bootstrapTokenCharactersMin).optional(),
  RATE_LIMIT_PER_MINUTE: z.coerce.number().int().min(1).default(perMinuteDefault),
  WEB_ROOT: z.string().min(1).optional(),
  MAP_TILES: z.url({ protocol: /^https?$/ }).optional(),
  PUBLIC_REPORTS_PER_HOUR: z.coerce.number().int().min(1).default(publicLimits.report.max),
  PUBLIC_LOOKUPS_PER_MINUTE: z.coerce.number().int().min(1).default(publicLimits['look-up'].max),
  INTAKE_URL: url,
  SECTOR_ASSIGNMENT_URL: url,
  ESCALATION_URL: url,
  NOTIFICATION_URL: url,
  INSIGHTS_URL: url,
});

export abstract class GatewayConfiguration {
  /** In order: the first signs. The others are on their way in or out, and services still believe them. */
  abstract readonly signingJwks: readonly [JWK, ...JWK[]];
  /** Accepted as an administrator: the way in while there is no token yet. Absent: there is no such way. */
  abstract readonly bootstrapAdminToken: string | undefined;
  abstract readonly requestsPerMinute: number;
  /** The folder of the built web application. Absent: there are no pages. */
  abstract readonly webRoot: string | undefined;
  /** Where the pages' maps get tiles from, `https://host/{z}/{x}/{y}.png`. Absent: from nowhere. */
  abstract readonly mapTiles: string | undefined;
  /** Of one address, without an account. */
  abstract readonly publicLimits: PublicLimits;
  abstract readonly urls: Readonly<Record<ServiceName, string>>;
}

/** Addresses of proxies before the gateway, whose word on where a request comes from is taken. None: nobody's. */
export function readTrustedProxies(): string[] {
  const { TRUSTED_PROXIES } = readEnvironment(z.object({ TRUSTED_PROXIES: z.string().default('') }));
  return TRUSTED_PROXIES.split(/[\s,]+/).filter(Boolean);
}

export function readGatewayConfiguration(): GatewayConfiguration {
  const read = readEnvironment(variables);
  return {
    signingJwks: read.SERVICE_PRIVATE_JWK.keys as [JWK, ...JWK[]],
    bootstrapAdminToken: read.BOOTSTRAP_ADMIN_TOKEN,
    requestsPerMinute: read.RATE_LIMIT_PER_MINUTE,
    webRoot: read.WEB_ROOT,
    mapTiles: read.MAP_TILES,
    publicLimits: publicLimitsOf(read.PUBLIC_REPORTS_PER_HOUR, read.PUBLIC_LOOKUPS_PER_MINUTE),
    urls: {
      intake: read.INTAKE_URL,
      'sector-assignment': read.SECTOR_ASSIGNMENT_URL,
      escalation: read.ESCALATION_URL,
      notification: read.NOTIFICATION_URL,
      insights: read.INSIGHTS_URL,
    },
  };
}

/** An address that may report more often may send the photos of those reports as well. */
function publicLimitsOf(reportsPerHour: number, lookUpsPerMinute: number): PublicLimits {
  const { report, photo, 'look-up': lookUp } = publicLimits;
  const photosPerReport = photo.max / report.max;
  return {
    report: { ...report, max: reportsPerHour },
    photo: { ...photo, max: reportsPerHour * photosPerReport },
    'look-up': { ...lookUp, max: lookUpsPerMinute },
  };
}
