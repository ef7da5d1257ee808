import type { Dto } from '../api/client.js';
import { clockTime } from '../time/words.js';

export type PeriodKind = 'shift' | 'absence';

/** A shift or an absence, with whose it is. */
export interface RosterPeriod extends Dto<'RosterPeriodDto'> {
  kind: PeriodKind;
  officer: Pick<Dto<'RosterOfficerDto'>, 'id' | 'name' | 'precincts'>;
}

type Officer = RosterPeriod['officer'];

/** Absences, then shifts, with the names of their officers, each the soonest first. `officers`: whose are listed. */
export function rosterPeriods(
  shifts: readonly Dto<'RosterPeriodDto'>[],
  absences: readonly Dto<'RosterPeriodDto'>[],
  officers: readonly Officer[],
): RosterPeriod[] {
  const byId = new Map(officers.map((officer) => [officer.id, officer]));
  const named = (kind: PeriodKind) => (period: Dto<'RosterPeriodDto'>) => {
    const officer = byId.get(period.officerId);
    return officer ? [{ ...period, kind, officer }] : [];
  };
  const soonest = (a: RosterPeriod, b: RosterPeriod) =>
    a.startsAt.localeCompare(b.startsAt) || a.officer.name.localeCompare(b.officer.name);
  return [...absences.flatMap(named('absence')).sort(soonest), ...shifts.flatMap(named('shift')).sort(soonest)];
}

/** `Tue 22:00 to Wed 06:00`. */
export function spanWords(
  { startsAt, endsAt }: Pick<RosterPeriod, 'startsAt' | 'endsAt'>,
  nowMs: number,
  locale?: string,
): string {
  return `${clockTime(startsAt, nowMs, locale)} to ${clockTime(endsAt, nowMs, locale)}`;
}

const issuesOf = (count: number, hasMore: boolean) => {
  const some = hasMore ? `${count} or more` : String(count);
  return `${some} ${count === 1 && !hasMore ? 'issue' : 'issues'}`;
};

/** What follows for the officer's issues, said before a shift or an absence is changed or withdrawn. */
export function effectWords(
  { kind, officer: { name } }: Pick<RosterPeriod, 'kind' | 'officer'>,
  does: 'change' | 'withdraw',
  { count, hasMore }: { count: number; hasMore: boolean },
): string {
  if (kind === 'absence' && does === 'withdraw')
    return `${name} is given issues again in this time. What was given to others meanwhile stays with them.`;
  const open = `${name} has ${issuesOf(count, hasMore)} not acknowledged yet.`;
  if (count === 0) return `${name} has no issue that would move: all are acknowledged. What ${name} is working on stays.`;
  if (kind === 'absence')
    return `${open} They move to somebody on duty when the absence begins. What ${name} is working on goes on the hand-over list.`;
  return `${open} Those that ${name} cannot acknowledge in time then move to somebody on duty at once. What ${name} is working on stays.`;
}
