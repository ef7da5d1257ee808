import type { DeadlineKind } from '@owcr/contracts';
import type { TimerRow } from '@owcr/timers';
import type { ClockEvent, IssueClocks } from './clock.js';
import { evolveAll } from './clock-evolve.js';
import type { Caused } from './clock-facts.js';

/** A locked issue: as it was stored, as it is now, and what happened between. */
export interface Work {
  stored: IssueClocks;
  state: IssueClocks;
  eventCount: number;
  happened: Caused[];
  /** The ids of the timers that are set. */
  waiting: Record<DeadlineKind, string | null>;
}

/** Adds events to what happened, and moves the state on. */
export function happen(work: Work, events: readonly ClockEvent[], timer: TimerRow | null = null): void {
  work.happened.push(...events.map((event) => ({ event, timer })));
  work.state = evolveAll(work.state, events);
}
