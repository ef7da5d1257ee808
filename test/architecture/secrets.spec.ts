import { describe, expect, it } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL, fileURLToPath } from 'node:url';

interface Found {
  path: string;
  kind: string;
  line: number;
}

const root = fileURLToPath(new URL('../../../', import.meta.url));
const { findInRepository, kinds, trackedFiles } = (await import(pathToFileURL(join(root, 'scripts/find-secrets.mjs')).href)) as {
  findInRepository: (directory?: string) => Found[];
  kinds: Record<string, RegExp>;
  trackedFiles: () => string[];
};

const random = (bytes: number) => randomBytes(bytes).toString('base64url');
const letters = (count: number) => 'aB3'.repeat(count).slice(0, count);

/** Made when the test runs: a file that held them would be what it warns of. */
const fixtures: Record<string, string> = {
  'private key': `-----BEGIN ${'PRIVATE'} KEY-----\n${random(32)}\n`,
  'private JWK': JSON.stringify({ kty: 'OKP', d: random(32) }),
  'signed token': ['eyJhbGciOiJFZERTQSJ9', 'eyJzdWIiOiJzb21lYm9keSJ9', random(64)].join('.'),
  'password in an address': ['postgres:/', `/postgres:${random(12)}@127.0.0.1/postgres`].join(''),
  'named secret': `KAFKA_SASL_PASSWORD='A1${random(24)}'`,
  'cloud or registry key': `npm${'_'}${letters(36)}`,
};

describe('the tracked files', () => {
  it('hold no secret', () => {
    expect(trackedFiles().length).toBeGreaterThan(200);
    expect(findInRepository()).toEqual([]);
  });

  it('have a fixture for every kind', () => {
    expect(Object.keys(fixtures).sort()).toEqual(Object.keys(kinds).sort());
  });

  it.each(Object.entries(fixtures))('are searched for a %s', (kind, text) => {
    const repository = mkdtempSync(join(tmpdir(), 'owcr-secrets-'));
    try {
      writeFileSync(join(repository, 'notes.txt'), `first line\n${text}\n`);
      execFileSync('git', ['init', '--quiet'], { cwd: repository });
      expect(findInRepository(repository)).toEqual([]);
      execFileSync('git', ['add', '.'], { cwd: repository });
      expect(findInRepository(repository)).toContainEqual({ path: 'notes.txt', kind, line: 2 });
    } finally {
      rmSync(repository, { recursive: true });
    }
  });
});
