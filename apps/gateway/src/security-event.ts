import { Logger } from '@nestjs/common';

/** What happens at the door that an auditor asks about. Never a token, a cookie or anything else one could come in with. */
export type SecurityEvent = { requestId: string; address: string } & (
  | { event: 'sign-in'; result: 'done'; personId: string; role: string; acr: string | null }
  | { event: 'sign-in'; result: 'refused'; reason: string }
  | { event: 'sign-out'; personId: string; sessionsEnded: number; everywhere: boolean }
  | { event: 'credentials'; result: 'refused'; kind: 'token' | 'session' }
  | { event: 'slowed-down'; retryAfterS: number }
  | { event: 'request'; result: 'refused'; reason: 'another-site'; personId: string }
);

const logger = new Logger('security');

/** Notes what happened at the door, as one line of the log, for whoever watches it live. The record that lasts is the audit trail. */
export function securityEvent(event: SecurityEvent): void {
  const isRefusal = ('result' in event && event.result === 'refused') || event.event === 'slowed-down';
  if (isRefusal) logger.warn({ msg: 'security', security: event });
  else logger.log({ msg: 'security', security: event });
}
