import { describe, expect, it } from '@jest/globals';
import {
  acknowledged,
  assigned,
  deadlineOver,
  finished,
  followUpOver,
  given,
  type Input,
  inReview,
  inWords,
  left,
  reminderDue,
  report,
  respond,
  taken,
  unanswered,
  withdrawn,
} from './clock.fixtures.js';
import { quietAfter } from './ladder.js';

type Case = [fact: string, before: Input[], input: Input, events: string[]];
const check = (cases: Case[]) =>
  it.each(cases)('%s', (_fact, before, input, events) => {
    expect(respond(given(...before), input).map(inWords)).toEqual(events);
  });

const raised1 = [report, assigned(1, 1), deadlineOver('acknowledge', 10)];

it('an escalation carries the place of an issue in review', () => {
  const raised = respond(given(report, inReview(1, 'P2')), deadlineOver('acknowledge', 10)).at(-1);
  expect(raised).toMatchObject({ type: 'EscalationRaised', sector: 'P2A', precinct: 'P2' });
});

describe('the ladder of a missed deadline', () => {
  check([
    [
      'the sergeant is told first',
      [report, assigned(1, 1)],
      deadlineOver('acknowledge', 10),
      ['deadline missed acknowledge at 10', 'raised acknowledge 1 sgt until 15'],
    ],
    [
      'an issue nobody has yet is raised to the clerks',
      [report],
      deadlineOver('resolve', 100),
      ['deadline missed resolve at 100', 'raised resolve 1 clerks until 105'],
    ],
    [
      'an issue in review is raised in the precinct where it lies',
      [report, inReview(1, 'P2')],
      deadlineOver('acknowledge', 10),
      ['deadline missed acknowledge at 10', 'raised acknowledge 1 sgt2 until 15'],
    ],
    [
      'an issue in review is not raised by the officer who had it',
      [report, assigned(1, 1), inReview(2, 'P2')],
      deadlineOver('acknowledge', 10),
      ['deadline missed acknowledge at 10', 'raised acknowledge 1 sgt2 until 15'],
    ],
    ['in review, told without a place', [report, inReview(1, 'P2')], inReview(2), []],
    ['in review, lies nowhere after all', [report, inReview(1, 'P2')], inReview(2, null), ['learned null']],
    ['assigned after a review', [report, inReview(1, 'P2')], assigned(1, 2, 'located'), ['learned npo']],
    ['met in time: the timer finds nothing to do', [report, acknowledged(9)], deadlineOver('acknowledge', 10), []],
    [
      'the timer of an earlier run finds nothing to do',
      [report, assigned(2, 5, 'reassigned')],
      deadlineOver('acknowledge', 10),
      [],
    ],
    ['the timer fires again', raised1, deadlineOver('acknowledge', 11), []],
    ['withdrawn: the timer finds nothing to do', [report, withdrawn(5)], deadlineOver('acknowledge', 10), []],
    ['unanswered: the lieutenant', raised1, unanswered('acknowledge', 1, 15), ['raised acknowledge 2 lt until 20']],
    [
      'unanswered again: the commander, who is reminded if that does not help',
      [...raised1, unanswered('acknowledge', 1, 15)],
      unanswered('acknowledge', 2, 20),
      ['raised acknowledge 3 cmdr until 40'],
    ],
    ['unanswered twice over: told once', [...raised1, unanswered('acknowledge', 1, 15)], unanswered('acknowledge', 1, 16), []],
    ['taken on: the follow-up starts', raised1, taken(1, 12), ['taken acknowledge 1 until 32']],
    ['taken on twice', [...raised1, taken(1, 12)], taken(1, 13), []],
    ['taken on: it does not count as unanswered', [...raised1, taken(1, 12)], unanswered('acknowledge', 1, 15), []],
    [
      'taken on and still not handled: the lieutenant',
      [...raised1, taken(1, 12)],
      followUpOver('acknowledge', 1, 32),
      ['raised acknowledge 2 lt until 37'],
    ],
    [
      'a lower level taken on late: the upper one goes on',
      [...raised1, unanswered('acknowledge', 1, 15)],
      taken(1, 16),
      ['taken acknowledge 1 until null'],
    ],
    [
      'the top taken on: reminded after the time to follow up',
      [...raised1, unanswered('acknowledge', 1, 15), unanswered('acknowledge', 2, 20)],
      taken(3, 21),
      ['taken acknowledge 3 until 41'],
    ],
    [
      'handled: all levels close',
      [...raised1, unanswered('acknowledge', 1, 15)],
      acknowledged(16),
      ['handling noted acknowledge at 16', 'closed acknowledge 1 handled', 'closed acknowledge 2 handled'],
    ],
    ['handled: the ladder ends', [...raised1, acknowledged(12)], unanswered('acknowledge', 1, 15), []],
    [
      'resolving closes the ladders of both clocks',
      [...raised1, deadlineOver('resolve', 100)],
      finished(110),
      [
        'handling noted acknowledge at 110',
        'closed acknowledge 1 handled',
        'handling noted resolve at 110',
        'closed resolve 1 handled',
      ],
    ],
    [
      'another officer: the ladder closes and the clock starts again',
      raised1,
      assigned(2, 12, 'reassigned'),
      ['learned npo', 'closed acknowledge 1 restarted', 'set acknowledge #2 12-22'],
    ],
    [
      'another officer who is late as well: a ladder of its own',
      [...raised1, assigned(2, 12, 'reassigned')],
      deadlineOver('acknowledge', 22, 2),
      ['deadline missed acknowledge at 22', 'raised acknowledge 1 sgt until 27'],
    ],
    [
      'withdrawn: the ladder closes',
      raised1,
      withdrawn(12),
      ['closed acknowledge 1 withdrawn', 'cancelled resolve withdrawn', 'ended withdrawn'],
    ],
  ]);
});

