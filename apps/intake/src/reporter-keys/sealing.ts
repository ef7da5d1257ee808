import { createCipheriv, createDecipheriv, randomBytes, type KeyObject } from 'node:crypto';

/** First byte of everything sealed. Another way of sealing takes the next number, and this one stays readable. */
const format = 1;
/** 96 bits, random: what GCM is made for. One key seals far fewer than the 2^32 texts up to which that is safe. */
const nonceBytes = 12;
const tagBytes = 16;
const overheadBytes = 1 + nonceBytes + tagBytes;

/** Something sealed cannot be opened: wrong key, another context, or changed since. Says nothing about what is in it. */
export class Unopenable extends Error {
  constructor() {
    super('what was sealed cannot be opened: another key, another place, or changed since');
  }
}

/**
 * Encrypts with AES-256-GCM: one byte of format, 12 of nonce, the text, 16 of tag. `context` says where it belongs; it is not stored,
 * and whoever opens has to say the same, so that nothing sealed can be moved to another place.
 */
export function seal(key: KeyObject, plain: Buffer, context: string): Buffer {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: tagBytes });
  cipher.setAAD(associated(context));
  return Buffer.concat([Buffer.of(format), nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

/** What was sealed with this key for this context. Throws Unopenable. */
export function open(key: KeyObject, sealed: Buffer, context: string): Buffer {
  if (sealed.length < overheadBytes || sealed[0] !== format) throw new Unopenable();
  const nonce = sealed.subarray(1, 1 + nonceBytes);
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: tagBytes });
  decipher.setAAD(associated(context));
  decipher.setAuthTag(sealed.subarray(-tagBytes));
  try {
    return Buffer.concat([decipher.update(sealed.subarray(1 + nonceBytes, -tagBytes)), decipher.final()]);
  } catch {
    throw new Unopenable();
  }
}

/** The format is part of it, so that nobody can pass a text off as of another format. */
function associated(context: string): Buffer {
  return Buffer.from(`owcr ${format} ${context}`);
}
