import { describe, expect, it } from '@jest/globals';
import { type DeadlineKind, deadlineKinds, type Priority, reviewCauses } from '@owcr/contracts';
import fc from 'fast-check';
import { type ClockEvent, type IssueClocks, topEscalation, unknownIssue } from './clock.js';
import { evolveAll } from './clock-evolve.js';
import {
  acknowledged,
  assigned,
  corrected,
  merged,
  unmerged,
  at,
  finished,
  given,
  inReview,
  type Input,
  left,
  reopened,
  report,
  respond,
  taken,
  withdrawn,
} from './clock.fixtures.js';
import { timerOf } from './ladder.js';

const minutes = fc.integer({ min: 1, max: 300 });
const kind = fc.constantFrom(...deadlineKinds);
const level = fc.constantFrom<(1 | 2 | 3)[]>(1, 2, 3);
const run = fc.integer({ min: 1, max: 4 });
const step = fc.oneof(
  fc.constant({ name: 'deadline' as const }),
  fc.record({ name: fc.constantFrom('acknowledge' as const, 'follow-up' as const), level }),
  fc.record({ name: fc.constant('remind' as const), level, change: fc.integer({ min: 1, max: 4 }) }),
);

/** Anything, in any order, as often as it likes: late, twice, from the wrong run. */
const anyInput: fc.Arbitrary<Input> = fc.oneof(
  fc.constant(report),
  fc
    .tuple(
      fc.integer({ min: 1, max: 4 }),
      minutes,
      fc.constantFrom('reported', 'declined', 'reassigned', 'reopened', 'located', 'corrected', 'unmerged'),
    )
    .map(([n, m, c]) => assigned(n, m, c as 'reported')),
  minutes.map(acknowledged),
  fc
    .tuple(minutes, fc.constantFrom(undefined, null, 'P1', 'P2'), fc.constantFrom(...reviewCauses))
    .map(([m, precinct, cause]) => inReview(m, precinct, cause)),
  fc.tuple(fc.subarray(['sgt', 'lt', 'cmdr', 'sgt2']), minutes).map(([people, m]) => left(people, m)),
  minutes.map(finished),
  minutes.map(reopened),
  fc.tuple(fc.constantFrom<Priority[]>('low', 'normal', 'urgent'), minutes).map(([priority, m]) => corrected(priority, m)),
  minutes.map(merged),
  minutes.map(unmerged),
  { arbitrary: minutes.map(withdrawn), weight: 1 },
  { arbitrary: fc.record({ type: fc.constant('TimeUp' as const), kind, run, step, minutes }), weight: 6 },
  { arbitrary: fc.tuple(level, minutes, kind).map(([l, m, k]) => taken(l, m, k)), weight: 2 },
);

/** Half of the time the timer that is really pending fires, so that ladders get climbed. */
const inputs = fc.array(fc.record({ input: anyInput, firePending: fc.boolean(), on: kind }), { maxLength: 40 });

function nextInput(
  state: IssueClocks,
  { input, firePending, on }: { input: Input; firePending: boolean; on: 'acknowledge' | 'resolve' },
): Input {
  const pending = timerOf(state, on);
  return firePending && pending
    ? { type: 'TimeUp', ...pending, minutes: (Date.parse(pending.dueAt) - Date.parse(at(0))) / 60_000 }
    : input;
}

const rank = { unopened: 0, running: 1, met: 2, missed: 2, cancelled: 2 };

function expectForward(before: IssueClocks, after: IssueClocks): void {
  for (const kind of deadlineKinds) {
    const [was, is] = [before[kind], after[kind]];
    if (was.status === 'unopened') continue;
    if (is.status === 'unopened') throw new Error('a clock was closed up');
    expect(is.run).toBeGreaterThanOrEqual(was.run);
    expect(Date.parse(is.startedAt)).toBeGreaterThanOrEqual(Date.parse(was.startedAt));
    if (is.run === was.run) expect(rank[is.status]).toBeGreaterThanOrEqual(rank[was.status]);
    if (is.run === was.run && rank[was.status] === 2) expect(is.status).toBe(was.status);
    if (before.ended && after.ended) expect(is).toEqual(was);
  }
}