const raised3 = [...raised1, unanswered('acknowledge', 1, 15), unanswered('acknowledge', 2, 20)];

describe('when all levels were told and the issue is still not handled', () => {
  check([
    [
      'the commander is reminded after the time to follow up, then after four hours',
      raised3,
      reminderDue('acknowledge', 1, 40),
      ['reminded acknowledge 3 cmdr #1 next 280'],
    ],
    [
      'it is quiet twice as long after each reminder',
      [...raised3, reminderDue('acknowledge', 1, 40)],
      reminderDue('acknowledge', 2, 280),
      ['reminded acknowledge 3 cmdr #2 next 760'],
    ],
    [
      'the same reminder is not given twice',
      [...raised3, reminderDue('acknowledge', 1, 40)],
      reminderDue('acknowledge', 1, 41),
      [],
    ],
    ['acknowledging puts the reminder off', [...raised3, taken(3, 39)], reminderDue('acknowledge', 1, 40), []],
    [
      'acknowledged and still not handled',
      [...raised3, taken(3, 39)],
      reminderDue('acknowledge', 2, 59),
      ['reminded acknowledge 3 cmdr #1 next 299'],
    ],
    ['handled: nobody is reminded', [...raised3, acknowledged(30)], reminderDue('acknowledge', 1, 40), []],
  ]);

  it('is quiet for 4, 8, 16 hours, then for a day each', () => {
    expect([1, 2, 3, 4, 5, 100].map((number) => quietAfter(number) / 3600)).toEqual([4, 8, 16, 24, 24, 24]);
  });
});

describe('who answers for an escalation that is not acknowledged', () => {
  const inClerksHands = [report, inReview(1, null, 'no-location'), deadlineOver('acknowledge', 10)];
  check([
    ['stays who it is while they are there', raised1, left(['lt'], 12), []],
    ['is the next one there when they leave', raised1, left(['sgt'], 12), ['moved acknowledge 1 lt owner-unavailable']],
    [
      'is the command when nobody is left',
      raised1,
      left(['sgt', 'lt', 'cmdr'], 12),
      ['moved acknowledge 1 command owner-unavailable'],
    ],
    ['stays with who acknowledged it', [...raised1, taken(1, 12)], left(['sgt'], 13), []],
    [
      'is the sergeant once a clerk has set the place',
      inClerksHands,
      assigned(1, 12, 'located'),
      ['learned npo', 'moved acknowledge 1 sgt issue-moved'],
    ],
    [
      'is the clerks once it lies in another sector than it seemed',
      raised1,
      inReview(12, 'P1', 'wrong-sector'),
      ['learned null', 'moved acknowledge 1 clerks issue-moved'],
    ],
    [
      'is of the precinct where it lies after all',
      raised1,
      inReview(12, 'P2'),
      ['learned null', 'moved acknowledge 1 sgt2 issue-moved'],
    ],
    [
      'is the command above the clerks',
      inClerksHands,
      unanswered('acknowledge', 1, 15),
      ['raised acknowledge 2 command until 20'],
    ],
    [
      'is reminded as command where it has no place',
      [...inClerksHands, unanswered('acknowledge', 1, 15), unanswered('acknowledge', 2, 20)],
      reminderDue('acknowledge', 1, 40),
      ['reminded acknowledge 3 command #1 next 280'],
    ],
  ]);
});

describe('a supervisor who takes an issue over', () => {
  const lateTwice = [...raised1, acknowledged(16), deadlineOver('resolve', 100)];
  check([
    [
      'has acknowledged what was raised to them',
      lateTwice,
      assigned(2, 101, 'reassigned', 'sgt'),
      ['learned sgt', 'set acknowledge #2 101-111', 'taken resolve 1 until 121'],
    ],
    [
      'has acknowledged what was raised below them',
      lateTwice,
      assigned(2, 101, 'reassigned', 'lt'),
      ['learned lt', 'set acknowledge #2 101-111', 'taken resolve 1 until 121'],
    ],
    [
      'leaves open what was raised above them',
      [...lateTwice, unanswered('resolve', 1, 105)],
      assigned(2, 106, 'reassigned', 'sgt'),
      ['learned sgt', 'set acknowledge #2 106-116', 'taken resolve 1 until null'],
    ],
    [
      'is not an officer who gets it: that acknowledges nothing',
      lateTwice,
      assigned(2, 101, 'reassigned', 'npo2'),
      ['learned npo2', 'set acknowledge #2 101-111'],
    ],
  ]);
});
