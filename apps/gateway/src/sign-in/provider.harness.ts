import { spawn, type ChildProcess } from 'node:child_process';
import { generateKeyPairSync, randomBytes, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { eventually } from '@owcr/testing';

export const publicOrigin = 'https://owcr.example';
export const apiAudience = 'urn:owcr:api';
/** What a program would listen on to get its token. */
export const programRedirect = 'http://127.0.0.1:9/program';

export const people = {
  officer: { id: randomUUID(), name: 'Jordan Reed', role: 'officer', precincts: ['D1'], sectors: ['D1-2'] },
  admin: { id: randomUUID(), name: 'Sam Hawthorn', role: 'admin', precincts: [] as string[] },
  partner: { id: randomUUID(), name: 'Robin Vale', role: 'partner', precincts: [] as string[], agency: 'parks' },
  nobodys: { id: randomUUID(), name: 'Lee Ash', role: 'partner', precincts: [] as string[] },
  stranger: { id: randomUUID(), name: 'Nobody Here', role: 'gardener', precincts: [] as string[] },
};

export interface RunningProvider {
  issuer: string;
  /** For the gateway. */
  environment: Record<string, string>;
  /** Says of everybody what is said here from now on; whoever is left out does not exist any more. */
  knows: (now: readonly object[]) => void;
  stop: () => Promise<void>;
}

/** The provider of the local stack, as its own process, with people of the test. */
export async function startProvider(): Promise<RunningProvider> {
  const directory = mkdtempSync(join(tmpdir(), 'owcr-provider-'));
  const port = await freePort();
  const issuer = `http://localhost:${port}`;
  const clientSecret = randomBytes(24).toString('base64url');
  const peopleFile = join(directory, 'people.json');
  const knows = (now: readonly object[]) => writeFileSync(peopleFile, JSON.stringify(now));
  knows(Object.values(people));
  const jwk = {
    ...generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'jwk' }),
    kid: 'one',
    alg: 'ES256',
  };
  const clients = [
    { client_id: 'gateway', client_secret: clientSecret, redirect_uris: [`${publicOrigin}/session/callback`] },
    { client_id: 'program', token_endpoint_auth_method: 'none', application_type: 'native', redirect_uris: [programRedirect] },
  ];
  const child = spawn(
    process.execPath,
    [fileURLToPath(new URL('../../../../deploy/identity-provider/dist/main.js', import.meta.url))],
    {
      env: {
        PATH: process.env.PATH,
        PORT: String(port),
        ISSUER: issuer,
        API_AUDIENCE: apiAudience,
        PEOPLE_FILE: peopleFile,
        CLIENTS: JSON.stringify(clients),
        SIGNING_JWKS: JSON.stringify({ keys: [jwk] }),
        COOKIE_KEYS: JSON.stringify([randomBytes(24).toString('base64url')]),
      },
      stdio: ['ignore', 'ignore', 'inherit'],
    },
  );
  const stop = () => end(child, directory);
  try {
    await eventually(async () => (await fetch(`${issuer}/health/ready`).catch(() => null))?.ok, { timeoutMs: 25_000 });
  } catch (error) {
    await stop();
    throw error;
  }
  const environment = {
    PUBLIC_URL: publicOrigin,
    OIDC_ISSUER: issuer,
    OIDC_CLIENT_ID: 'gateway',
    OIDC_CLIENT_SECRET: clientSecret,
    OIDC_SIGNING_ALGORITHM: 'ES256',
    OIDC_API_AUDIENCE: apiAudience,
  };
  return { issuer, environment, knows, stop };
}

async function end(child: ChildProcess, directory: string): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) {
    child.kill('SIGTERM');
    await once(child, 'exit');
  }
  rmSync(directory, { recursive: true, force: true });
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
