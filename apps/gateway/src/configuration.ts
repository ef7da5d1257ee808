import { type JWK } from '@owcr/access';
import { jsonVariable, readEnvironment } from '@owcr/platform';
import { z } from 'zod';
import type { ServiceName } from './routes.js';

/** Short ones could be guessed. */
const bootstrapTokenCharactersMin = 20;
const perMinuteDefault = 1_200;

const url = z.url({ protocol: /^https?$/ }).transform((text) => new URL(text).origin);

const variables = z.object({
  SERVICE_PRIVATE_JWK: jsonVariable(
    z.looseObject({ kty: z.literal('OKP'), crv: z.literal('Ed25519'), kid: z.string().min(1), x: z.string(), d: z.string() }),
  ),
  BOOTSTRAP_ADMIN_TOKEN: z.string().min(bootstrapTokenCharactersMin).optional(),
  RATE_LIMIT_PER_MINUTE: z.coerce.number().int().min(1).default(perMinuteDefault),
  INTAKE_URL: url,
  SECTOR_ASSIGNMENT_URL: url,
  ESCALATION_URL: url,
  NOTIFICATION_URL: url,
  INSIGHTS_URL: url,
});

export abstract class GatewayConfiguration {
  abstract readonly signingJwk: JWK;
  /** Accepted as an administrator: the way in while there is no token yet. Absent: there is no such way. */
  abstract readonly bootstrapAdminToken: string | undefined;
  abstract readonly requestsPerMinute: number;
  abstract readonly urls: Readonly<Record<ServiceName, string>>;
}

export function readGatewayConfiguration(): GatewayConfiguration {
  const read = readEnvironment(variables);
  return {
    signingJwk: read.SERVICE_PRIVATE_JWK,
    bootstrapAdminToken: read.BOOTSTRAP_ADMIN_TOKEN,
    requestsPerMinute: read.RATE_LIMIT_PER_MINUTE,
    urls: {
      intake: read.INTAKE_URL,
      'sector-assignment': read.SECTOR_ASSIGNMENT_URL,
      escalation: read.ESCALATION_URL,
      notification: read.NOTIFICATION_URL,
      insights: read.INSIGHTS_URL,
    },
  };
}
