import { type JWK } from '@owcr/access';
import { jsonVariable, orEmpty, readEnvironment, timeZoneVariable } from '@owcr/platform';
import { z } from 'zod';
import { freeFailuresDefault } from './entrance/failed-attempts.js';
import { publicLimits, type PublicLimits } from './entrance/public-uses.js';
import { uploadLimits, type UploadLimits } from './proxy/uploads.js';
import type { ServiceName } from './routes.js';
import type { SessionChecking } from './session/session.js';

/** Short ones could be guessed. */
const bootstrapTokenCharactersMin = 20;
const perMinuteDefault = 1_200;
/** Of a thousand rows each: 5,000 rows a second, more than is ever accepted. */
const importsPerMinuteDefault = 300;
/** Longer than a quarter nobody remembers what a key is for; longer than a year nobody who made it is there. */
const keyDaysDefault = 90;
const keyDaysMax = 366;
const minuteMs = 60_000;
/** Whoever was demoted or moved is so here within this time. */
const recheckMinutesDefault = 5;
/** As long as a provider may be away before nobody is believed any more. */
const unconfirmedMinutesDefault = 60;
const unconfirmedMinutesMax = 12 * 60;
const dayMs = 24 * 60 * 60 * 1000;

const url = z.url({ protocol: /^https?$/ }).transform((text) => new URL(text).origin);

const privateJwk = z.looseObject({
  kty: z.literal('OKP'),
  crv: z.literal('Ed25519'),
  kid: z.string().min(1),
  x: z.string(),
  d: z.string(),
});
const keysMax = 5;

const keyDays = z.coerce.number().int().min(1).max(keyDaysMax);

const readable = z.object({
  SERVICE_PRIVATE_JWK: jsonVariable(
    z.union([
      z.object({ keys: z.array(privateJwk).nonempty().max(keysMax) }),
      privateJwk.transform((key) => ({ keys: [key] as const })),
    ]),
  ),
  BOOTSTRAP_ADMIN_TOKEN: z.string().min(bootstrapTokenCharactersMin).optional(),
  BOOTSTRAP_ADMIN_EXPIRES_AT: z.iso
    .datetime({ offset: true })
    .transform((text) => new Date(text))
    .optional(),
  API_KEY_DAYS_DEFAULT: keyDays.default(keyDaysDefault),
  API_KEY_DAYS_MAX: keyDays.default(keyDaysMax),
  SESSION_RECHECK_MINUTES: z.coerce.number().int().min(1).max(60).default(recheckMinutesDefault),
  SESSION_UNCONFIRMED_MINUTES: z.coerce.number().int().min(1).max(unconfirmedMinutesMax).default(unconfirmedMinutesDefault),
  RATE_LIMIT_PER_MINUTE: z.coerce.number().int().min(1).default(perMinuteDefault),
  FAILED_SIGN_INS_FREE: z.coerce.number().int().min(1).default(freeFailuresDefault),
  IMPORTS_PER_MINUTE: z.coerce.number().int().min(1).default(importsPerMinuteDefault),
  DEPARTMENT_TIME_ZONE: timeZoneVariable,
  WEB_ROOT: orEmpty(z.string()),
  MAP_TILES: orEmpty(z.url({ protocol: /^https?$/ })),
  PUBLIC_REPORTS_PER_HOUR: z.coerce.number().int().min(1).default(publicLimits.report.max),
  PUBLIC_LOOKUPS_PER_MINUTE: z.coerce.number().int().min(1).default(publicLimits['look-up'].max),
  UPLOAD_BYTES_PER_SECOND_MIN: z.coerce.number().int().min(1).default(uploadLimits.pace.bytesPerSecondMin),
  UPLOAD_WINDOW_SECONDS: z.coerce
    .number()
    .min(1)
    .max(60)
    .default(uploadLimits.pace.windowMs / 1000),
  UPLOADS_MAX: z.coerce.number().int().min(1).default(uploadLimits.max),
  UPLOADS_OF_ONE_MAX: z.coerce.number().int().min(1).default(uploadLimits.maxOfOne),
  INTAKE_URL: url,
  SECTOR_ASSIGNMENT_URL: url,
  ESCALATION_URL: url,
  NOTIFICATION_URL: url,
  INSIGHTS_URL: url,
});

