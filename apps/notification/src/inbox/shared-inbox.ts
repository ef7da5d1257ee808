import type { EscalationAudience } from '@owcr/contracts';
import { isOfAudience, type Principal } from '@owcr/access';

/** An inbox of everybody of a kind: all clerks, who answers for the whole city, or one partner agency. */
export type SharedInbox = EscalationAudience | `agency:${string}`;

export const agencyInbox = (agency: string): SharedInbox => `agency:${agency}`;

/** The shared inboxes somebody reads beside their own. */
export function sharedInboxesOf(principal: Pick<Principal, 'role' | 'precincts' | 'agency'>): SharedInbox[] {
  const { role, agency } = principal;
  const audiences = (['clerks', 'command'] as const).filter((audience) => isOfAudience(principal, audience));
  return [...audiences, ...(role === 'partner' && agency !== undefined ? [agencyInbox(agency)] : [])];
}
