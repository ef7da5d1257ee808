import { assertNever, deadlineKinds, type DeadlineKind } from '@owcr/contracts';
import type { Clock, IssueClocks, Opening } from './clock.js';

export const deadlineStates = ['running', 'paused', 'met', 'missed', 'cancelled'] as const;
export type DeadlineState = (typeof deadlineStates)[number];
export const openings = ['report', 'reopen', 'unmerge', 'reassign'] as const satisfies readonly Opening[];

type Opened = Exclude<Clock, { status: 'unopened' }>;

function openedOf(state: IssueClocks): [DeadlineKind, Opened][] {
  return deadlineKinds.flatMap((kind) => {
    const clock = state[kind];
    return clock.status === 'unopened' ? [] : [[kind, clock] as [DeadlineKind, Opened]];
  });
}

/** The deadlines of an issue as they stand. */
export function deadlinesOf(state: IssueClocks) {
  return openedOf(state).map(([kind, { startedAt, dueAt, status }]) => ({ kind, startedAt, dueAt, state: status }));
}

/** Why each deadline is when it is. All time counts, so there is one interval. */
export function explanationsOf(state: IssueClocks) {
  return openedOf(state).map(([kind, clock]) => {
    const { startedAt, dueAt, status, openedBy, run, allowance } = clock;
    const { policyId: id, policyCategory: category, priority, seconds: allowedSeconds } = allowance;
    return {
      ...{ kind, startedAt, dueAt, state: status, startedBy: openedBy, run },
      handledAt: handledAtOf(clock),
      policy: { id, category, priority, allowedSeconds },
      intervals: [{ from: startedAt, to: dueAt, counts: true }],
    };
  });
}

function handledAtOf(clock: Opened): string | null {
  switch (clock.status) {
    case 'running':
    case 'cancelled':
      return null;
    case 'met':
    case 'missed':
      return clock.handledAt;
    default:
      return assertNever(clock);
  }
}
