import { createSecretKey, type KeyObject } from 'node:crypto';

export interface WrappingKey {
  /** Stored beside what the key wraps. Never used again for another key. */
  id: string;
  key: KeyObject;
}

/** The keys that wrap the data keys of reporters: the first wraps, all unwrap. */
export interface Keyring {
  current: WrappingKey;
  byId: ReadonlyMap<string, WrappingKey>;
}

const keyBytes = 32;
const keysMax = 16;
const entryPattern = /^([A-Za-z0-9_-]{1,32}):([A-Za-z0-9+/_-]+={0,2})$/;

/** `id:base64` entries of 32 bytes each, separated by commas or white space. Throws a sentence that never repeats a key. */
export function parseKeyring(text: string): Keyring {
  const entries = text.split(/[\s,]+/).filter((entry) => entry !== '');
  if (entries.length > keysMax) throw new Error(`holds ${entries.length} keys; at most ${keysMax} are taken`);
  const keys = entries.map(parseEntry);
  const [current] = keys;
  if (!current) throw new Error('holds no key; it must be id:base64 of 32 random bytes, the first one wraps');
  const byId = new Map(keys.map((key) => [key.id, key]));
  if (byId.size !== keys.length) throw new Error('names the same id twice');
  return { current, byId };
}

function parseEntry(entry: string, index: number): WrappingKey {
  const [, id, encoded] = entryPattern.exec(entry) ?? [];
  if (!id || !encoded) throw new Error(`entry ${index + 1} is not id:base64, with an id of 1 to 32 letters, digits, _ or -`);
  const bytes = Buffer.from(encoded, 'base64');
  if (bytes.length !== keyBytes) throw new Error(`the key ${id} has ${bytes.length} bytes; it must have ${keyBytes}`);
  return { id, key: createSecretKey(bytes) };
}
