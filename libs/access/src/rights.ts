import { assertNever } from '@owcr/contracts/words';
import { grantsFor } from './narrowing.js';
import type { Action, Grant, Resource } from './permissions.js';
import type { Principal } from './principal.js';

/** One permission of somebody: a grant taken apart. */
interface Right extends Omit<Grant, 'on' | 'may'> {
  on: Resource;
  may: Action;
}

/**
 * What `wanted` may do and `maker` may not, as `resource:action` in the order of the alphabet: another action, in other places, or on
 * fields that the maker is not shown. Empty: the maker gives away nothing beyond their own rights. What `wanted` may do with what is
 * their own counts as covered where the maker may do the same with theirs; whose things those are is for the caller to look at.
 */
export function rightsBeyond(maker: Principal, wanted: Principal): string[] {
  const held = rightsOf(maker);
  const beyond = rightsOf(wanted)
    .filter((right) => !held.some((mine) => covers(mine, right, maker, wanted)))
    .map(({ on, may }) => `${on}:${may}`);
  return [...new Set(beyond)].sort();
}

function rightsOf(principal: Principal): Right[] {
  return grantsFor(principal).flatMap(({ on, may, ...grant }) =>
    [on].flat().flatMap((resource) => may.map((action) => ({ ...grant, on: resource, may: action }))),
  );
}

function covers(mine: Right, right: Right, maker: Principal, wanted: Principal): boolean {
  if (mine.on !== right.on || mine.may !== right.may) return false;
  return coversFields(mine, right) && (mine.where === 'city' || coversPlace(mine, right, maker, wanted));
}

function coversFields({ fields: shown }: Right, { fields }: Right): boolean {
  return shown === undefined || (fields !== undefined && fields.every((field) => shown.includes(field)));
}

/** Whether all that the right reaches is reached by a grant of the maker that is not for the whole city. */
function coversPlace(mine: Right, { where }: Right, maker: Principal, wanted: Principal): boolean {
  if (mine.where !== where) return false;
  switch (where) {
    case 'city':
    case 'own':
    case 'review':
      return true;
    case 'precinct':
      return wanted.precincts.every((precinct) => maker.precincts.includes(precinct));
    case 'sector':
      return (wanted.sectors ?? []).every((sector) => maker.sectors?.includes(sector));
    case 'referred':
      return wanted.agency === undefined || wanted.agency === maker.agency;
    default:
      return assertNever(where);
  }
}