const variables = readable.superRefine((read, context) => {
  const complain = (name: string, message: string) => context.addIssue({ code: 'custom', path: [name], message });
  const { BOOTSTRAP_ADMIN_TOKEN: token, BOOTSTRAP_ADMIN_EXPIRES_AT: expiresAt } = read;
  if (token !== undefined && expiresAt === undefined)
    complain('BOOTSTRAP_ADMIN_EXPIRES_AT', 'is needed with BOOTSTRAP_ADMIN_TOKEN');
  if (expiresAt && expiresAt.getTime() > Date.now() + keyDaysMax * dayMs)
    complain('BOOTSTRAP_ADMIN_EXPIRES_AT', `must be within ${keyDaysMax} days`);
  if (read.SESSION_RECHECK_MINUTES > read.SESSION_UNCONFIRMED_MINUTES)
    complain('SESSION_RECHECK_MINUTES', 'must not be more than SESSION_UNCONFIRMED_MINUTES');
  if (read.API_KEY_DAYS_DEFAULT > read.API_KEY_DAYS_MAX)
    complain('API_KEY_DAYS_DEFAULT', 'must not be more than API_KEY_DAYS_MAX');
});

/** How long API keys are good for. */
export interface KeyLifetimes {
  /** Where who makes one does not say. */
  defaultMs: number;
  maxMs: number;
}

export abstract class GatewayConfiguration {
  /** In order: the first signs. The others are on their way in or out, and services still believe them. */
  abstract readonly signingJwks: readonly [JWK, ...JWK[]];
  /** Accepted as an administrator until it expires: the way in while there is no token yet. Null: there is no such way. */
  abstract readonly bootstrapAdmin: { token: string; expiresAt: Date } | null;
  abstract readonly keyLifetimes: KeyLifetimes;
  abstract readonly sessionChecking: SessionChecking;
  abstract readonly requestsPerMinute: number;
  /** Attempts with bad credentials that an address has free before it has to wait. */
  abstract readonly freeFailures: number;
  abstract readonly importsPerMinute: number;
  /** The IANA zone by which the department's people read the clock. */
  abstract readonly timeZone: string;
  /** The folder of the built web application. Absent: there are no pages. */
  abstract readonly webRoot: string | undefined;
  /** Where the pages' maps get tiles from, `https://host/{z}/{x}/{y}.png`. Absent: from nowhere. */
  abstract readonly mapTiles: string | undefined;
  /** Of one address, without an account. */
  abstract readonly publicLimits: PublicLimits;
  abstract readonly uploadLimits: UploadLimits;
  abstract readonly urls: Readonly<Record<ServiceName, string>>;
}

/** Addresses of proxies before the gateway, whose word on where a request comes from is taken. None: nobody's. */
export function readTrustedProxies(): string[] {
  const { TRUSTED_PROXIES } = readEnvironment(z.object({ TRUSTED_PROXIES: z.string().default('') }));
  return TRUSTED_PROXIES.split(/[\s,]+/).filter(Boolean);
}

export function readGatewayConfiguration(environment?: NodeJS.ProcessEnv): GatewayConfiguration {
  const read = readEnvironment(variables, environment);
  const { BOOTSTRAP_ADMIN_TOKEN: token, BOOTSTRAP_ADMIN_EXPIRES_AT: expiresAt } = read;
  return {
    signingJwks: read.SERVICE_PRIVATE_JWK.keys as [JWK, ...JWK[]],
    bootstrapAdmin: token !== undefined && expiresAt ? { token, expiresAt } : null,
    keyLifetimes: { defaultMs: read.API_KEY_DAYS_DEFAULT * dayMs, maxMs: read.API_KEY_DAYS_MAX * dayMs },
    sessionChecking: {
      everyMs: read.SESSION_RECHECK_MINUTES * minuteMs,
      unconfirmedMaxMs: read.SESSION_UNCONFIRMED_MINUTES * minuteMs,
    },
    requestsPerMinute: read.RATE_LIMIT_PER_MINUTE,
    freeFailures: read.FAILED_SIGN_INS_FREE,
    importsPerMinute: read.IMPORTS_PER_MINUTE,
    timeZone: read.DEPARTMENT_TIME_ZONE,
    webRoot: read.WEB_ROOT,
    mapTiles: read.MAP_TILES,
    publicLimits: publicLimitsOf(read.PUBLIC_REPORTS_PER_HOUR, read.PUBLIC_LOOKUPS_PER_MINUTE),
    uploadLimits: {
      max: read.UPLOADS_MAX,
      maxOfOne: read.UPLOADS_OF_ONE_MAX,
      pace: { bytesPerSecondMin: read.UPLOAD_BYTES_PER_SECOND_MIN, windowMs: read.UPLOAD_WINDOW_SECONDS * 1000 },
    },
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
  const { report, photo, 'look-up': lookUp, search } = publicLimits;
  const photosPerReport = photo.max / report.max;
  const searchesPerLookUp = search.max / lookUp.max;
  return {
    report: { ...report, max: reportsPerHour },
    photo: { ...photo, max: reportsPerHour * photosPerReport },
    'look-up': { ...lookUp, max: lookUpsPerMinute },
    search: { ...search, max: lookUpsPerMinute * searchesPerLookUp },
  };
}
