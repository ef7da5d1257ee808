import { can, grantsFor, rightsBeyond, type Principal, type Role } from '@owcr/access';
import type { FieldError } from '@owcr/platform';
import type { AccessToken } from './access-token.entity.js';

/** Where a key is in its life. One that waits for approval lets nobody in. */
export const keyStates = ['awaiting-approval', 'works', 'revoked', 'expired'] as const;
export type KeyState = (typeof keyStates)[number];

type Times = Pick<AccessToken, 'needsApproval' | 'approvedAt' | 'revokedAt' | 'expiresAt'>;

export function keyStateOf(key: Times, now: Date): KeyState {
  if (key.revokedAt !== null) return 'revoked';
  if (key.expiresAt <= now) return 'expired';
  return isAwaitingApproval(key) ? 'awaiting-approval' : 'works';
}

export function isAwaitingApproval({ needsApproval, approvedAt }: Pick<Times, 'needsApproval' | 'approvedAt'>): boolean {
  return needsApproval && approvedAt === null;
}

export interface Maker extends Principal {
  /** True for whoever runs the system and lets the first administrators in. */
  isBootstrap: boolean;
}

/**
 * Whether a key works only once a second administrator has approved it: where it may more than its maker, where the bootstrap
 * administrator gives it to somebody by name, and where it could approve keys itself, or else its maker would be their own second
 * administrator. The bootstrap administrator's keys for administrators work at once: with them a city begins.
 */
export function needsApproval(wanted: Principal, maker: Maker): boolean {
  if (maker.isBootstrap && wanted.role === 'admin') return false;
  const isTheirOwn = wanted.id === maker.id;
  const speaksForSomebody = maker.isBootstrap && !isTheirOwn;
  const isAnotherApprover = can(wanted, 'approve', 'access-token') && !isTheirOwn;
  return speaksForSomebody || isAnotherApprover || rightsBeyond(maker, wanted).length > 0;
}

/** Why somebody may not approve a key, or null. Nobody approves what they made, or what would speak for them. */
export function approvalRefusal(key: Pick<AccessToken, 'createdBy' | 'personId'>, approverId: string): string | null {
  if (key.createdBy === approverId) return 'You made this key. Ask another administrator to approve it.';
  if (key.personId === approverId) return 'This key would act in your name. Ask another administrator to approve it.';
  return null;
}

const needsPrecincts: readonly Role[] = ['sergeant', 'lieutenant'];

/**
 * What is wrong with where a key would work, as at the sign-in: a commander without a precinct commands the city, which has to be said
 * in so many words, `[]`; sergeants and lieutenants without one would supervise nothing.
 */
export function scopeFaults({ role, precincts }: { role: Role; precincts?: readonly string[] }): FieldError[] {
  if (role === 'commander' && precincts === undefined)
    return [{ path: 'precincts', message: 'must name the precincts of this commander; an empty list is the whole city' }];
  if (needsPrecincts.includes(role) && !precincts?.length)
    return [{ path: 'precincts', message: `must name at least one precinct of this ${role}` }];
  return [];
}

/** What a key names that its role may not do: it would promise too much. */
export function onlyFaults({ role, precincts, only = [] }: Pick<Principal, 'role' | 'precincts' | 'only'>): FieldError[] {
  return only.flatMap((one, index) =>
    grantsFor({ role, precincts, only: [one] }).length === 0
      ? [{ path: `only[${index}]`, message: `is nothing that a ${role} may do` }]
      : [],
  );
}
