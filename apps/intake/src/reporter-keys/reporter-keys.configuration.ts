import { readFileSync } from 'node:fs';
import { readEnvironment } from '@owcr/platform';
import { z } from 'zod';
import { parseKeyring, type Keyring } from './keyring.js';

const keyring = z.string().transform((text, context): Keyring => {
  try {
    return parseKeyring(text);
  } catch (error) {
    context.addIssue({ code: 'custom', message: (error as Error).message });
    return z.NEVER;
  }
});

const file = z.string().transform((path, context) => {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    context.addIssue({
      code: 'custom',
      message: `the file cannot be read (${(error as NodeJS.ErrnoException).code ?? 'unknown'})`,
    });
    return z.NEVER;
  }
});

const missing =
  'no key for the data of reporters: REPORTER_KEYS or REPORTER_KEYS_FILE must hold id:base64 of 32 random bytes; without the keys it was stored with, this data is lost';

/** The keys for the data of reporters, from REPORTER_KEYS or the file REPORTER_KEYS_FILE. Throws where there is none or one is not sound. */
export function readReporterKeysConfiguration(): Keyring {
  const { REPORTER_KEYS: value, REPORTER_KEYS_FILE: path } = readEnvironment(
    z.object({ REPORTER_KEYS: z.string().optional(), REPORTER_KEYS_FILE: z.string().optional() }),
  );
  if (value && path)
    throw new Error('configuration: REPORTER_KEYS and REPORTER_KEYS_FILE are both given; one of them must say it');
  if (path) return readEnvironment(z.object({ REPORTER_KEYS_FILE: file.pipe(keyring) })).REPORTER_KEYS_FILE;
  if (value) return readEnvironment(z.object({ REPORTER_KEYS: keyring })).REPORTER_KEYS;
  throw new Error(`configuration: ${missing}`);
}
