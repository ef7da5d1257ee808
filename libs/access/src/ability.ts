import {
  createMongoAbility,
  subject,
  type ForcedSubject,
  type MongoAbility,
  type MongoQuery,
  type RawRuleOf,
} from '@casl/ability';
import { permittedFieldsOf } from '@casl/ability/extra';
import { assertNever } from '@owcr/contracts/words';
import { grantsFor } from './narrowing.js';
import type { Action, Grant, Resource } from './permissions.js';
import type { Principal } from './principal.js';

/** A thing with what decides about it: where it lies and whose it is. */
export interface Scoped {
  type: Resource;
  precinct?: string | null;
  sector?: string | null;
  /** The officer it is assigned to; of a notification or preference: whose it is. */
  officerId?: string | null;
  /** The partner agency in whose hands it is. */
  referredTo?: string | null;
  /** It waits for somebody to say where its issue lies. */
  inReview?: boolean;
}

type Facts = Record<'precinct' | 'sector' | 'officerId' | 'referredTo', string | null> & { inReview: boolean };

export type Permissions = MongoAbility<[Action, Resource | (Facts & ForcedSubject<Resource>)]>;

/** Where somebody may do something, for a list query: everywhere, or where any one of these holds. `null`: nowhere. */
export type Scope =
  | { everywhere: true }
  | {
      everywhere: false;
      precincts: readonly string[];
      sectors: readonly string[];
      /** Theirs is what is assigned to this officer. */
      officerId: string | null;
      /** Theirs is what is in the hands of this partner agency. */
      agency: string | null;
    };

/** One principal object lives as long as its verified token is cached, and its permissions with it. */
const permissionsByPrincipal = new WeakMap<Principal, Permissions>();

export function permissionsOf(principal: Principal): Permissions {
  const known = permissionsByPrincipal.get(principal);
  if (known) return known;
  const rules: RawRuleOf<Permissions>[] = grantsFor(principal).map((grant) => ({
    action: [...grant.may],
    subject: typeof grant.on === 'string' ? grant.on : [...grant.on],
    conditions: conditionOf(grant, principal),
    ...(grant.fields && { fields: [...grant.fields] }),
  }));
  const permissions = createMongoAbility<Permissions>(rules);
  permissionsByPrincipal.set(principal, permissions);
  return permissions;
}

/**
 * Whether a principal may do something. With the name of a resource: to at least one thing of that kind (then check the thing
 * itself or use `scopeOf`). With a thing: to that one.
 */
export function can(principal: Principal, action: Action, target: Resource | Scoped): boolean {
  const permissions = permissionsOf(principal);
  if (typeof target === 'string') return permissions.can(action, target);
  return permissions.can(action, subject(target.type, factsOf(target)));
}

/** Which of the fields of one thing a principal may read. None where they may not read it at all. */
export function fieldsOf<Field extends string>(principal: Principal, target: Scoped, all: readonly Field[]): Field[] {
  const thing = subject(target.type, factsOf(target));
  const permitted = new Set(
    permittedFieldsOf(permissionsOf(principal), 'read', thing, { fieldsFrom: ({ fields }) => fields ?? [...all] }),
  );
  return all.filter((field) => permitted.has(field));
}

/** Which fields a principal may read of at least one thing of a kind. What is hidden from them of all must not be found out by filters either. */
export function fieldsSomewhere<Field extends string>(principal: Principal, type: Resource, all: readonly Field[]): Field[] {
  const { id, precincts, sectors = [], agency } = principal;
  return fieldsOf(principal, { type, precinct: precincts[0], sector: sectors[0], officerId: id, referredTo: agency }, all);
}

/**
 * Whether a list of these things may be filtered or sorted by a field: whoever may not read it of all that the list shows them would
 * find out its value by trying. True where they may read none of them: then the list itself is refused.
 */
export function mayFilterBy(principal: Principal, resource: Resource, field: string): boolean {
  const reading = grantsFor(principal).filter(({ on, may }) => may.includes('read') && [on].flat().includes(resource));
  const shows = ({ fields }: Grant) => fields === undefined || fields.includes(field);
  return reading.every(shows) || reading.some((grant) => grant.where === 'city' && shows(grant));
}

function factsOf({ precinct = null, sector = null, officerId = null, referredTo = null, inReview = false }: Scoped): Facts {
  return { precinct, sector, officerId, referredTo, inReview };
}

/** Where a principal may do something, so that a list shows exactly what `can` would allow one by one. */
export function scopeOf(principal: Principal, action: Action, resource: Resource): Scope | null {
  const wheres = new Set(
    grantsFor(principal)
      .filter(({ on, may }) => may.includes(action) && (typeof on === 'string' ? on === resource : on.includes(resource)))
      .map(({ where }) => where),
  );
  if (wheres.size === 0) return null;
  if (wheres.has('city')) return { everywhere: true };
  return {
    everywhere: false,
    precincts: wheres.has('precinct') ? principal.precincts : [],
    sectors: wheres.has('sector') ? (principal.sectors ?? []) : [],
    officerId: wheres.has('own') ? principal.id : null,
    agency: wheres.has('referred') ? (principal.agency ?? null) : null,
  };
}

function conditionOf({ where }: Grant, { id, precincts, sectors = [], agency }: Principal): MongoQuery | undefined {
  switch (where) {
    case 'city':
      return undefined;
    case 'precinct':
      return { precinct: { $in: [...precincts] } };
    case 'sector':
      return { sector: { $in: [...sectors] } };
    case 'own':
      return { officerId: id };
    case 'referred':
      // Never `{ referredTo: null }`: that is what is in nobody's hands.
      return { referredTo: { $in: agency === undefined ? [] : [agency] } };
    case 'review':
      return { inReview: true };
    default:
      return assertNever(where);
  }
}
