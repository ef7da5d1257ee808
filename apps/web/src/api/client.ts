import createClient, { type Middleware } from 'openapi-fetch';
import { noteReached } from '../offline/connection.js';
import { noteServerTime } from '../time/server-clock.js';
import { problemOf, unreachable } from './problem.js';
import type { components, paths } from './schema.js';

/** A thing of the API by the name of its schema. */
export type Dto<Name extends keyof components['schemas']> = components['schemas'][Name];

/** No request waits longer for an answer; the gateway gives up earlier. */
const deadlineMs = 30_000;
/** A photo on a slow line. */
const photoDeadlineMs = 180_000;

let csrfToken: string | null = null;
const onSignedOut = new Set<() => void>();

/** What changes have to carry in this session. */
export function setCsrfToken(token: string | null): void {
  csrfToken = token;
}

/** What changes carry now; null where it is not known, as before the server was reached. */
export const csrfNow = (): string | null => csrfToken;

/** Calls back when the API says that nobody is signed in (any more). Returns how to end that. */
export function whenSignedOut(callback: () => void): () => void {
  onSignedOut.add(callback);
  return () => onSignedOut.delete(callback);
}

/** What every change carries. Whoever tries again after a lost answer brings the key of the first try. */
function addSessionHeaders({ method, headers }: Request): void {
  if (method === 'GET') return;
  if (csrfToken !== null) headers.set('x-csrf-token', csrfToken);
  if (method === 'POST' && !headers.has('idempotency-key')) headers.set('idempotency-key', crypto.randomUUID());
}

async function throwWhereRefused(response: Response): Promise<void> {
  if (response.ok) return;
  if (response.status === 401) for (const callback of onSignedOut) callback();
  throw problemOf(response.status, await response.json().catch(() => null));
}

const session: Middleware = {
  onRequest: ({ request }) => addSessionHeaders(request),
  onResponse: ({ response }) => throwWhereRefused(response),
};

async function fetchInTime(request: Request, withinMs = deadlineMs): Promise<Response> {
  try {
    const signal = AbortSignal.any([request.signal, AbortSignal.timeout(withinMs)]);
    const sentMs = Date.now();
    const response = await fetch(new Request(request, { signal }));
    noteServerTime(response.headers.get('date'), sentMs, Date.now());
    noteReached(true);
    return response;
  } catch (error) {
    // Whoever asked does not want it any more: nothing is wrong with the server.
    if (request.signal.aborted) throw error;
    noteReached(false);
    throw unreachable();
  }
}

/** A change that was kept to be sent later: `path` is known only then. Throws a `Problem` as `api` does. */
export async function post(
  path: string,
  body: Blob | Record<string, unknown> | null,
  headers: Record<string, string>,
): Promise<unknown> {
  const isBlob = body instanceof Blob;
  const content = isBlob ? { 'content-type': body.type } : body && { 'content-type': 'application/json' };
  const request = new Request(path, {
    method: 'POST',
    headers: { ...headers, ...content },
    body: isBlob || body === null ? body : JSON.stringify(body),
    // It goes through although the page is closed meanwhile. Browsers do this for no more than 64 kB.
    keepalive: !isBlob,
  });
  addSessionHeaders(request);
  const response = await fetchInTime(request, isBlob ? photoDeadlineMs : deadlineMs);
  await throwWhereRefused(response);
  return response.json();
}

/** The API, typed by its document. Every answer that is not a success is thrown as a `Problem`. */
export const api = createClient<paths>({ baseUrl: globalThis.location?.origin ?? '', fetch: (request) => fetchInTime(request) });
api.use(session);

/** The data of an answer; `api` has thrown where there is none. */
export async function data<T>(answer: Promise<{ data?: T }>): Promise<T> {
  return (await answer).data as T;
}

/** The header of a command on a thing that its author saw in this version. */
export const ifMatch = (version: number): { 'If-Match': string } => ({ 'If-Match': `"${version}"` });
