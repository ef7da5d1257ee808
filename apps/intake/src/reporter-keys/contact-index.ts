import { createHmac, type KeyObject } from 'node:crypto';

/** Shorter numbers are extensions and short codes: many people share them. */
const phoneDigitsMin = 7;
/** With or without the country's prefix it is the same telephone. */
const phoneDigitsMax = 10;

/** What two spellings of one telephone number have in common; null where it is no number. */
export function normalPhone(phone: string): string | null {
  const digits = phone.normalize('NFKC').replace(/\D/g, '');
  return digits.length < phoneDigitsMin ? null : digits.slice(-phoneDigitsMax);
}

export function normalEmail(email: string): string {
  return email.normalize('NFKC').trim().toLowerCase();
}

/** Tells whether two contacts are the same without telling what they are, to nobody but who has the key: HMAC-SHA-256. */
export function contactIndex(key: KeyObject, kind: 'phone' | 'email', normal: string): Buffer {
  return createHmac('sha256', key).update(`${kind} ${normal}`).digest();
}
