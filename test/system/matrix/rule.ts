import type { Action, Resource, Scoped } from '@owcr/access';
import type { Site } from './town.js';

export interface Question {
  method: string;
  /** Beneath /api/v1, with its query. */
  path: string;
  body?: unknown;
  ifMatch?: number;
}

interface Permission {
  may: Action;
  on: Resource;
}

/** No token is needed. There are few of these; each is named in `rules.ts`. */
interface Open {
  kind: 'open';
}

/** For everybody, and the same for each of them: with a token of whatever role, and without one. */
interface Public {
  kind: 'public';
  ask: Question;
  answer: number;
}

/** Everybody who is signed in, whoever they are. */
interface SignedIn {
  kind: 'signed-in';
  ask: Question;
}

/** Who may do it may do it wherever: nothing about the thing decides. */
interface Whole extends Permission {
  kind: 'whole';
  ask: Question;
  /** The status that says that the caller was let through. */
  answer: number;
}

/** Where the thing lies and whose it is decides. Asked of an issue in each relation to the caller, and of one that is not there. */
interface Each extends Permission {
  kind: 'each';
  ask: (site: Site) => Question;
  answer: number;
  /** What decides, where it is not what decides for the issue. */
  facts: (site: Site) => Omit<Scoped, 'type'>;
  /** What is answered to somebody who may do it somewhere, of a thing that does not exist; null where that makes no sense. */
  absent: number | null;
  /** Fields of the answer that have a value for those they are for and none for anybody else. */
  shows: readonly string[];
}

/** A list shows what its reader may read one by one, and nothing else. */
interface List extends Permission {
  kind: 'list';
  ask: Question;
  /** What identifies the row of a site; and the rows' identities in an answer. */
  row: (site: Site) => string;
  rows: (body: never) => string[];
  facts: (site: Site) => Omit<Scoped, 'type'>;
}

export type Rule = Open | Public | SignedIn | Whole | Each | List;
export type Rules = Readonly<Record<string, Rule | readonly Rule[]>>;

/** A version that no thing has: services look at it after they have let the caller through, and then nothing is changed. */
export const staleVersion = 999_999;

const factsOfIssue = ({ precinct, sector, officerId, referredTo }: Site) => ({ precinct, sector, officerId, referredTo });

export const get = (path: string): Question => ({ method: 'GET', path });
export const send = (method: string, path: string, body: unknown): Question => ({ method, path, body });

export const open: Open = { kind: 'open' };
export const forEverybody = (ask: Question, answer = 200): Public => ({ kind: 'public', ask, answer });
export const signedIn = (ask: Question): SignedIn => ({ kind: 'signed-in', ask });
export const whole = (may: Action, on: Resource, ask: Question, answer = 200): Whole => ({ kind: 'whole', may, on, ask, answer });

export function each(
  may: Action,
  on: Resource,
  ask: Each['ask'],
  options: Partial<Pick<Each, 'answer' | 'facts' | 'absent' | 'shows'>> = {},
): Each {
  return { kind: 'each', may, on, ask, answer: 200, facts: factsOfIssue, absent: 404, shows: [], ...options };
}

/** A command on an existing thing, with a version that is long gone: 409 is what somebody gets who may do it, and nobody changes anything. */
export function command(may: Action, on: Resource, path: (site: Site) => string, body?: unknown, method = 'POST'): Each {
  return each(may, on, (site) => ({ method, path: path(site), body, ifMatch: staleVersion }), { answer: 409 });
}

type ListShape = Pick<List, 'row' | 'rows'> & Partial<Pick<List, 'facts'>>;

/** `asked`: the path of a GET, or another question. */
export function list(on: Resource, asked: string | Question, shape: ListShape): List {
  const ask = typeof asked === 'string' ? get(asked) : asked;
  return { kind: 'list', may: 'read', on, ask, facts: factsOfIssue, ...shape };
}
