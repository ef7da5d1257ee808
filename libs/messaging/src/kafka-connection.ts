import type { KafkaConfig } from 'kafkajs';
import { z } from 'zod';
import { type Environment, readVariables } from './environment.js';
import { currentEnvironment } from './service-scope.js';

export interface KafkaSasl {
  mechanism: 'scram-sha-512' | 'scram-sha-256' | 'plain';
  username: string;
  password: string;
}

/** PEM texts. Without `ca` the system's own authorities are trusted; `cert` and `key` where the broker asks for them. */
export interface KafkaTls {
  ca?: string;
  cert?: string;
  key?: string;
}

/** How a broker is reached. Absent: without a name, without TLS. */
export interface KafkaConnection {
  brokers: readonly string[];
  sasl?: KafkaSasl;
  tls?: KafkaTls;
}

/** A connection that is known by its addresses alone. */
export function plainConnection(brokers: string): KafkaConnection {
  return { brokers: brokers.split(',') };
}

/** The same for kafkajs. */
export function kafkaJsConnection({ brokers, sasl, tls }: KafkaConnection): Pick<KafkaConfig, 'brokers' | 'sasl' | 'ssl'> {
  return {
    brokers: [...brokers],
    ...(sasl && { sasl: { ...sasl } as KafkaConfig['sasl'] }),
    ...(tls && { ssl: { ...tls, minVersion: 'TLSv1.2' } }),
  };
}

/** A variable that is there and empty is one that nobody set: compose files cannot leave one out. */
const optional = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (value === '' ? undefined : value), schema.optional());
const pem = (what: string) => optional(z.string().regex(/-----BEGIN [A-Z ]+-----/, `must be ${what} in PEM`));

/** Each can be given as a file, `..._FILE` (environment.ts): of the password and the key that is the better way. */
const shape = {
  KAFKA_BROKERS: z.string().regex(/^[^,\s]+(,[^,\s]+)*$/, 'must be host:port, separated by commas'),
  KAFKA_SASL_USERNAME: optional(z.string()),
  KAFKA_SASL_PASSWORD: optional(z.string()),
  KAFKA_SASL_MECHANISM: optional(z.enum(['scram-sha-512', 'scram-sha-256', 'plain'])),
  KAFKA_TLS: optional(z.enum(['true', 'false'])),
  KAFKA_TLS_CA: pem('a certificate'),
  KAFKA_TLS_CERT: pem('a certificate'),
  KAFKA_TLS_KEY: pem('a private key'),
};

type Variables = z.infer<z.ZodObject<typeof shape>>;

/** Variables that only make sense together, and none that would send a password in clear. */
function checkTogether(v: Variables, context: z.core.$RefinementCtx<Variables>): void {
  const fault = (variable: keyof Variables, message: string) => context.addIssue({ code: 'custom', path: [variable], message });
  const tls = v.KAFKA_TLS === 'true';
  if (v.KAFKA_SASL_USERNAME && !v.KAFKA_SASL_PASSWORD) fault('KAFKA_SASL_PASSWORD', 'is needed with KAFKA_SASL_USERNAME');
  for (const name of ['KAFKA_SASL_PASSWORD', 'KAFKA_SASL_MECHANISM'] as const)
    if (v[name] && !v.KAFKA_SASL_USERNAME) fault(name, 'is of no use without KAFKA_SASL_USERNAME');
  if (v.KAFKA_SASL_MECHANISM === 'plain' && !tls)
    fault('KAFKA_SASL_MECHANISM', 'plain sends the password in clear: KAFKA_TLS=true');
  for (const name of ['KAFKA_TLS_CA', 'KAFKA_TLS_CERT', 'KAFKA_TLS_KEY'] as const)
    if (v[name] && !tls) fault(name, 'is of no use without KAFKA_TLS=true');
  if (!v.KAFKA_TLS_CERT !== !v.KAFKA_TLS_KEY) fault('KAFKA_TLS_CERT', 'and KAFKA_TLS_KEY are needed together');
}

/** What a program reads from its environment to reach Kafka. */
const kafkaVariables = z.object(shape).superRefine(checkTogether).transform(connectionOf);

function connectionOf(v: Variables): KafkaConnection {
  const { KAFKA_SASL_USERNAME: username, KAFKA_SASL_PASSWORD: password, KAFKA_SASL_MECHANISM: mechanism = 'scram-sha-512' } = v;
  const { KAFKA_TLS_CA: ca, KAFKA_TLS_CERT: cert, KAFKA_TLS_KEY: key } = v;
  return {
    brokers: v.KAFKA_BROKERS.split(','),
    ...(username && password && { sasl: { mechanism, username, password } }),
    ...(v.KAFKA_TLS === 'true' && { tls: { ...(ca && { ca }), ...(cert && { cert }), ...(key && { key }) } }),
  };
}

/** Reads the connection. Throws one error that names every variable at fault and repeats no value. */
export function readKafkaConnection(environment: Environment = currentEnvironment()): KafkaConnection {
  return readVariables(kafkaVariables, Object.keys(shape), environment);
}

/** The variables that stand for a connection: `readKafkaConnection` makes it of them again. */
export function kafkaEnvironment({ brokers, sasl, tls }: KafkaConnection): Record<string, string> {
  return {
    KAFKA_BROKERS: brokers.join(','),
    ...(sasl && {
      KAFKA_SASL_USERNAME: sasl.username,
      KAFKA_SASL_PASSWORD: sasl.password,
      KAFKA_SASL_MECHANISM: sasl.mechanism,
    }),
    ...(tls && { KAFKA_TLS: 'true' }),
    ...(tls?.ca && { KAFKA_TLS_CA: tls.ca }),
    ...(tls?.cert && { KAFKA_TLS_CERT: tls.cert }),
    ...(tls?.key && { KAFKA_TLS_KEY: tls.key }),
  };
}
