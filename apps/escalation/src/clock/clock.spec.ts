import { describe, expect, it } from '@jest/globals';
import type { AssignmentCause } from '@owcr/contracts';
import {
  acknowledged,
  assigned,
  corrected,
  deadlineOver,
  finished,
  given,
  history,
  imported,
  type Input,
  inWords,
  merged,
  reopened,
  report,
  respond,
  unmerged,
  withdrawn,
} from './clock.fixtures.js';

type Case = [fact: string, before: Input[], input: Input, events: string[]];
const check = (cases: Case[]) =>
  it.each(cases)('%s', (_fact, before, input, events) => {
    expect(respond(given(...before), input).map(inWords)).toEqual(events);
  });

const both = ['set acknowledge #1 0-10', 'set resolve #1 0-100'];

describe('the clocks of an issue', () => {
  check([
    ['both start when it is reported, before anybody has it', [], report, ['learned issue', ...both]],
    ['an assignment that comes before its report starts them too', [], assigned(1, 1), ['learned issue', ...both, 'learned npo']],
    ['the report that comes after it changes nothing', [assigned(1, 1)], report, []],
    ['the assignment that follows the report tells who it is', [report], assigned(1, 1), ['learned npo']],
    ['acknowledged in time', [report], acknowledged(10), ['deadline met acknowledge at 10']],
    [
      'acknowledged too late, before the timer fired',
      [report],
      acknowledged(11),
      ['deadline missed acknowledge at 11', 'handling noted acknowledge at 11'],
    ],
    ['acknowledged again later', [report, acknowledged(3)], acknowledged(4), ['handling noted acknowledge at 4']],
    ['acknowledged again, the same event', [report, acknowledged(3)], acknowledged(3), []],
    [
      'resolved without a word before: both are met',
      [report],
      finished(9),
      ['deadline met acknowledge at 9', 'deadline met resolve at 9'],
    ],
    [
      'resolved after it was acknowledged',
      [report, acknowledged(3)],
      finished(9),
      ['handling noted acknowledge at 9', 'deadline met resolve at 9'],
    ],
    ['acknowledged before anything else is known', [], acknowledged(3), ['handling noted acknowledge at 3']],
    [
      'reported after its acknowledgement came',
      [acknowledged(3)],
      report,
      ['learned issue', both[0]!, 'deadline met acknowledge at 3', both[1]!],
    ],
    ['declining gives no new time', [report, assigned(1, 1)], assigned(2, 5, 'declined', 'npo2'), ['learned npo2']],
    [
      'another officer needs time',
      [report, assigned(1, 1)],
      assigned(2, 5, 'reassigned', 'npo2'),
      ['learned npo2', 'cancelled acknowledge restarted', 'set acknowledge #2 5-15'],
    ],
    [
      'another officer after an acknowledgement',
      [report, acknowledged(3)],
      assigned(2, 5, 'reassigned'),
      ['learned npo', 'set acknowledge #2 5-15'],
    ],
    [
      'the next officer after one who acknowledged and then declined',
      [report, assigned(1, 1), acknowledged(3)],
      assigned(2, 5, 'declined', 'npo2'),
      ['learned npo2', 'set acknowledge #2 5-15'],
    ],
    [
      'the next officer after one who acknowledged late and then declined',
      [report, assigned(1, 1), acknowledged(11)],
      assigned(2, 12, 'located', 'npo2'),
      ['learned npo2', 'set acknowledge #2 12-22'],
    ],
    [
      'the next officer of a resolved issue that was declined',
      [report, assigned(1, 1), finished(4)],
      assigned(2, 5, 'declined', 'npo2'),
      ['learned npo2'],
    ],
    [
      'the next officer after a refusal, told again',
      [report, acknowledged(3), assigned(2, 5, 'declined')],
      assigned(2, 5, 'declined'),
      [],
    ],
    ['the first officer, told after the acknowledgement', [report, acknowledged(3)], assigned(1, 1, 'located'), ['learned npo']],
    ['another officer for a resolved issue', [report, finished(4)], assigned(2, 5, 'reassigned'), ['learned npo']],
    ['the same reassignment again', [report, assigned(2, 5, 'reassigned')], assigned(2, 5, 'reassigned'), []],
    ['an old assignment comes late', [report, assigned(2, 5, 'declined', 'npo2')], assigned(1, 1), []],
    ['the first officer acknowledged, told after the second got it', [report, assigned(2, 5, 'reassigned')], acknowledged(4), []],
    [
      'reopened: both start again',
      [report, finished(9)],
      reopened(20),
      ['learned issue', 'set acknowledge #2 20-30', 'set resolve #2 20-120'],
    ],
    [
      'reopened while a clock runs',
      [report],
      reopened(5),
      [
        'learned issue',
        'cancelled acknowledge restarted',
        'set acknowledge #2 5-15',
        'cancelled resolve restarted',
        'set resolve #2 5-105',
      ],
    ],
    ['reopened, the same event again', [report, finished(9), reopened(20)], reopened(20), []],
    ['resolved before it was reopened, told after', [report, reopened(20)], finished(9), []],
    [
      'acknowledged after it was reopened, told before',
      [report, finished(9), acknowledged(22)],
      reopened(20),
      ['learned issue', 'set acknowledge #2 20-30', 'deadline met acknowledge at 22', 'set resolve #2 20-120'],
    ],
    ['reopened is the first we hear', [], reopened(20), ['learned issue', 'set acknowledge #1 20-30', 'set resolve #1 20-120']],
    ['the report of a reopened issue comes late', [reopened(20)], report, []],
    [
      'reassigned, then resolved a moment before: nothing is left to acknowledge',
      [report, assigned(2, 5, 'reassigned')],
      finished(4),
      ['deadline met acknowledge at 4', 'deadline met resolve at 4'],
    ],
    ['withdrawn', [report], withdrawn(5), ['cancelled acknowledge withdrawn', 'cancelled resolve withdrawn', 'ended withdrawn']],
    [
      'withdrawn after it was acknowledged',
      [report, acknowledged(3)],
      withdrawn(5),
      ['cancelled resolve withdrawn', 'ended withdrawn'],
    ],
    ['withdrawn twice', [report, withdrawn(5)], withdrawn(6), []],
    ['withdrawn, and its report comes late', [withdrawn(5)], report, ['learned issue']],
    ['withdrawn, and an acknowledgement comes late', [report, withdrawn(5)], acknowledged(4), []],
  ]);
});