/** It ran out and nobody has seen to the issue since: its ladder goes on. */
function isClimbing(state: IssueClocks, kind: DeadlineKind): boolean {
  const clock = state[kind];
  return state.ended === null && clock.status === 'missed' && clock.handledAt === null;
}

/** Nothing is silently late: what runs or climbs has a timer, also where the top has been told; and whatever is raised is raised to somebody. */
function expectTimers(state: IssueClocks): void {
  for (const kind of deadlineKinds) {
    const running = state[kind].status === 'running';
    expect(timerOf(state, kind) !== null).toBe(running || isClimbing(state, kind));
    if (!isClimbing(state, kind)) expect(topEscalation(state, kind)).toBeUndefined();
    for (const { owner } of state.escalations) expect(owner.id === null).toBe(owner.audience !== null);
  }
}

describe('whatever comes, in whatever order and however often', () => {
  it('a clock never goes backwards, each level is raised once, and nothing that waits is without a timer', () => {
    fc.assert(
      fc.property(inputs, (list) => {
        let state = unknownIssue('issue');
        const raised: string[] = [];
        for (const one of list) {
          const events: ClockEvent[] = respond(state, nextInput(state, one));
          const after = evolveAll(state, events);
          expectForward(state, after);
          expectTimers(after);
          for (const event of events)
            if (event.type === 'EscalationRaised') raised.push(`${event.kind} ${event.run} ${event.level}`);
          state = after;
        }
        expect(new Set(raised).size).toBe(raised.length);
      }),
      { numRuns: 500 },
    );
  });

  it('starts a clock again that was missed when a merge ended it, also where the merge was undone in the same moment', () => {
    let state = unknownIssue('issue');
    const happen = (input: Input) => (state = evolveAll(state, respond(state, input)));
    happen(reopened(1));
    const pending = timerOf(state, 'acknowledge')!;
    happen({ type: 'TimeUp', ...pending, minutes: (Date.parse(pending.dueAt) - Date.parse(at(0))) / 60_000 });
    for (const input of [merged(1), unmerged(1)]) happen(input);
    expectTimers(state);
    expect(state.acknowledge).toMatchObject({ status: 'running', run: 2 });
  });

  const issueTopic = [report, finished(20), reopened(30)];
  const assignmentTopic = [
    assigned(1, 1),
    acknowledged(3),
    assigned(2, 10, 'reassigned', 'npo2'),
    acknowledged(14),
    assigned(3, 31, 'reopened'),
  ];
  it.each([
    ['left there', issueTopic, assignmentTopic, ['running', 'running']],
    ['acknowledged again', issueTopic, [...assignmentTopic, acknowledged(35)], ['met', 'running']],
    ['started again', [...issueTopic, acknowledged(36)], assignmentTopic, ['met', 'running']],
    ['resolved again', [...issueTopic, finished(40)], [...assignmentTopic, acknowledged(35)], ['met', 'met']],
  ])(
    'what the two topics tell of an issue that was reopened and %s comes to the same',
    (_fact, issues, assignments, statuses) => {
      const expected = outcome(given(...[...issues, ...assignments].sort((a, b) => timeOf(a) - timeOf(b))));
      expect(expected.told).toEqual([
        [statuses[0], at(30), at(40)],
        [statuses[1], at(30), at(130)],
      ]);
      fc.assert(
        fc.property(fc.infiniteStream(fc.boolean()), (choices) => {
          expect(outcome(given(...interleave(issues, assignments, choices)))).toEqual(expected);
        }),
        { numRuns: 200 },
      );
    },
  );
});

const timeOf = (input: Input) => ('at' in input ? Date.parse(input.at) : 0);

function outcome({ acknowledge, resolve, escalations, responsible }: IssueClocks) {
  const told = [acknowledge, resolve].map((clock) => ('startedAt' in clock ? [clock.status, clock.startedAt, clock.dueAt] : []));
  return { told, escalations, officer: responsible?.officerId };
}

function interleave(a: readonly Input[], b: readonly Input[], choices: Iterator<boolean>): Input[] {
  const [left, right, merged] = [[...a], [...b], [] as Input[]];
  while (left.length + right.length > 0) {
    const fromLeft = right.length === 0 || (left.length > 0 && choices.next().value === true);
    merged.push((fromLeft ? left : right).shift()!);
  }
  return merged;
}
