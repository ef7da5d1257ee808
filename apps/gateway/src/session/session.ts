/** A session ends when nobody has used it for so long (OWASP ASVS 5, 7.3.1). */
export const sessionIdleMs = 30 * 60_000;
/** A session ends so long after the sign-in, used or not (OWASP ASVS 5, 7.3.2). */
export const sessionAbsoluteMs = 12 * 60 * 60_000;
/** Use is noted once in a while: it may seem to be that much longer ago than it was. */
export const sessionNotedEveryMs = 60_000;

export interface SessionTimes {
  createdAt: Date;
  lastSeenAt: Date;
  endedAt: Date | null;
}

export type Standing = { status: 'live'; endsAt: Date } | { status: 'over'; reason: 'idle' | 'too-old' | 'signed-out' };

/** Whether a session is good at a time, and until when it is if nothing more is done with it. */
export function standingOf({ createdAt, lastSeenAt, endedAt }: SessionTimes, now: Date): Standing {
  if (endedAt) return { status: 'over', reason: 'signed-out' };
  const oldAt = createdAt.getTime() + sessionAbsoluteMs;
  const idleAt = lastSeenAt.getTime() + sessionIdleMs;
  if (now.getTime() >= oldAt) return { status: 'over', reason: 'too-old' };
  if (now.getTime() >= idleAt) return { status: 'over', reason: 'idle' };
  return { status: 'live', endsAt: new Date(Math.min(oldAt, idleAt)) };
}

/** Whether the use of a session at this time has to be written down. */
export function isUseToBeNoted({ lastSeenAt }: SessionTimes, now: Date): boolean {
  return now.getTime() - lastSeenAt.getTime() >= sessionNotedEveryMs;
}
