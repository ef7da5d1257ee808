import { aggregateOf, type Action } from './action.js';

/** The versions an action is made on: of the issue, and of who has to work on it. */
export interface Versions {
  issue: number;
  assignment: number;
}

/** Why an action was not done, as the server said it. */
export interface Refusal {
  status: number;
  code: string;
  detail: string;
}

/**
 * `queued`: waits for its turn, the line, or the next try. `sending`: under way. `refused`: the server has said no; it stays until its
 * author has read that and decided.
 */
export type EntryState =
  | { kind: 'queued'; attempts: number; notBeforeMs: number }
  | { kind: 'sending'; attempts: number }
  | { kind: 'refused'; refusal: Refusal };

/** An action in the queue. Sent under one key however often it is tried: the server does it once. */
export interface Entry {
  /** The idempotency key of every try. */
  id: string;
  /** In which order they were made. */
  seq?: number;
  /** Whose it is. Nobody else sees or sends it. */
  personId: string;
  issueId: string;
  reference: string;
  action: Action;
  /** What it is made on; those ahead of it in the queue are reckoned in. */
  madeOn: Versions;
  madeAt: string;
  state: EntryState;
  /** Until when its author may take it back, by the server's clock; it is not sent before that. */
  undoUntilMs?: number;
}

/** What came of a try. `lost`: no answer, or one that another try may change. `moved`: only the session changed. */
export type Answer =
  | { kind: 'done'; version: number | null }
  | { kind: 'lost' }
  | { kind: 'signed-out' }
  | { kind: 'conflict'; currentVersion: number }
  | { kind: 'refused'; refusal: Refusal };

/** How long an acknowledgement can be taken back. */
export const undoMs = 10_000;
/** Nobody takes back an acknowledgement that would be late for it. */
const undoNotWithinMs = 60_000;
const firstPauseMs = 2_000;
/** Nothing that can be sent waits longer than this for its next try. */
export const longestPauseMs = 60_000;
/** How long an own acknowledgement may take from one service to the other before its absence counts as a conflict. */
const catchUpAttemptsMax = 20;
const catchUpPauseMs = 500;

/** The pause after so many tries: it doubles, up to a minute. */
export function pauseMs(attempts: number): number {
  return Math.min(longestPauseMs, firstPauseMs * 2 ** Math.max(0, attempts - 1));
}

/** The state of an entry after a try; `null` when it is done. */
export function nextState(entry: Entry, answer: Answer, nowMs: number): EntryState | null {
  const attempts = entry.state.kind === 'refused' ? 0 : entry.state.attempts;
  switch (answer.kind) {
    case 'done':
      return null;
    case 'lost':
      return { kind: 'queued', attempts: attempts + 1, notBeforeMs: nowMs + pauseMs(attempts + 1) };
    case 'signed-out':
      // Not a try: it waits until its author is back.
      return { kind: 'queued', attempts, notBeforeMs: nowMs + longestPauseMs };
    case 'conflict':
      return conflicted(entry, answer.currentVersion, attempts, nowMs);
    case 'refused':
      return { kind: 'refused', refusal: answer.refusal };
  }
}

function conflicted(entry: Entry, currentVersion: number, attempts: number, nowMs: number): EntryState {
  const aggregate = aggregateOf(entry.action.kind);
  // The server is behind what our own earlier actions make of it: the other service has not heard of them yet.
  if (aggregate && currentVersion < entry.madeOn[aggregate] && attempts < catchUpAttemptsMax)
    return { kind: 'queued', attempts: attempts + 1, notBeforeMs: nowMs + catchUpPauseMs };
  const refusal = { status: 409, code: 'version-conflict', detail: 'Somebody changed this issue after you did this.' };
  return { kind: 'refused', refusal };
}

/**
 * What to send now: of each issue the first, and none of an issue whose first was refused or is under way. What was `sending` when the
 * page went away is tried again: its key is the same.
 */
export function sendable(entries: readonly Entry[], nowMs: number): Entry[] {
  const first = new Map<string, Entry>();
  for (const entry of inOrder(entries)) if (!first.has(entry.issueId)) first.set(entry.issueId, entry);
  return [...first.values()].filter(({ state }) => state.kind === 'sending' || isDue(state, nowMs));
}

/** No pause is longer than the longest: one that seems so was set before the device's clock was put back. */
function isDue(state: EntryState, nowMs: number): boolean {
  return state.kind === 'queued' && (state.notBeforeMs <= nowMs || state.notBeforeMs > nowMs + longestPauseMs);
}

/**
 * How long an acknowledgement made now waits for its author to take it back, in ms. It does not wait where its deadline is within a minute:
 * what was acknowledged in time must not become late by our waiting.
 */
export function undoMsOf(dueAt: string | null, nowMs: number): number {
  const leftMs = dueAt === null ? Infinity : Date.parse(dueAt) - nowMs;
  return leftMs > 0 && leftMs < undoNotWithinMs ? 0 : undoMs;
}

/** The last thing done to an issue, while its author may still take it back: not tried yet, and nothing was done after it. */
export function undoable(entries: readonly Entry[], nowMs: number): Entry | null {
  const last = inOrder(entries).at(-1);
  return last?.state.kind === 'queued' && last.state.attempts === 0 && (last.undoUntilMs ?? 0) > nowMs ? last : null;
}

/** When there is something to send next; null when nothing waits for a time. */
export function nextDueMs(entries: readonly Entry[]): number | null {
  const times = sendable(entries, Infinity).flatMap(({ state }) => (state.kind === 'queued' ? [state.notBeforeMs] : []));
  return times.length === 0 ? null : Math.min(...times);
}

export const inOrder = (entries: readonly Entry[]): Entry[] => [...entries].sort((a, b) => (a.seq ?? 0) - (b.seq ?? 0));
