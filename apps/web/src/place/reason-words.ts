import { absoluteTime } from '../time/words.js';

interface Reason {
  code: string;
  detail?: string;
}

/** Why an officer is the one, for people: only what helps to tell a caller when somebody comes. Null: nothing to add. */
export function dutyWords(reasons: readonly Reason[], locale?: string): string | null {
  const words = reasons.map(({ code, detail }) => {
    switch (code) {
      case 'cover':
        return 'covers for the sector';
      case 'on-shift':
        return 'on shift now';
      case 'duty-sergeant':
        return 'the sergeant on duty';
      case 'on-shift-before-due':
        return detail === undefined ? 'on shift in time' : `on shift from ${absoluteTime(detail, locale)}, in time`;
      case 'next-on-shift':
        return detail === undefined ? 'not on shift now' : `next on shift ${absoluteTime(detail, locale)}`;
      case 'nobody-in-time':
        return detail === undefined ? 'nobody is on shift in time' : `nobody is on shift before ${absoluteTime(detail, locale)}`;
      case 'nobody-on-shift':
        return 'nobody is on shift now';
      case 'no-shift-planned':
        return 'no shift planned';
      default:
        return null;
    }
  });
  const said = words.filter((one) => one !== null);
  return said.length > 0 ? said.join(', ') : null;
}

const choiceWords: Record<string, string> = {
  'previous-absent': 'the officer before is absent',
  'previous-inactive': 'the officer before has left',
  'previous-not-on-duty': 'the officer before is not on shift in time',
  'previous-elsewhere': 'the officer before now works in another precinct',
  'sector-officer': 'works in its sector',
  'same-officer': 'had it before',
  'chosen-by-supervisor': 'chosen by a supervisor',
  'only-one': 'the only one who fits',
  'lowest-load': 'has the fewest open issues',
  'lowest-load-then-badge': 'has as few open issues as others, and the first badge number',
  'outside-sectors': 'the place lies in no sector',
};

/** Why an issue is where it is, each reason in words, in the order they were found. Null: none is known. */
export function assignmentWords(reasons: readonly Reason[], locale?: string): string | null {
  const words = reasons.map((one) => choiceWords[one.code] ?? dutyWords([one], locale)).filter((one) => one !== null);
  return words.length > 0 ? words.join('; ') : null;
}
