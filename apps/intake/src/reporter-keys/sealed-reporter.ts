import { createSecretKey, randomBytes, type KeyObject } from 'node:crypto';
import type { Reporter } from '../issue/report.js';
import { contactIndex, normalEmail, normalPhone } from './contact-index.js';
import type { Keyring } from './keyring.js';
import { open, seal } from './sealing.js';

const dataKeyBytes = 32;
const fields = ['name', 'phone', 'email', 'language'] as const;
type Field = (typeof fields)[number];

/** A data key as it is stored: wrapped by one of the configured keys. */
export interface WrappedKey {
  key_id: string;
  wrapped_key: Buffer;
}

/** A reporter as stored. Their data key lies in a table of its own: without it nothing of this can be read, by anybody. */
export interface SealedReporter extends Record<Field, Buffer | null> {
  phone_index: Buffer | null;
  email_index: Buffer | null;
  anonymous: boolean;
}

/** Encrypts what is known of a reporter under a new key of their own. `key` is null where nothing is known. */
export function sealReporter(
  issueId: string,
  reporter: Reporter,
  keys: { keyring: Keyring; index: KeyObject },
): { sealed: SealedReporter; key: WrappedKey | null } {
  const bytes = randomBytes(dataKeyBytes);
  const dataKey = createSecretKey(bytes);
  const sealField = (field: Field): Buffer | null => {
    const value = reporter[field];
    return value === null ? null : seal(dataKey, Buffer.from(value), contextOf(issueId, field));
  };
  const phone = reporter.phone === null ? null : normalPhone(reporter.phone);
  const email = reporter.email === null ? null : normalEmail(reporter.email);
  const sealed: SealedReporter = {
    name: sealField('name'),
    phone: sealField('phone'),
    email: sealField('email'),
    language: sealField('language'),
    phone_index: phone === null ? null : contactIndex(keys.index, 'phone', phone),
    email_index: email === null ? null : contactIndex(keys.index, 'email', email),
    anonymous: reporter.anonymous,
  };
  const key = fields.some((field) => sealed[field] !== null) ? wrapKey(keys.keyring, bytes, reporterKeyName(issueId)) : null;
  return { sealed, key };
}

/** What is known of a reporter. Throws Unopenable where the row is not what was stored for this issue. */
export function openReporter(
  issueId: string,
  sealed: Pick<SealedReporter, Field | 'anonymous'>,
  wrapped: WrappedKey | null,
  keyring: Keyring,
): Reporter {
  const none = { name: null, phone: null, email: null, language: null, anonymous: sealed.anonymous };
  if (!wrapped) return none;
  const dataKey = createSecretKey(unwrapKey(keyring, wrapped, reporterKeyName(issueId)));
  const openField = (field: Field): string | null => {
    const value = sealed[field];
    return value === null ? null : open(dataKey, value, contextOf(issueId, field)).toString('utf8');
  };
  return {
    ...none,
    name: openField('name'),
    phone: openField('phone'),
    email: openField('email'),
    language: openField('language'),
  };
}

/** Wraps a key with the current one of the ring; `name` says whose key it is. */
export function wrapKey({ current }: Keyring, bytes: Buffer, name: string): WrappedKey {
  return { key_id: current.id, wrapped_key: seal(current.key, bytes, `${name} wrapped by ${current.id}`) };
}

/** Throws where the ring does not have the key it was wrapped with, or has another one under its name. */
export function unwrapKey({ byId }: Keyring, { key_id, wrapped_key }: WrappedKey, name: string): Buffer {
  const wrapping = byId.get(key_id);
  if (!wrapping) throw new Error(`the key ${key_id}, which data of reporters was stored with, is not configured`);
  return open(wrapping.key, wrapped_key, `${name} wrapped by ${key_id}`);
}

export const reporterKeyName = (issueId: string): string => `key of reporter ${issueId}`;
export const indexKeyName = 'key of contact index';

const contextOf = (issueId: string, field: Field): string => `reporter ${issueId} ${field}`;
