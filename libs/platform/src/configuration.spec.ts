import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { jsonVariable, readEnvironment, readServiceConfiguration } from './configuration.js';

const directory = mkdtempSync(join(tmpdir(), 'owcr-configuration-'));
afterAll(() => rmSync(directory, { recursive: true }));

function file(text: string): string {
  writeFileSync(join(directory, 'secret'), text);
  return join(directory, 'secret');
}

describe('the configuration', () => {
  it('takes any secret from a file as well', () => {
    expect(readServiceConfiguration({ DATABASE_URL_FILE: file('postgres://a@b/c\n') }).DATABASE_URL).toBe('postgres://a@b/c');
    const schema = z.object({ SERVICE_JWKS: jsonVariable(z.object({ keys: z.array(z.string()) })) });
    expect(readEnvironment(schema, { SERVICE_JWKS_FILE: file('{"keys":["k"]}') }).SERVICE_JWKS.keys).toEqual(['k']);
  });

  it('does not choose between a value and a file, and repeats neither', () => {
    const read = () => readServiceConfiguration({ DATABASE_URL: 'postgres://hush', DATABASE_URL_FILE: file('postgres://hush') });
    expect(read).toThrow('configuration: DATABASE_URL_FILE: set together with DATABASE_URL');
    expect(() => readServiceConfiguration({ DATABASE_URL_FILE: directory })).toThrow(/DATABASE_URL_FILE: .*EISDIR/);
    expect(() => readServiceConfiguration({ DATABASE_URL_FILE: file('hush') })).toThrow(/^((?!hush).)*DATABASE_URL: must be/);
  });
});
