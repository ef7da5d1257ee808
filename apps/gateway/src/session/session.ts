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
  /** When the provider last said who they are. */
  checkedAt: Date;
  refreshTokenSealed: Buffer | null;
}

/** How often the provider is asked again who somebody is, and how long a session goes on that it does not confirm. */
export interface SessionChecking {
  everyMs: number;
  unconfirmedMaxMs: number;
}

export type Standing =
  { status: 'live'; endsAt: Date } | { status: 'over'; reason: 'idle' | 'too-old' | 'unconfirmed' | 'signed-out' };

/** Whether a session is good at a time, and until when it is if nothing more is done with it. */
export function standingOf(session: SessionTimes, now: Date, { unconfirmedMaxMs }: SessionChecking): Standing {
  const { createdAt, lastSeenAt, endedAt, checkedAt, refreshTokenSealed } = session;
  if (endedAt) return { status: 'over', reason: 'signed-out' };
  const oldAt = createdAt.getTime() + sessionAbsoluteMs;
  const idleAt = lastSeenAt.getTime() + sessionIdleMs;
  if (now.getTime() >= oldAt) return { status: 'over', reason: 'too-old' };
  if (now.getTime() >= idleAt) return { status: 'over', reason: 'idle' };
  const unconfirmedAt = checkedAt.getTime() + unconfirmedMaxMs;
  if (now.getTime() >= unconfirmedAt) return { status: 'over', reason: 'unconfirmed' };
  // Where the provider can be asked again, it will be.
  const ends = refreshTokenSealed ? [oldAt, idleAt] : [oldAt, idleAt, unconfirmedAt];
  return { status: 'live', endsAt: new Date(Math.min(...ends)) };
}

/** Whether the provider has to be asked again who it is. */
export function isCheckDue({ checkedAt, refreshTokenSealed }: SessionTimes, now: Date, { everyMs }: SessionChecking): boolean {
  return refreshTokenSealed !== null && now.getTime() - checkedAt.getTime() >= everyMs;
}

/** Whether the use of a session at this time has to be written down. */
export function isUseToBeNoted({ lastSeenAt }: SessionTimes, now: Date): boolean {
  return now.getTime() - lastSeenAt.getTime() >= sessionNotedEveryMs;
}
