import { spawnSync } from 'node:child_process';
import { createServer } from 'node:http';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { parseEnv } from 'node:util';
import { createPublicKey, createPrivateKey, sign, verify, type JsonWebKey } from 'node:crypto';
import { afterAll, describe, expect, it } from '@jest/globals';
import { root } from './compose-file.js';

const folder = mkdtempSync(join(tmpdir(), 'owcr-compose-'));
afterAll(() => rmSync(folder, { recursive: true }));
const makeEnv = join(root, 'deploy/compose/make-env.mjs');

describe('the secrets of the containers', () => {
  const file = join(folder, '.env');

  it('are made once, for their owner only, and never overwritten', () => {
    expect(spawnSync(process.execPath, [makeEnv, file]).status).toBe(0);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const before = readFileSync(file, 'utf8');
    const again = spawnSync(process.execPath, [makeEnv, file], { encoding: 'utf8' });
    expect([again.status, again.stderr]).toEqual([1, expect.stringContaining('left as it is')]);
    expect(readFileSync(file, 'utf8')).toBe(before);
  });

  it('are all different, fit into a URL, and hold a key pair that belongs together', () => {
    const environment = parseEnv(readFileSync(file, 'utf8')) as Record<string, string>;
    const passwords = Object.entries(environment).filter(([name]) => /PASSWORD|TOKEN/.test(name));
    expect(passwords).toHaveLength(21);
    expect(new Set(passwords.map(([, value]) => value)).size).toBe(21);
    expect(passwords.filter(([, value]) => !/^[\w-]{32}$/.test(value))).toEqual([]);
    const privateKey = createPrivateKey({ key: JSON.parse(environment.SERVICE_PRIVATE_JWK!) as JsonWebKey, format: 'jwk' });
    const [publicJwk] = (JSON.parse(environment.SERVICE_JWKS!) as { keys: JsonWebKey[] }).keys;
    expect(publicJwk).not.toHaveProperty('d');
    const publicKey = createPublicKey({ key: publicJwk!, format: 'jwk' });
    expect(verify(null, Buffer.from('x'), publicKey, sign(null, Buffer.from('x'), privateKey))).toBe(true);
  });
});

describe('the health check', () => {
  it.each([
    [200, 0],
    [503, 1],
  ])('of a service that answers %i ends with %i', async (status, code) => {
    const server = createServer((request, response) => response.writeHead(request.url === '/health/ready' ? status : 404).end());
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const check = spawn(process.execPath, [join(root, 'deploy/compose/healthcheck.mjs')], { env: { PORT: String(port) } });
    expect(await once(check, 'exit')).toEqual([code, null]);
    server.close();
    if (status === 200)
      expect(
        spawnSync(process.execPath, [join(root, 'deploy/compose/healthcheck.mjs')], { env: { PORT: String(port) } }).status,
      ).toBe(1);
  });
});
