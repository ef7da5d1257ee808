import type { Credential } from '@owcr/access';
import type { ServiceRequest } from '../request.js';

/** Who asks for what, and from where: what the audit trail wants to know of a request. */
export interface Origin {
  principalId: string | null;
  role: string | null;
  /** What they came in with; null where nobody was recognised, or it was not said. */
  credential: Credential | null;
  /** Method and route as declared. */
  action: string;
  target: string | null;
  requestId: string;
  /** The client's address; null where a service was told by its gateway who asks, but not from where. */
  from: string | null;
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const code = /^[a-z0-9][a-z0-9._-]{0,31}$/i;
/** So many digits in a row may be somebody's phone number; no code of a sector or category has as many. */
const digits = /\d{7}/;

/**
 * What a path names, from its parameters. A path can hold anything, also a name that a caller wrote there by mistake: only what is an id
 * or looks like a code of the department is kept.
 */
export function targetOf(params: unknown): string | null {
  if (typeof params !== 'object' || params === null) return null;
  const values = Object.entries(params)
    .filter(([name]) => name !== '*')
    .map(([, value]) => (isTelling(value) ? value : '?'));
  return values.length === 0 ? null : values.slice(0, 4).join('/');
}

function isTelling(value: unknown): value is string {
  return typeof value === 'string' && (uuid.test(value) || (code.test(value) && !digits.test(value)));
}

/** An address as people write it: IPv4 without the prefix it has on an IPv6 socket. */
export const addressOf = (address: string | undefined): string | null =>
  address?.replace(/^::ffff:(?=\d)/i, '').slice(0, 45) || null;

export function originOf(request: ServiceRequest): Origin {
  const { principal, clientAddress, method, routeOptions } = request;
  const known = clientAddress !== undefined || principal !== undefined;
  return {
    principalId: principal?.id ?? null,
    role: principal?.role ?? null,
    credential: principal?.credential ?? null,
    action: `${method} ${routeOptions.url ?? ''}`,
    target: targetOf(request.params),
    requestId: request.id,
    from: known ? (clientAddress ?? null) : addressOf(request.ip),
  };
}
