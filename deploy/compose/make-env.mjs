// Writes .env in the root of the repository, where `docker compose` looks for it: every secret of the containers, made here and now.
// Nothing is overwritten: what exists holds the passwords the database was made with. Runs on any Node from 20 on.
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const databases = ['gateway', 'intake', 'assignment', 'escalation', 'notification', 'insights'];
const services = ['gateway', 'intake', 'sector-assignment', 'escalation', 'notification', 'insights'];
const bootstrapDays = 30;
const secret = () => randomBytes(24).toString('base64url');

export function makeEnvironment() {
  const { d, ...jwk } = generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' });
  const publicKey = { ...jwk, kid: randomBytes(6).toString('hex'), alg: 'EdDSA', use: 'sig' };
  const audit = generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' });
  return {
    OWCR_PORT: '8080',
    KAFKA_CLUSTER_ID: randomBytes(16).toString('base64url'),
    POSTGRES_PASSWORD: secret(),
    ...Object.fromEntries(
      databases.flatMap((name) => ['MIGRATION', 'APP'].map((role) => [`OWCR_${name.toUpperCase()}_${role}_PASSWORD`, secret()])),
    ),
    KAFKA_ADMIN_PASSWORD: secret(),
    ...Object.fromEntries(services.map((name) => [`KAFKA_${name.toUpperCase().replaceAll('-', '_')}_PASSWORD`, secret()])),
    BOOTSTRAP_ADMIN_TOKEN: secret(),
    // Until then the first administrator can be made; afterwards a new date lets it in again.
    BOOTSTRAP_ADMIN_EXPIRES_AT: new Date(Date.now() + bootstrapDays * 24 * 60 * 60 * 1000).toISOString(),
    // To be filled in with what the provider has given to this system; its other variables are in docker-compose.yml.
    OIDC_CLIENT_SECRET: '',
    SERVICE_PRIVATE_JWK: JSON.stringify({ ...publicKey, d }),
    AUDIT_PRIVATE_JWK: JSON.stringify({ ...audit, kid: randomBytes(6).toString('hex'), alg: 'EdDSA', use: 'sig' }),
    SERVICE_JWKS: JSON.stringify({ keys: [publicKey] }),
    REPORTER_KEYS: `${randomBytes(4).toString('hex')}:${randomBytes(32).toString('base64')}`,
  };
}

/** Single quotes: taken as it is, `$` and `#` included. No value holds one. */
export function toText(environment) {
  const lines = Object.entries(environment).map(([name, value]) => `${name}='${value}'`);
  return `# Secrets of the containers, made by deploy/compose/make-env.mjs. Never commit this file.\n${lines.join('\n')}\n`;
}

function main(file) {
  try {
    writeFileSync(file, toText(makeEnvironment()), { mode: 0o600, flag: 'wx' });
    console.log(`${file} written. Next: docker compose up --build`);
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    console.error(`${file} exists and was left as it is: it holds the passwords the database was made with.`);
    process.exitCode = 1;
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  main(process.argv[2] ?? fileURLToPath(new URL('../../.env', import.meta.url)));
