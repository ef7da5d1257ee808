import type { Session } from './session-answer.js';

type SignedIn = Extract<Session, { signedIn: true }>;
type Remembered = Pick<SignedIn, 'person' | 'endsAt' | 'timeZone'> & { reachedAtMs: number };

export const sessionKey = 'last-session';
/** Who left on purpose, until somebody signs in. */
export const signedOutKey = 'signed-out';
/** A shift and a bit: for so long the device shows their work to whoever was signed in when the line was lost. */
const withoutLineMaxMs = 12 * 3_600_000;

/** Keeps who is signed in on this device, for a start without a line. What changes are sent with is not kept. */
export function rememberSession({ person, endsAt, timeZone }: SignedIn, nowMs: number): void {
  const remembered: Remembered = { person, endsAt, timeZone, reachedAtMs: nowMs };
  localStorage.setItem(sessionKey, JSON.stringify(remembered));
  localStorage.removeItem(signedOutKey);
}

/** Who was signed in here when the server was last reached, unless that is too long ago. Whether they still are, the server says. */
export function rememberedSession(nowMs: number): SignedIn | null {
  const text = localStorage.getItem(sessionKey);
  if (text === null) return null;
  const { person, endsAt, timeZone, reachedAtMs } = JSON.parse(text) as Remembered;
  return nowMs - reachedAtMs < withoutLineMaxMs ? { signedIn: true, person, endsAt, timeZone, csrfToken: '' } : null;
}

/** Whose session a kept text is about. */
export const rememberedPersonIn = (text: string): string => (JSON.parse(text) as Remembered).person.id;

export function forgetSession(): void {
  localStorage.removeItem(sessionKey);
}
