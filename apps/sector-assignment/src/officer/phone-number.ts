const digitsMin = 3;
/** Of a number with its country (ITU-T E.164). */
const digitsMax = 15;
const lengthMax = 64;

/** What people write between the digits of a number, and how they mark an extension. */
const numberPattern = /^(?:tel:)?\s*\+?[\p{Nd}\p{Pd}\s().,/\u00b7\u2022]+$/iu;
const extensionPattern = /[;,]?\s?(?:ext(?:ension)?\b[.=:]?|x\.?|#)\s?\p{Nd}{1,7}$/iu;

/**
 * A telephone number as it was written, without marks that cannot be seen; null where people cannot dial it: it has other characters,
 * fewer than 3 digits (an extension within the department has so many) or more than 15.
 */
export function readPhoneNumber(text: string): string | null {
  const written = text.replace(/\p{Cf}/gu, '').trim();
  if (written.length > lengthMax || /\p{Cc}/u.test(written)) return null;
  const number = written.normalize('NFKC').replace(extensionPattern, '');
  if (!numberPattern.test(number)) return null;
  const digits = number.replace(/\P{Nd}/gu, '').length;
  return digits >= digitsMin && digits <= digitsMax ? written : null;
}
