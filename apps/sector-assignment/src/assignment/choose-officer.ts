import type { AssignmentReason, Rank } from '@owcr/contracts';

/** An active officer as the choice sees them, at one moment. */
export interface Candidate {
  officerId: string;
  badge: string;
  /** Only those of rank officer are chosen by the rule; a supervisor holds what they took over. */
  rank: Rank;
  sectors: readonly string[];
  precincts: readonly string[];
  absent: boolean;
  onShift: boolean;
  /** Start of the next shift, ISO 8601 in UTC; null when none is planned. */
  nextShiftAt: string | null;
  /** Issues assigned to this officer that are not done. Raised by who applies a choice. */
  openLoad: number;
}

export interface Choice {
  officerId: string;
  reasons: AssignmentReason[];
}

export interface Question {
  sector: string;
  precinct: string;
  /** Officers who must not get this issue: they have declined it. */
  excluded: readonly string[];
}

/**
 * The officer for an issue: one of the sector; where nobody of the sector is available, one of the same precinct covers.
 * Among those: on shift now, else whose next shift starts soonest, else any; then the lowest open load, then the badge.
 * `null`: nobody.
 */
export function chooseOfficer(candidates: readonly Candidate[], { sector, precinct, excluded }: Question): Choice | null {
  const available = candidates.filter(({ officerId, absent }) => !absent && !excluded.includes(officerId));
  const own = best(available.filter(({ sectors }) => sectors.includes(sector)));
  if (own) return { officerId: own.officerId, reasons: [{ code: 'sector-officer', detail: sector }, ...own.reasons] };
  const cover = best(available.filter(({ precincts }) => precincts.includes(precinct)));
  if (cover) return { officerId: cover.officerId, reasons: [{ code: 'cover', detail: precinct }, ...cover.reasons] };
  return null;
}

function best(available: readonly Candidate[]): Choice | null {
  const chosen = available.reduce<Candidate | null>((lead, next) => (lead && order(lead, next) <= 0 ? lead : next), null);
  if (!chosen) return null;
  const equals = available.filter((other) => orderOfDuty(chosen, other) === 0);
  return { officerId: chosen.officerId, reasons: [dutyReason(chosen), decidingReason(chosen, equals)] };
}

/** A total order (badges are unique), so the answer does not depend on the order of the candidates. */
function order(a: Candidate, b: Candidate): number {
  return orderOfDuty(a, b) || a.openLoad - b.openLoad || textOrder(a.badge, b.badge);
}

function orderOfDuty(a: Candidate, b: Candidate): number {
  return dutyRank(a) - dutyRank(b) || (a.onShift ? 0 : textOrder(a.nextShiftAt ?? '', b.nextShiftAt ?? ''));
}

function dutyRank({ onShift, nextShiftAt }: Candidate): number {
  return onShift ? 0 : nextShiftAt !== null ? 1 : 2;
}

/** By code unit: the same on every machine. Instants in UTC of one precision sort as text. */
function textOrder(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function dutyReason({ onShift, nextShiftAt }: Candidate): AssignmentReason {
  if (onShift) return { code: 'on-shift' };
  return nextShiftAt === null ? { code: 'no-shift-planned' } : { code: 'next-on-shift', detail: nextShiftAt };
}

function decidingReason(chosen: Candidate, equals: readonly Candidate[]): AssignmentReason {
  if (equals.length === 1) return { code: 'only-one', detail: String(chosen.openLoad) };
  const tied = equals.filter(({ openLoad }) => openLoad === chosen.openLoad).length > 1;
  return { code: tied ? 'lowest-load-then-badge' : 'lowest-load', detail: String(chosen.openLoad) };
}
