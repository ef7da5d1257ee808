import { holding, union, without, type Interval } from './interval.js';

/** A sector with the officers named for it. Times are epoch milliseconds. */
export interface Beat {
  sector: string;
  precinct: string;
  officers: readonly Duty[];
}

/** Who works when, as far as it was looked at. Shifts of one officer do not overlap, absences neither. */
export interface Duty {
  id: string;
  name: string;
  badge: string;
  /** How many issues they have open. */
  openLoad: number;
  shifts: readonly Interval[];
  absences: readonly Interval[];
}

export interface Named {
  id: string;
  name: string;
  badge: string;
}

export interface SectorCoverage {
  sector: string;
  precinct: string;
  officers: (Named & { openLoad: number })[];
  /** There and on shift at that instant; `untilMs`: the end of the shift, or of being there. */
  onShift: (Named & { untilMs: number })[];
  /** Absences in effect, whether or not the officer would work. */
  absent: (Named & { untilMs: number })[];
  covered: boolean;
  /** When nobody is on shift any more who is now, or takes over without a gap; null: not covered, or for longer than was looked at. */
  coverEndsMs: number | null;
  /** When somebody is on shift again; null: covered, or nobody as far as was looked at. */
  nextCoverMs: number | null;
}

/**
 * Who covers a sector at an instant. Covered means that an officer who is named for it is on shift and not absent: somebody of the
 * precinct who would help out is not cover. `horizonMs`: how far ahead `beat` knows of shifts.
 */
export function coverageAt({ sector, precinct, officers }: Beat, atMs: number, horizonMs: number): SectorCoverage {
  const cover = coverOf(officers);
  const present = holding(cover, atMs);
  return {
    sector,
    precinct,
    officers: officers.map((officer) => ({ ...nameOf(officer), openLoad: officer.openLoad })),
    onShift: officers.flatMap((officer) => named(officer, holding(thereOf(officer), atMs))),
    absent: officers.flatMap((officer) => named(officer, holding(union(officer.absences), atMs))),
    covered: present !== undefined,
    coverEndsMs: present && present.toMs < horizonMs ? present.toMs : null,
    nextCoverMs: present ? null : (cover.find(({ fromMs }) => fromMs > atMs)?.fromMs ?? null),
  };
}

/** The parts of a span in which no officer named for the sector is on shift. */
export function gapsOf({ officers }: Beat, span: Interval): Interval[] {
  return without([span], coverOf(officers));
}

function coverOf(officers: readonly Duty[]): Interval[] {
  return union(officers.flatMap(thereOf));
}

function thereOf({ shifts, absences }: Duty): Interval[] {
  return without(shifts, absences);
}

function named(officer: Duty, interval: Interval | undefined): (Named & { untilMs: number })[] {
  return interval ? [{ ...nameOf(officer), untilMs: interval.toMs }] : [];
}

function nameOf({ id, name, badge }: Duty): Named {
  return { id, name, badge };
}
