import { z } from 'zod';

const json = <T extends z.ZodType>(schema: T) =>
  z
    .string()
    .transform((text, context) => {
      try {
        return JSON.parse(text) as unknown;
      } catch {
        context.addIssue({ code: 'custom', message: 'must be JSON' });
        return z.NEVER;
      }
    })
    .pipe(schema);

const client = z.looseObject({ client_id: z.string().min(1), redirect_uris: z.array(z.url()).min(1) });

const variables = z.object({
  HOST: z.string().default('127.0.0.1'),
  PORT: z.coerce.number().int().min(1).max(65_535),
  ISSUER: z.url(),
  /** The audience of access tokens that are meant for the API. */
  API_AUDIENCE: z.url(),
  PEOPLE_FILE: z.string().min(1),
  CLIENTS: json(z.array(client).min(1)),
  /** Private keys; the first signs, all are published. */
  SIGNING_JWKS: json(z.object({ keys: z.array(z.looseObject({ kty: z.literal('EC'), kid: z.string(), d: z.string() })).min(1) })),
  COOKIE_KEYS: json(z.array(z.string().min(20)).min(1)),
});

export type ProviderConfiguration = z.infer<typeof variables>;

/** The environment, checked. The error names the variables at fault and never repeats a value: values are secrets. */
export function readProviderConfiguration(environment: NodeJS.ProcessEnv = process.env): ProviderConfiguration {
  const result = variables.safeParse(environment);
  if (result.success) return result.data;
  throw new Error(`configuration: ${result.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ')}`);
}
