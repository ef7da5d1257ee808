import type { QueryClient } from '@tanstack/react-query';
import { csrfNow, ifMatch, post } from '../api/client.js';
import { Problem } from '../api/problem.js';
import { sessionQuery } from '../session/session.js';
import { aggregateOf, requestOf } from './action.js';
import type { Answer, Entry } from './entry.js';

const serverFaultTriesMax = 5;

export interface Sent {
  answer: Answer;
  /** What the server answered, where it did it. */
  body: unknown;
}

/** One try. It is sent only while its author is who is signed in. */
export async function send(client: QueryClient, entry: Entry): Promise<Sent> {
  const isFirst = csrfNow() === null;
  if (isFirst && !(await isSignedIn(client, entry.personId))) return { answer: await absence(client), body: null };
  const csrf = csrfNow();
  try {
    const body = await attempt(entry);
    return { answer: { kind: 'done', version: versionIn(body) }, body };
  } catch (error) {
    // Somebody else may have signed in meanwhile, in another window: the token of this one is no longer good, and the answer not meant for us.
    if (error instanceof Problem && error.status === 403 && !(await isSame(client, entry.personId, csrf)))
      return { answer: { kind: 'signed-out' }, body: null };
    return { answer: answerOf(error, entry), body: null };
  }
}

function attempt({ id, issueId, action, madeOn }: Entry): Promise<unknown> {
  const aggregate = aggregateOf(action.kind);
  const { path, body } = requestOf(issueId, action);
  return post(path, body, { 'idempotency-key': id, ...(aggregate && ifMatch(madeOn[aggregate])) });
}

/** What an error means for the entry. A fault of the server is tried again a few times; what it says no to is not. */
export function answerOf(error: unknown, { state }: Entry): Answer {
  if (!(error instanceof Problem)) return { kind: 'lost' };
  const { status, code, detail, errors, more } = error;
  const attempts = state.kind === 'refused' ? 0 : state.attempts;
  if (error.isPassing || (status >= 500 && attempts < serverFaultTriesMax)) return { kind: 'lost' };
  if (status === 401) return { kind: 'signed-out' };
  if (code === 'version-conflict' && typeof more.currentVersion === 'number')
    return { kind: 'conflict', currentVersion: more.currentVersion };
  const faults = errors.map(({ path, message }) => `${path} ${message}`).join('; ');
  return { kind: 'refused', refusal: { status, code, detail: faults ? `${detail} ${faults}` : detail } };
}

async function isSignedIn(client: QueryClient, personId: string): Promise<boolean> {
  const session = await client.fetchQuery({ ...sessionQuery, staleTime: 0 }).catch(() => null);
  return session?.signedIn === true && session.person.id === personId && csrfNow() !== null;
}

async function isSame(client: QueryClient, personId: string, csrf: string | null): Promise<boolean> {
  return (await isSignedIn(client, personId)) && csrfNow() === csrf;
}

/** Nobody may send now: because the line is gone, or because they have to sign in. */
async function absence(client: QueryClient): Promise<Answer> {
  const session = client.getQueryData(sessionQuery.queryKey);
  return session?.signedIn === true && csrfNow() === null ? { kind: 'lost' } : { kind: 'signed-out' };
}

function versionIn(body: unknown): number | null {
  const version = typeof body === 'object' && body !== null && 'version' in body ? body.version : null;
  return typeof version === 'number' ? version : null;
}
