/** Without I and O, which are heard and read as 1 and 0. */
const letters = 'ABCDEFGHJKLMNPQRSTUVWXYZ';
const blockSize = 10_000;
const digitsPerLetter = 9;

/**
 * The short number people say on the phone, for the nth issue (from 1): `A1-0001`, ... `A1-9999`, `A2-0000`, ...
 * `Z9-9999`, `AA1-0000`, ... Two numbers never give the same reference.
 */
export function referenceOf(n: number): string {
  if (!Number.isSafeInteger(n) || n < 1) throw new RangeError(`no issue has the number ${n}`);
  const block = Math.floor(n / blockSize);
  const digit = (block % digitsPerLetter) + 1;
  return `${lettersOf(Math.floor(block / digitsPerLetter))}${digit}-${String(n % blockSize).padStart(4, '0')}`;
}

/** A reference as a person typed it (`d4 1042`, `D41042`) in the form it is stored in; null where it cannot be one. */
export function normalReference(typed: string): string | null {
  const match = /^([A-HJ-NP-Z]{1,6})([1-9])[\s-]*(\d{4})$/.exec(typed.trim().toUpperCase());
  return match ? `${match[1]}${match[2]}-${match[3]}` : null;
}

/** 0 is A, 23 is Z, 24 is AA: the way the columns of a spreadsheet are named. */
function lettersOf(index: number): string {
  const last = letters.charAt(index % letters.length);
  const rest = Math.floor(index / letters.length);
  return rest === 0 ? last : lettersOf(rest - 1) + last;
}
