import { type Environment, readVariables } from '@owcr/messaging/environment';
import { currentEnvironment } from '@owcr/messaging/service-scope';
import { z } from 'zod';

const port = z.coerce.number().int().min(0).max(65535);

/** What every service reads from its environment. */
const shape = {
  PORT: port.default(3000),
  HOST: z.string().min(1).default('127.0.0.1'),
  DATABASE_URL: z.string().regex(/^postgres(ql)?:\/\//, 'must be a postgres:// URL'),
  DATABASE_POOL_MAX: z.coerce.number().int().min(1).max(100).default(10),
  BODY_TIMEOUT_SECONDS: z.coerce.number().min(1).max(600).default(30),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
};

export type { Environment };

/** The configuration every service has. An abstract class, so that it is its own injection token. */
export abstract class ServiceConfiguration {
  abstract readonly PORT: number;
  abstract readonly HOST: string;
  abstract readonly DATABASE_URL: string;
  abstract readonly DATABASE_POOL_MAX: number;
  /** The headers of a request, and then its body, are to be there within this time. */
  abstract readonly BODY_TIMEOUT_SECONDS: number;
  abstract readonly LOG_LEVEL: z.infer<(typeof shape)['LOG_LEVEL']>;
}

/**
 * The environment, checked. Throws one error that names every variable at fault and never repeats a value: values are secrets.
 * A service adds its own variables: `readEnvironment(z.object({ ... }))`. Each variable can be given as a file, `NAME_FILE`.
 */
export function readEnvironment<T extends z.ZodType>(schema: T, environment: Environment = currentEnvironment()): z.infer<T> {
  return readVariables(schema, schema instanceof z.ZodObject ? Object.keys(schema.shape) : [], environment);
}

export function readServiceConfiguration(environment: Environment = currentEnvironment()): ServiceConfiguration {
  return readEnvironment(z.object(shape), environment);
}

/** Whether it is the IANA name of a time zone. */
export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en-US', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/** `DEPARTMENT_TIME_ZONE`: where the department's days begin and end, and by which its people read the clock. */
export const timeZoneVariable = z.string().refine(isTimeZone, 'must be the IANA name of a time zone').default('UTC');

/** A variable that holds JSON of a given shape. */
export function jsonVariable<T extends z.ZodType>(schema: T) {
  return z
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
}

/** Left empty is left out: compose files cannot leave a variable out. */
export const orEmpty = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (value === '' ? undefined : value), schema.optional());
