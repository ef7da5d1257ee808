/** What one request is. */
export interface TokenUse {
  method: string;
  /** Without its query. */
  path: string;
  /** The client's address, for the record. */
  from?: string | null;
}

/**
 * What a token may be used for. One for reading serves for all that is read while it lasts; one for anything else serves for one
 * request: this method on this path, once.
 */
export type TokenScope = { kind: 'read' } | { kind: 'once'; method: string; path: string; id: string };

const reading = ['GET', 'HEAD', 'OPTIONS'];

/** True for methods that change nothing (RFC 9110, 9.2.1). */
export function isReading(method: string): boolean {
  return reading.includes(method);
}

/** Whether a token of this scope is meant for this request. That it is used once is for the receiver to see. */
export function isMeantFor(scope: TokenScope, { method, path }: TokenUse): boolean {
  if (scope.kind === 'read') return isReading(method);
  return scope.method === method && scope.path === path;
}
