import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from '@jest/globals';
import { bootstrapToken } from './keys.js';
import { SecretsFile } from './secrets.js';

const dataDir = mkdtempSync(join(tmpdir(), 'owcr-keys-'));
afterAll(() => rmSync(dataDir, { recursive: true }));

const tokenOn = (day: number) => bootstrapToken(new SecretsFile(dataDir), new Date(Date.UTC(2026, 0, day)));

it('the token of the local administrator ends after 30 days, and a start in the second half of them makes another', () => {
  const first = tokenOn(1);
  expect(first.ends).toBe('2026-01-31T00:00:00.000Z');
  expect(tokenOn(16)).toEqual(first);
  const second = tokenOn(17);
  expect(second.token).not.toBe(first.token);
  expect(second.ends).toBe('2026-02-16T00:00:00.000Z');
  expect(tokenOn(17)).toEqual(second);
});
