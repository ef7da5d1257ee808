import type { IncomingHttpHeaders } from 'node:http';

/** All that a service gets to see of a request's headers. Cookies, credentials and what a client claims about its origin stay outside. */
const forwarded = [
  'accept',
  'accept-language',
  'content-length',
  'content-type',
  'host',
  'idempotency-key',
  'if-match',
  'if-none-match',
  'last-event-id',
  'traceparent',
  'tracestate',
  'x-tracking-code',
] as const;

export function requestHeaders(headers: IncomingHttpHeaders, serviceToken: string, requestId: string): IncomingHttpHeaders {
  const kept: Record<string, string | string[]> = { authorization: `Bearer ${serviceToken}`, 'x-request-id': requestId };
  for (const name of forwarded) {
    const value = headers[name];
    if (value !== undefined) kept[name] = value;
  }
  return kept;
}

/** Headers that speak about one connection, or about the software of a service. */
const dropped: ReadonlySet<string> = new Set([
  'connection',
  'keep-alive',
  'proxy-authenticate',
  'trailer',
  'transfer-encoding',
  'upgrade',
  'server',
]);

export function responseHeaders(headers: IncomingHttpHeaders): IncomingHttpHeaders {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !dropped.has(name)));
}