describe('the clocks of imported history', () => {
  const importedTo = (officer: string, number = 1, cause: AssignmentCause = 'reported') =>
    assigned(number, number, cause, officer, history);
  check([
    ['do not start when it is reported', [], imported, ['learned issue']],
    ['do not start by an assignment that comes before its report', [], importedTo('npo'), ['learned issue', 'learned npo']],
    ['do not start by the report that comes after its assignment', [importedTo('npo')], imported, []],
    ['do not start by the assignment that comes after its report', [imported], importedTo('npo'), ['learned npo']],
    ['do not start for another officer', [imported, importedTo('npo')], importedTo('npo2', 2, 'reassigned'), ['learned npo2']],
    ['do not start when its place is set', [imported], importedTo('npo', 1, 'located'), ['learned npo']],
    ['keep what was done, and are neither met nor missed', [imported], acknowledged(3), ['handling noted acknowledge at 3']],
    [
      'start when it is reopened',
      [imported, importedTo('npo'), finished(9)],
      reopened(20),
      ['learned issue', 'set acknowledge #1 20-30', 'set resolve #1 20-120'],
    ],
    [
      'start when it is reopened, as its assignment tells first',
      [imported, importedTo('npo')],
      assigned(2, 20, 'reopened'),
      ['set acknowledge #1 20-30', 'set resolve #1 20-120', 'learned npo'],
    ],
    [
      'start for another officer once it was reopened',
      [imported, reopened(20), acknowledged(22)],
      assigned(2, 25, 'reassigned', 'npo2'),
      ['learned npo2', 'set acknowledge #2 25-35'],
    ],
  ]);
});

describe('the clocks of an issue whose category or priority was wrong', () => {
  const late = [report, assigned(1, 1), deadlineOver('acknowledge', 10)];
  check([
    [
      'are counted again from the same start',
      [report, assigned(1, 1)],
      corrected('low', 5),
      [
        'learned issue',
        'cancelled acknowledge corrected',
        'set acknowledge #2 0-30',
        'cancelled resolve corrected',
        'set resolve #2 0-300',
      ],
    ],
    [
      'may have run out by that: the timer says so a moment later',
      [report, acknowledged(1)],
      corrected('urgent', 30),
      ['learned issue', 'cancelled resolve corrected', 'set resolve #2 0-20'],
    ],
    ['stay met', [report, acknowledged(9), finished(9)], corrected('urgent', 30), ['learned issue']],
    [
      'stay missed where it was handled too late',
      [...late, acknowledged(11), finished(12)],
      corrected('low', 13),
      ['learned issue'],
    ],
    [
      'run again where more time is left, and what was raised is closed',
      late,
      corrected('low', 12),
      [
        'learned issue',
        'closed acknowledge 1 corrected',
        'set acknowledge #2 0-30',
        'cancelled resolve corrected',
        'set resolve #2 0-300',
      ],
    ],
    [
      'stay missed, and raised, where less is left',
      late,
      corrected('urgent', 12),
      ['learned issue', 'cancelled resolve corrected', 'set resolve #2 0-20'],
    ],
    ['do not move for anything else', [report], corrected('normal', 5), []],
    ['are not counted twice for the same event', [report, corrected('low', 5)], corrected('low', 6), []],
    ['stay as they are once it ended', [report, withdrawn(3)], corrected('low', 5), ['learned issue']],
    ['do not start for imported history', [imported], corrected('low', 5), ['learned issue']],
  ]);
});

describe('the clocks of an issue whose merge was undone', () => {
  const again = ['set acknowledge #2 20-30', 'set resolve #2 20-120'];
  check([
    ['start again', [report, merged(5)], unmerged(20), ['resumed', ...again]],
    [
      'start again as its assignment tells first',
      [report, merged(5)],
      assigned(1, 20, 'unmerged'),
      ['resumed', ...again, 'learned npo'],
    ],
    ['run already when the event comes after its assignment', [report, merged(5), assigned(1, 20, 'unmerged')], unmerged(19), []],
    [
      'start again although the merge itself was heard of last',
      [report, assigned(1, 20, 'unmerged'), merged(5)],
      unmerged(19),
      ['resumed', 'set acknowledge #3 20-30', 'set resolve #3 20-120'],
    ],
    ['start again once', [report, merged(5), unmerged(20)], unmerged(20), []],
    ['stay as they are where it was withdrawn', [report, withdrawn(5)], unmerged(20), []],
    ['do not start for imported history', [imported, merged(5)], unmerged(20), ['resumed']],
  ]);
});
