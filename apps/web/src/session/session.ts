import type { Principal } from '@owcr/access/rules';
import { queryOptions, useSuspenseQuery, type QueryClient } from '@tanstack/react-query';
import { setCsrfToken, whenSignedOut } from '../api/client.js';
import { problemOf, unreachable } from '../api/problem.js';
import { noteReached } from '../offline/connection.js';
import { noteServerTime } from '../time/server-clock.js';
import { setDepartmentZone } from '../time/zone.js';
import { announceSignOut, endsPageOf, hasEndedMeanwhile, keptNow } from './other-tabs.js';
import { forgetSession, rememberedSession, rememberSession } from './remembered.js';
import type { Session } from './session-answer.js';

export type { Session };

/** Not of the API: it is there before anybody is signed in. Without a line, who was signed in here last still finds their work. */
async function readSession(): Promise<Session> {
  const sentMs = Date.now();
  const answer = await fetch('/session', { signal: AbortSignal.timeout(10_000) }).catch(() => null);
  if (answer) noteServerTime(answer.headers.get('date'), sentMs, Date.now());
  noteReached(answer !== null);
  if (!answer || answer.status >= 502) {
    setCsrfToken(null);
    const remembered = rememberedSession(Date.now());
    if (remembered) return inItsZone(remembered);
    throw unreachable();
  }
  if (!answer.ok) throw problemOf(answer.status, await answer.json().catch(() => null));
  const session = (await answer.json()) as Session;
  setCsrfToken(session.signedIn ? session.csrfToken : null);
  if (session.signedIn) rememberSession(session, Date.now());
  else forgetSession();
  return inItsZone(session);
}

/** What the pages say of times is by the department's clock. */
function inItsZone(session: Session): Session {
  if (session.signedIn) setDepartmentZone(session.timeZone);
  return session;
}

export const sessionQuery = queryOptions({ queryKey: ['session'], queryFn: readSession, staleTime: Infinity, gcTime: Infinity });

/**
 * Keeps the session in step with what the API answers and with the other tabs of this browser: the first 401 asks who is still signed in;
 * where its person left or somebody else came, the page goes, and with it all it shows.
 */
export function watchSession(client: QueryClient): () => void {
  const endWatch = whenSignedOut(() => void client.invalidateQueries({ queryKey: sessionQuery.queryKey }));
  const onStored = (event: StorageEvent) => {
    if (lastPerson && endsPageOf(lastPerson.id, event)) leave(client);
  };
  // A tab that was frozen, or comes back by the Back button, was told nothing meanwhile.
  const onShown = () => {
    if (lastPerson && document.visibilityState === 'visible' && hasEndedMeanwhile(lastPerson.id, keptNow())) leave(client);
  };
  addEventListener('storage', onStored);
  addEventListener('pageshow', onShown);
  document.addEventListener('visibilitychange', onShown);
  return () => {
    endWatch();
    removeEventListener('storage', onStored);
    removeEventListener('pageshow', onShown);
    document.removeEventListener('visibilitychange', onShown);
  };
}

/** Empties the page at once, before the next one has come, and forgets what it kept. */
function leave(client: QueryClient): void {
  document.body.hidden = true;
  client.clear();
  void forgetKeptViews().finally(() => location.replace('/'));
}

const forgetKeptViews = () => import('../offline/database.js').then(({ forgetViews }) => forgetViews()).catch(() => undefined);

export function useSession(): Session {
  return useSuspenseQuery(sessionQuery).data;
}

let lastPerson: Principal | null = null;

/** Who works here. A page stays theirs when their session ends while they write: it asks them to sign in again, and keeps what is there. */
export function usePerson(): Principal {
  const session = useSession();
  if (session.signedIn) lastPerson = session.person;
  if (!lastPerson) throw new Error('This page is for people who are signed in.');
  return lastPerson;
}

/** Where signing in starts. It comes back to this page. */
export function signInPath(returnTo: string = location.pathname + location.search): string {
  return `/session/login?${new URLSearchParams({ return: returnTo })}`;
}

/**
 * Ends the session (`everywhere`: of all browsers) and goes where the provider wants it, or to the front page. Throws where the server
 * did not end it: who leaves a shared device has to know.
 */
export async function signOut(csrf: string, everywhere = false): Promise<void> {
  // What was kept to look at goes with the session. What waits to be sent stays: it is sent when its author signs in here again.
  forgetSession();
  await forgetKeptViews();
  const answer = await fetch('/session/logout', {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-csrf-token': csrf },
    body: JSON.stringify({ everywhere }),
    signal: AbortSignal.timeout(10_000),
  }).catch(() => Promise.reject(unreachable()));
  const body: unknown = await answer.json().catch(() => null);
  const isOver = answer.ok || answer.status === 401;
  if (!isOver) throw problemOf(answer.status, body);
  if (lastPerson) announceSignOut(lastPerson.id);
  const { providerSignOut = null } = (answer.ok ? body : {}) as { providerSignOut?: string | null };
  location.assign(providerSignOut ?? '/');
}
