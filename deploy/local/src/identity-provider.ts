import { generateKeyPairSync } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Child, waitUntilReady } from './child.js';
import { ChildPart } from './child-part.js';
import { rootDir } from './layout.js';
import { writePrivately } from './secrets.js';
import type { SecretsFile } from './secrets.js';
import { nodeCommand } from './service.js';

const readyDeadlineMs = 30_000;
const stopGraceMs = 3_000;
const clientId = 'owcr';
/** The audience of access tokens that programs may come with. */
const apiAudience = 'urn:owcr:api';

/** Who can be chosen on the provider's page. */
export interface DemoPerson {
  id: string;
  name: string;
  role: string;
  precincts: string[];
  sectors?: string[];
  agency?: string;
}

export interface IdentityProviderOptions {
  port: number;
  /** Where the gateway is, for people. */
  publicUrl: string;
  dataDir: string;
  logDir: string;
  runDir: string;
}

/** An OpenID Connect provider for the people of the demo city; where another one is configured, this one is not started. */
export class IdentityProvider extends ChildPart {
  readonly name = 'identity-provider';

  constructor(
    private readonly options: IdentityProviderOptions,
    private readonly secrets: SecretsFile,
  ) {
    super();
  }

  get issuer(): string {
    return `http://localhost:${this.options.port}`;
  }

  async start(): Promise<void> {
    if (this.child?.running) return;
    const { logDir, runDir, port } = this.options;
    const program = join(rootDir, 'deploy', 'identity-provider', 'dist', 'main.js');
    this.child = Child.spawn({
      ...nodeCommand(this.name, program, this.environment(), join(logDir, `${this.name}.log`)),
      runDir,
    });
    const url = `http://127.0.0.1:${port}/health/ready`;
    await waitUntilReady(this.child, readyDeadlineMs, async () => (await fetch(url, { signal: AbortSignal.timeout(2000) })).ok);
  }

  async stop(): Promise<void> {
    await this.child?.stop(stopGraceMs);
  }

  /** What the gateway needs to know: the same as for any other provider. */
  gatewayEnvironment(): Record<string, string> {
    return {
      OIDC_ISSUER: this.issuer,
      OIDC_CLIENT_ID: clientId,
      OIDC_CLIENT_SECRET: this.clientSecret,
      OIDC_SIGNING_ALGORITHM: 'ES256',
      OIDC_API_AUDIENCE: apiAudience,
    };
  }

  private get clientSecret(): string {
    return this.secrets.get('identityProviderClientSecret');
  }

  private environment(): Record<string, string> {
    const { port, publicUrl, dataDir } = this.options;
    const client = { client_id: clientId, client_secret: this.clientSecret, redirect_uris: [`${publicUrl}/session/callback`] };
    const signingKey = this.secrets.get<object>('identityProviderKey', () => {
      const jwk = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'jwk' });
      return { ...jwk, kid: 'local', alg: 'ES256', use: 'sig' };
    });
    return {
      HOST: '127.0.0.1',
      PORT: String(port),
      ISSUER: this.issuer,
      API_AUDIENCE: apiAudience,
      PEOPLE_FILE: peopleFileIn(dataDir),
      CLIENTS: JSON.stringify([{ ...client, post_logout_redirect_uris: [`${publicUrl}/`] }]),
      SIGNING_JWKS: JSON.stringify({ keys: [signingKey] }),
      COOKIE_KEYS: JSON.stringify([this.secrets.get('identityProviderCookieKey')]),
    };
  }
}

const peopleFileIn = (dataDir: string) => join(dataDir, 'people.json');

/** Who can be chosen at present. */
export function readPeople(dataDir: string): DemoPerson[] {
  try {
    return JSON.parse(readFileSync(peopleFileIn(dataDir), 'utf8')) as DemoPerson[];
  } catch {
    return [];
  }
}

/** Lets these people be chosen. */
export function writePeople(dataDir: string, people: readonly DemoPerson[]): void {
  writePrivately(peopleFileIn(dataDir), people);
}
