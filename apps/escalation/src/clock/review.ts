import type { ReviewCause } from '@owcr/contracts';
import type { ClockEvent, IssueClocks } from './clock.js';

/** Where an issue in review lies: null where it is known to lie in no sector, undefined where nothing was said. */
export interface ReviewPlace {
  sector: string | null | undefined;
  precinct: string | null | undefined;
  cause: ReviewCause;
}

/** Nobody has the issue for now: its ladder goes by where it lies, not by the officer who had it. */
export function learnPlace(place: ReviewPlace, { responsible }: IssueClocks): ClockEvent[] {
  const before = responsible ?? { number: 0, officerId: null, sector: null, precinct: null, review: null };
  const { sector = before.sector, precinct = before.precinct } = place;
  const review = place.cause;
  const isSame =
    before.officerId === null && review === before.review && sector === before.sector && precinct === before.precinct;
  return isSame
    ? []
    : [{ type: 'ResponsibleLearned', responsible: { number: before.number, officerId: null, sector, precinct, review } }];
}
