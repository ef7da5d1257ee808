import createClient, { type Middleware } from 'openapi-fetch';
import { problemOf, unreachable } from './problem.js';
import type { components, paths } from './schema.js';

/** A thing of the API by the name of its schema. */
export type Dto<Name extends keyof components['schemas']> = components['schemas'][Name];

/** No request waits longer for an answer; the gateway gives up earlier. */
const deadlineMs = 30_000;

let csrfToken: string | null = null;
const onSignedOut = new Set<() => void>();

/** What changes have to carry in this session. */
export function setCsrfToken(token: string | null): void {
  csrfToken = token;
}

/** Calls back when the API says that nobody is signed in (any more). Returns how to end that. */
export function whenSignedOut(callback: () => void): () => void {
  onSignedOut.add(callback);
  return () => onSignedOut.delete(callback);
}

const session: Middleware = {
  onRequest({ request }) {
    if (request.method === 'GET') return;
    if (csrfToken !== null) request.headers.set('x-csrf-token', csrfToken);
    // Whoever tries again after a lost answer brings the key of the first try.
    if (request.method === 'POST' && !request.headers.has('idempotency-key'))
      request.headers.set('idempotency-key', crypto.randomUUID());
  },
  async onResponse({ response }) {
    if (response.ok) return;
    if (response.status === 401) for (const callback of onSignedOut) callback();
    throw problemOf(response.status, await response.json().catch(() => null));
  },
};

async function fetchInTime(request: Request): Promise<Response> {
  try {
    return await fetch(new Request(request, { signal: AbortSignal.any([request.signal, AbortSignal.timeout(deadlineMs)]) }));
  } catch (error) {
    // Whoever asked does not want it any more: nothing is wrong with the server.
    if (request.signal.aborted) throw error;
    throw unreachable();
  }
}

/** The API, typed by its document. Every answer that is not a success is thrown as a `Problem`. */
export const api = createClient<paths>({ baseUrl: globalThis.location?.origin ?? '', fetch: fetchInTime });
api.use(session);

/** The data of an answer; `api` has thrown where there is none. */
export async function data<T>(answer: Promise<{ data?: T }>): Promise<T> {
  return (await answer).data as T;
}

/** The header of a command on a thing that its author saw in this version. */
export const ifMatch = (version: number): { 'If-Match': string } => ({ 'If-Match': `"${version}"` });
