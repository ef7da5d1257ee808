import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { auditSettings } from './keys.js';
import { rootDir, services } from './layout.js';
import { readOptions } from './options.js';
import { SecretsFile } from './secrets.js';

/** `npm run audit:verify`: the check of insights, told where the local stack has its database, keys and anchors. What is set already stays. */
function environment(): Record<string, string> {
  const options = readOptions([], process.env);
  if (options === 'help' || !existsSync(join(options.dataDir, 'secrets.json'))) return {};
  const secrets = new SecretsFile(options.dataDir);
  const { AUDIT_PRIVATE_JWK, AUDIT_ANCHOR_DIR } = auditSettings(secrets, options.dataDir);
  return {
    AUDIT_DATABASE_URL: databaseUrl(options.dataDir, options.databaseUrl, secrets),
    AUDIT_JWKS: JSON.stringify({ keys: [{ ...(JSON.parse(AUDIT_PRIVATE_JWK) as object), d: undefined }] }),
    ...(existsSync(AUDIT_ANCHOR_DIR) && { AUDIT_ANCHOR_DIR }),
  };
}

/** With the service's own role: it may read, and it cannot change. */
function databaseUrl(dataDir: string, given: string | undefined, secrets: SecretsFile): string {
  const { database } = services.insights;
  const url = new URL(given ?? `postgres://127.0.0.1:${localPort(dataDir)}`);
  url.username = `${database}_app`;
  url.password = secrets.get(`password:${url.username}`);
  url.pathname = `/${database}`;
  return url.href;
}

function localPort(dataDir: string): number {
  const ports = JSON.parse(readFileSync(join(dataDir, 'ports.json'), 'utf8')) as { postgres?: number };
  if (ports.postgres === undefined) throw new Error(`${dataDir} has no database of its own: set AUDIT_DATABASE_URL.`);
  return ports.postgres;
}

const program = join(rootDir, 'apps/insights/dist/audit/verify-main.js');
const env = { ...environment(), ...process.env };
const child = spawn(process.execPath, [program, ...process.argv.slice(2)], { stdio: 'inherit', env });
child.once('exit', (code) => (process.exitCode = code ?? 2));
