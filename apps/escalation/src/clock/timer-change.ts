import { type DeadlineKind, deadlineKinds } from '@owcr/contracts';
import type { NewTimer } from '@owcr/timers';
import { timerRow } from './clock-ids.js';
import { isSameTimer, timerOf } from './ladder.js';
import type { Work } from './work.js';

/** What becomes of an issue's timers. */
export interface TimerChange {
  set: NewTimer[];
  dropped: string[];
  /** The ids of those that are set afterwards. */
  waiting: Record<DeadlineKind, string | null>;
}

/** A timer that fired is gone already, and one that stays as it is keeps its id: nothing is said about either. */
export function timerChange({ stored, state, happened, waiting }: Work): TimerChange {
  const fired = new Set(happened.map(({ timer }) => timer?.id));
  const change: TimerChange = { set: [], dropped: [], waiting: { ...waiting } };
  for (const kind of deadlineKinds) {
    const [before, after] = [timerOf(stored, kind), timerOf(state, kind)];
    if (isSameTimer(before, after)) continue;
    const [old, next] = [waiting[kind], after && timerRow(state.issueId, after)];
    if (old !== null && !fired.has(old)) change.dropped.push(old);
    if (next) change.set.push(next);
    change.waiting[kind] = next?.id ?? null;
  }
  return change;
}

/** The timers that should be set. */
export function timersWaitedFor({ state, waiting }: Work): NewTimer[] {
  return deadlineKinds.flatMap((kind) => {
    const [id, pending] = [waiting[kind], timerOf(state, kind)];
    return id !== null && pending ? [{ ...timerRow(state.issueId, pending), id }] : [];
  });
}
