import type { DeclineReason, ResolutionReason } from '@owcr/contracts/words';
import { assertNever } from '@owcr/contracts/words';

/** What somebody does with an issue. All of it goes through the queue, so that nothing is lost with the line and nothing is done twice. */
export type Action =
  | { kind: 'acknowledge' }
  | { kind: 'start' }
  | { kind: 'note'; text: string }
  | { kind: 'resolve'; reason: ResolutionReason; note: string | null }
  | { kind: 'decline'; reason: DeclineReason }
  | { kind: 'refer'; partner: string; partnerName?: string }
  | { kind: 'confirm' }
  | { kind: 'reopen'; reason: string | null }
  | { kind: 'withdraw'; reason: string | null }
  | { kind: 'photo'; photo: Blob };

export type ActionKind = Action['kind'];

/** Whose version an action is made on. A photo needs none: it changes nothing that somebody saw. */
export type Aggregate = 'issue' | 'assignment' | null;

export function aggregateOf(kind: ActionKind): Aggregate {
  switch (kind) {
    case 'acknowledge':
    case 'decline':
      return 'assignment';
    case 'photo':
      return null;
    default:
      return 'issue';
  }
}

export interface ActionRequest {
  path: string;
  body: Blob | Record<string, unknown> | null;
}

/** The request an action is sent with, as the API names it. */
export function requestOf(issueId: string, action: Action): ActionRequest {
  const issue = (name: string, body: ActionRequest['body'] = null) => ({ path: `/api/v1/issues/${issueId}/${name}`, body });
  const assignment = (name: string, body: ActionRequest['body'] = null) => ({
    path: `/api/v1/assignments/${issueId}/${name}`,
    body,
  });
  switch (action.kind) {
    case 'acknowledge':
      return assignment('acknowledge');
    case 'decline':
      return assignment('decline', { reason: action.reason });
    case 'start':
    case 'confirm':
      return issue(action.kind);
    case 'note':
      return issue('notes', { text: action.text });
    case 'resolve':
      return issue('resolve', { reason: action.reason, note: action.note });
    case 'refer':
      return issue('refer', { partner: action.partner });
    case 'reopen':
    case 'withdraw':
      return issue(action.kind, { reason: action.reason });
    case 'photo':
      return issue('photos', action.photo);
    default:
      return assertNever(action);
  }
}

/** What an action is called where it waits. */
export const actionWords: Record<ActionKind, string> = {
  acknowledge: 'Acknowledge',
  start: 'Start work',
  note: 'Note',
  resolve: 'Resolve',
  decline: 'Decline',
  refer: 'Refer',
  confirm: 'Confirm as fixed',
  reopen: 'Reopen',
  withdraw: 'Withdraw',
  photo: 'Photo',
};

/** What was entered with it, to be read again before it is sent anew or dropped. */
export function inputOf(action: Action): string | null {
  switch (action.kind) {
    case 'note':
      return action.text;
    case 'resolve':
      return action.note;
    case 'reopen':
    case 'withdraw':
      return action.reason;
    case 'refer':
      return action.partnerName ?? action.partner;
    default:
      return null;
  }
}
