import { grantsOf, type Grant } from './permissions.js';
import type { Principal } from './principal.js';

/** What a principal may do: the grants of the role, and of those only what the principal is limited to. */
export function grantsFor({ role, precincts, only }: Pick<Principal, 'role' | 'precincts' | 'only'>): readonly Grant[] {
  const grants = grantsOf(role, precincts);
  return only ? grants.flatMap((grant) => narrowed(grant, only)) : grants;
}

/** True where nothing but reading is left: such a principal needs no request that changes something. */
export function mayOnlyRead({ only }: Pick<Principal, 'only'>): boolean {
  return only !== undefined && only.every((one) => one.endsWith(':read'));
}

function narrowed({ on, may, ...grant }: Grant, only: readonly string[]): Grant[] {
  const resources = typeof on === 'string' ? [on] : on;
  return resources
    .map((resource) => ({
      ...grant,
      on: resource,
      may: may.filter((action) => only.includes(`${resource}:${action}`) || only.includes(`*:${action}`)),
    }))
    .filter((grant) => grant.may.length > 0);
}
