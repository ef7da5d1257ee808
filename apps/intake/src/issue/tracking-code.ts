/** 32 signs, 5 bits each, none of them mistaken for another when read aloud or from paper: no 0, O, 1 or I. */
const signs = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';

/** Twelve signs are 60 bits: with ten million issues, a thousand guesses a second find one in three years. */
export const trackingCodeBytes = 12;

/** A code as a person typed it (`k7qm 2xwd9pfa`) in the form it is stored in; null where it cannot be one. */
export function normalTrackingCode(typed: string): string | null {
  const match = /^([A-HJ-NP-Z2-9]{4})([A-HJ-NP-Z2-9]{4})([A-HJ-NP-Z2-9]{4})$/.exec(typed.toUpperCase().replace(/[\s-]/g, ''));
  return match ? match.slice(1).join('-') : null;
}

/** The code with which a reporter follows an issue without an account: `K7QM-2XWD-9PFA`. Takes random bytes. */
export function trackingCodeOf(bytes: Uint8Array): string {
  if (bytes.length !== trackingCodeBytes) throw new RangeError(`a tracking code takes ${trackingCodeBytes} bytes`);
  const code = Array.from(bytes, (byte) => signs.charAt(byte & 31)).join('');
  return `${code.slice(0, 4)}-${code.slice(4, 8)}-${code.slice(8)}`;
}

/** A code nobody can guess. */
export const newTrackingCode = () => trackingCodeOf(crypto.getRandomValues(new Uint8Array(trackingCodeBytes)));
