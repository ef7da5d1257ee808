import { normalEmail, normalPhone } from '../reporter-keys/contact-index.js';
import { normalReference } from './reference.js';
import { normalTrackingCode } from './tracking-code.js';

/** What somebody searches for, read from what they typed. */
export interface Search {
  typed: string;
  /** One condition for each word, each of which counts, as `to_tsquery` reads it. The last one may be the beginning of a word. */
  words: string[];
  reference: string | null;
  /** Null where it is no tracking code, or not for who asks. */
  trackingCode: string | null;
  /** Issues whose reporter has the telephone number or the e-mail address that was typed. */
  contacts: readonly string[];
  /** Whether notes are for who asks. */
  inNotes: boolean;
}

/** More are not looked at. */
export const wordsMax = 20;

export function searchOf(typed: string): Search {
  const words = typed.split(/\s+/u).filter((word) => /[\p{L}\p{N}]/u.test(word));
  const quoted = words.slice(0, wordsMax).map((word) => `'${word.replaceAll('\\', ' ').replaceAll("'", "''")}'`);
  return {
    typed,
    words: quoted.map((word, index) => (index === quoted.length - 1 ? `${word}:*` : word)),
    reference: normalReference(typed),
    trackingCode: normalTrackingCode(typed),
    contacts: [],
    inNotes: true,
  };
}

/** A telephone number or an e-mail address, where all that was typed is one, in the form that contacts are compared in. */
export function contactOf(typed: string): { kind: 'phone' | 'email'; normal: string } | null {
  if (/^[^\s@]+@[^\s@]+\.[^\s@]+$/u.test(typed)) return { kind: 'email', normal: normalEmail(typed) };
  const phone = /^\+?[\d\s().\-/]+$/u.test(typed) ? normalPhone(typed) : null;
  return phone === null ? null : { kind: 'phone', normal: phone };
}
