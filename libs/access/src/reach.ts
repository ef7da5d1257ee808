import { scopeOf, type Scope } from './ability.js';
import type { Action, Resource } from './permissions.js';
import type { Principal } from './principal.js';

declare const isReach: unique symbol;

/**
 * What one transaction may touch in tables whose rows belong to a place, a person or an agency: the statements that tell the database so,
 * to be sent with its begin. They hold until it ends. Without any, such tables are empty and refuse every row.
 */
export type Reach = string & { readonly [isReach]: true };

/** Nothing that belongs to a place, a person or an agency. */
export const nobody = '' as Reach;

/** The service's own work: what it does for nobody in particular, as following events and firing timers. */
export const theService = "SET LOCAL owcr.scope = 'service'" as Reach;

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** A scope as the database is told it. Whose id is no UUID owns nothing there. */
export function reachOf(scope: Scope | null): Reach {
  if (!scope) return nobody;
  if (scope.everywhere) return "SET LOCAL owcr.scope = 'city'" as Reach;
  const { precincts, sectors, officerId, agency } = scope;
  const statements = [
    ...(precincts.length > 0 ? [`SET LOCAL owcr.precincts = ${literal(arrayOf(precincts))}`] : []),
    ...(sectors.length > 0 ? [`SET LOCAL owcr.sectors = ${literal(arrayOf(sectors))}`] : []),
    ...(officerId !== null && uuid.test(officerId) ? [`SET LOCAL owcr.person = ${literal(officerId)}`] : []),
    ...(agency !== null ? [`SET LOCAL owcr.agency = ${literal(agency)}`] : []),
  ];
  return statements.join('; ') as Reach;
}

const trackingCode = /^[A-Z2-9]{4}(-[A-Z2-9]{4}){2}$/;

/** The one issue with this tracking code, and what hangs on it: the code is all that somebody without an account has. */
export function reachOfTrackingCode(code: string): Reach {
  if (!trackingCode.test(code)) throw new RangeError('not a tracking code');
  return `SET LOCAL owcr.tracking_code = ${literal(code)}` as Reach;
}

/** Where a principal may do something, as the database is told it. */
export function reachFor(principal: Principal, action: Action, resource: Resource): Reach {
  return reachOf(scopeOf(principal, action, resource));
}

/** A reach that also finds again what these people have sent before: the answers kept for their idempotency keys, and nobody else's. */
export function withSenders(reach: Reach, principalIds: readonly string[]): Reach {
  if (principalIds.length === 0) return reach;
  const senders = `SET LOCAL owcr.senders = ${literal(arrayOf([...new Set(principalIds)]))}`;
  return (reach === nobody ? senders : `${reach}; ${senders}`) as Reach;
}

/** An array as PostgreSQL reads it. Each element is quoted: it may hold a comma, and `null` is a word like any other. */
function arrayOf(elements: readonly string[]): string {
  return `{${elements.map((element) => `"${element.replace(/["\\]/g, '\\$&')}"`).join(',')}}`;
}

/** `standard_conforming_strings` is on, as it has been by default since 2010: a backslash stands for itself. */
function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
