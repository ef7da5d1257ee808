import type { paths } from '../../api/schema.js';

type Verb = 'post' | 'put' | 'patch' | 'delete';
/** A path as a service declares it: `/api/v1/issues/:id`. */
type Declared<P extends string> = P extends `${infer A}{${infer Name}}${infer B}` ? `${A}:${Name}${Declared<B>}` : P;
/** Every operation of the API that may change something, as the trail names it. */
type Write = {
  [P in keyof paths]: { [V in Verb]: paths[P][V] extends object ? `${Uppercase<V>} ${Declared<P>}` : never }[Verb];
}[keyof paths];

/** Each of them has words: an operation that is added does not compile without. */
const writes: Record<Write, string> = {
  'POST /api/v1/api-keys': 'Made an API key',
  'POST /api/v1/api-keys/:id/approve': 'Approved an API key',
  'POST /api/v1/api-keys/:id/revoke': 'Revoked an API key',
  'POST /api/v1/admin/dead-letters/:service/:id/replay': 'Tried a failed event again',
  'POST /api/v1/admin/dead-letters/:service/:id/drop': 'Dropped a failed event',
  'POST /api/v1/people/:id/sign-out': 'Signed somebody out',
  'POST /session/logout': 'Signed out',
  'POST /api/v1/agencies': 'Added an agency',
  'PATCH /api/v1/agencies/:code': 'Changed an agency',
  'POST /api/v1/public/reports': 'Reported an issue as a resident',
  'POST /api/v1/public/follow': 'Followed a report as a resident',
  'POST /api/v1/public/follow/confirm': 'Confirmed a fix as a resident',
  'POST /api/v1/public/follow/not-fixed': 'Said as a resident that it is not fixed',
  'POST /api/v1/public/photos': 'Added a photo as a resident',
  'POST /api/v1/public/places/search': 'Searched for an address as a resident',
  'POST /api/v1/public/sectors/at': 'Looked up a sector as a resident',
  'POST /api/v1/issues': 'Reported an issue',
  'POST /api/v1/issues/import': 'Imported issues',
  'POST /api/v1/issues/search': 'Searched for issues',
  'POST /api/v1/issues/search/counts': 'Counted issues',
  'PATCH /api/v1/issues/:id': 'Edited an issue',
  'POST /api/v1/issues/:id/start': 'Started work',
  'POST /api/v1/issues/:id/notes': 'Wrote a note',
  'POST /api/v1/issues/:id/refer': 'Referred an issue to an agency',
  'POST /api/v1/issues/:id/resolve': 'Resolved an issue',
  'POST /api/v1/issues/:id/confirm': 'Confirmed an issue as fixed',
  'POST /api/v1/issues/:id/reopen': 'Reopened an issue',
  'POST /api/v1/issues/:id/withdraw': 'Withdrew an issue',
  'POST /api/v1/issues/:id/merge': 'Merged an issue',
  'POST /api/v1/issues/:id/unmerge': 'Undid a merge',
  'POST /api/v1/issues/:id/photos': 'Added a photo',
  'POST /api/v1/issues/:id/reporter/erase': 'Erased a reporter’s contact',
  'POST /api/v1/places/import': 'Imported addresses',
  'POST /api/v1/sectors/import': 'Imported sectors',
  'POST /api/v1/sectors/:code/retire': 'Retired a sector',
  'POST /api/v1/sectors/at': 'Looked up a sector',
  'POST /api/v1/officers/import': 'Imported officers',
  'POST /api/v1/shifts': 'Added a shift',
  'PATCH /api/v1/shifts/:id': 'Changed a shift',
  'DELETE /api/v1/shifts/:id': 'Withdrew a shift',
  'POST /api/v1/absences': 'Added an absence',
  'PATCH /api/v1/absences/:id': 'Changed an absence',
  'DELETE /api/v1/absences/:id': 'Withdrew an absence',
  'POST /api/v1/assignments/hand-over': 'Handed over an officer’s issues',
  'POST /api/v1/assignments/:issueId/acknowledge': 'Acknowledged an issue',
  'POST /api/v1/assignments/:issueId/decline': 'Declined an issue',
  'POST /api/v1/assignments/:issueId/reassign': 'Reassigned an issue',
  'POST /api/v1/assignments/:issueId/locate': 'Set the place of an issue',
  'POST /api/v1/escalations/:id/acknowledge': 'Acknowledged an escalation',
  'PUT /api/v1/policies': 'Changed a deadline',
  'POST /api/v1/notifications/:id/read': 'Read a message',
};

/** What else is on record: looks at what is confidential, and what happens at the door. */
const others = {
  'GET /api/v1/audit': 'Read the audit trail',
  'GET /api/v1/issues/:id/reporter': 'Looked at a reporter’s contact',
  'GET /api/v1/issues/:id/corrections': 'Looked at what was corrected',
  'GET /api/v1/issues?format=csv': 'Downloaded issues',
  'GET /api/v1/issues?q=phone': 'Found an issue by a telephone number',
  'GET /api/v1/issues?q=email': 'Found an issue by an e-mail address',
  'sign-in': 'Signed in',
  'sign-out': 'Signed out',
  'sign-out everywhere': 'Signed out everywhere',
  'session-check': 'Came with a session that ended',
  'access-ended': 'Lost access: no longer active in the roster',
};

const words: Readonly<Record<string, string>> = { ...others, ...writes };

/** What was done, in words. Looks that were refused are named by what was looked at; what an older version wrote is shown as it is. */
export function actionWords(action: string): string {
  if (Object.hasOwn(words, action)) return words[action] ?? action;
  const path = /^GET \/api\/v1\/([^?]*)/.exec(action)?.[1];
  if (path === undefined) return action;
  return `Looked at ${path
    .split('/')
    .filter((part) => !part.startsWith(':'))
    .join(', ')
    .replace(/-/g, ' ')}`;
}

/** All of them, to choose from, by their words. */
export const actionChoices: readonly { value: string; label: string }[] = Object.entries(words)
  .map(([value, label]) => ({ value, label }))
  .sort((a, b) => a.label.localeCompare(b.label));

/** What an entry of the trail is about; null: its target names itself, as the code of a sector does. */
export type TargetKind = 'issue' | 'person' | 'key' | 'agency' | 'escalation' | 'shift' | 'absence';

const kinds: readonly [RegExp, TargetKind][] = [
  [/\/(issues|assignments)\b/, 'issue'],
  [/\/people\b|^access-ended$/, 'person'],
  [/\/api-keys\b/, 'key'],
  [/\/agencies\b/, 'agency'],
  [/\/escalations\b/, 'escalation'],
  [/\/shifts\b/, 'shift'],
  [/\/absences\b/, 'absence'],
];

/** What the target of an action is. */
export const targetKindOf = (action: string): TargetKind | null => kinds.find(([pattern]) => pattern.test(action))?.[1] ?? null;

/** Results of an attempt, for people. */
export const resultWords = { done: 'Done', refused: 'Refused', begun: 'Begun', failed: 'Failed' } as const;

/** Why something was refused. */
const refusals: Readonly<Record<string, string>> = {
  forbidden: 'not permitted',
  unauthorized: 'not signed in',
  'not-found': 'not there, or not for them to see',
  'version-conflict': 'changed by somebody else first',
  invalid: 'with something wrong in it',
  'rate-limited': 'too many at once',
};
export const refusalWords = (code: string): string => refusals[code] ?? code.replace(/-/g, ' ');
