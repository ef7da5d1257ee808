import { pbkdf2, randomBytes } from 'node:crypto';
import { promisify } from 'node:util';
import type { KafkaConnection } from '@owcr/messaging/connection';

export interface KafkaUser {
  username: string;
  password: string;
}

const deadlineMs = 10_000;
/** Passwords here are random and long, so Kafka's minimum is enough: iterations are to slow down the guessing of weak ones. */
const iterations = 4096;
const keyBytes = 64;
const scramSha512 = 2;
const mechanisms = { 'scram-sha-512': 'SCRAM-SHA-512', 'scram-sha-256': 'SCRAM-SHA-256', plain: 'PLAIN' } as const;

/**
 * Makes users who sign in with SCRAM-SHA-512, or gives those there are these passwords. Only hashes go to the broker. kafkajs
 * cannot do it (it does not speak AlterUserScramCredentials), so the one request is made by @platformatic/kafka.
 */
export async function ensureKafkaUsers(connection: KafkaConnection, users: readonly KafkaUser[]): Promise<void> {
  // Loaded here: nobody else needs it, and it takes its time.
  const { alterUserScramCredentialsV0, Connection } = await import('@platformatic/kafka');
  const { host, port } = addressOf(connection);
  const { sasl, tls } = connection;
  const wire = new Connection('owcr-users', {
    connectTimeout: deadlineMs,
    requestTimeout: deadlineMs,
    ...(tls && { tls }),
    ...(sasl && { sasl: { ...sasl, mechanism: mechanisms[sasl.mechanism] } }),
  });
  const upserts = await Promise.all(users.map(credentialOf));
  try {
    await wire.connect(host, port);
    await alterUserScramCredentialsV0.api.async(wire, [], upserts);
  } finally {
    await wire.close();
  }
}

async function credentialOf({ username, password }: KafkaUser) {
  const salt = randomBytes(32);
  const saltedPassword = await promisify(pbkdf2)(password, salt, iterations, keyBytes, 'sha512');
  return { name: username, mechanism: scramSha512, iterations, salt, saltedPassword };
}

/** Any broker will do: it passes the request on to the controller. */
function addressOf({ brokers }: KafkaConnection): { host: string; port: number } {
  const [first = ''] = brokers;
  const colon = first.lastIndexOf(':');
  return { host: first.slice(0, colon), port: Number(first.slice(colon + 1)) };
}
