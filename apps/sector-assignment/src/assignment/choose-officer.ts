import type { AssignmentReason, Rank } from '@owcr/contracts';

/** An active person of the roster as the choice sees them, at one moment. */
export interface Candidate {
  officerId: string;
  badge: string;
  /** Only officers and sergeants are chosen by the rule; a supervisor of any rank holds what they took over. */
  rank: Rank;
  sectors: readonly string[];
  precincts: readonly string[];
  absent: boolean;
  /** When they are on duty next, on shift and not absent, ISO 8601 in UTC; not after the moment asked about: now. Null: no shift planned. */
  onDutyFrom: string | null;
  /** Issues assigned to them that are not done. Raised by who applies a choice. */
  openLoad: number;
}

export interface Choice {
  officerId: string;
  reasons: AssignmentReason[];
}

export interface Question {
  sector: string;
  precinct: string;
  /** Who must not get this issue: they have declined it, or it is taken from them. */
  excluded: readonly string[];
  /** ISO 8601 in UTC, as all times here. */
  now: string;
  /** By when it has to be acknowledged. May have passed. */
  dueAt: string;
}

/** How soon somebody is there, then whose duty it is: the sector's own officers, those of its precinct who cover, its sergeants. */
const timings = ['in-time', 'planned', 'unplanned'] as const;
const parts = ['sector-officer', 'cover', 'duty-sergeant'] as const;
type Timing = (typeof timings)[number];
type Part = (typeof parts)[number];

/**
 * Who gets an issue: whoever is on duty before it has to be acknowledged, an officer of the sector first, then one who covers in the
 * precinct, then a sergeant of the precinct. Is nobody there in time, then who comes on next, in the same order; and only where no
 * shifts are planned at all an officer without one. Among equals: who is there soonest, then the lowest open load, then the badge.
 * `null`: nobody.
 */
export function chooseOfficer(candidates: readonly Candidate[], question: Question): Choice | null {
  const ranked = candidates.flatMap((candidate) => rankedFor(candidate, question) ?? []);
  const first = Math.min(...ranked.map(({ rank }) => rank));
  const equals = ranked.filter(({ rank }) => rank === first).sort((a, b) => order(a.candidate, b.candidate, question.now));
  const chosen = equals[0];
  if (!chosen) return null;
  const sameTime = equals.filter(({ candidate }) => startOf(candidate, question.now) === startOf(chosen.candidate, question.now));
  const others = sameTime.map(({ candidate }) => candidate);
  return {
    officerId: chosen.candidate.officerId,
    reasons: [...reasonsOf(chosen, question), decidingReason(chosen.candidate, others)],
  };
}

/** Whether an issue may stay with who has it: nobody else of the precinct would be there in time where they are not. */
export function isStillRight(officerId: string, candidates: readonly Candidate[], question: Question): boolean {
  const own = candidates.find((candidate) => candidate.officerId === officerId);
  const at = own && timingRank(own, question);
  const choice = chooseOfficer(candidates, question);
  const best = candidates.find((candidate) => candidate.officerId === choice?.officerId);
  if (at == null) return false;
  return !best || at <= (timingRank(best, question) ?? at);
}

interface Ranked {
  candidate: Candidate;
  timing: Timing;
  part: Part;
  rank: number;
}

function rankedFor(candidate: Candidate, question: Question): Ranked | null {
  const part = partOf(candidate, question);
  if (!part || candidate.absent || question.excluded.includes(candidate.officerId)) return null;
  const timing = timingOf(candidate, question);
  // A sergeant answers for the precinct while on duty. Without a shift they are not the one.
  if (part === 'duty-sergeant' && timing === 'unplanned') return null;
  return { candidate, timing, part, rank: timings.indexOf(timing) * parts.length + parts.indexOf(part) };
}

function timingRank(candidate: Candidate, question: Question): number | null {
  const ranked = rankedFor(candidate, question);
  return ranked && timings.indexOf(ranked.timing);
}

function partOf({ rank, sectors, precincts }: Candidate, { sector, precinct }: Question): Part | null {
  if (rank === 'officer' && sectors.includes(sector)) return 'sector-officer';
  if (!precincts.includes(precinct)) return null;
  return rank === 'officer' ? 'cover' : rank === 'sergeant' ? 'duty-sergeant' : null;
}

function timingOf({ onDutyFrom }: Candidate, { now, dueAt }: Question): Timing {
  if (onDutyFrom === null) return 'unplanned';
  return onDutyFrom <= now || onDutyFrom < dueAt ? 'in-time' : 'planned';
}

/** A total order (badges are unique), so the answer does not depend on the order of the candidates. */
function order(a: Candidate, b: Candidate, now: string): number {
  return textOrder(startOf(a, now), startOf(b, now)) || a.openLoad - b.openLoad || textOrder(a.badge, b.badge);
}

/** Who is there is there, however long already. */
function startOf({ onDutyFrom }: Candidate, now: string): string {
  return onDutyFrom === null || onDutyFrom <= now ? '' : onDutyFrom;
}

/** By code unit: the same on every machine. Instants in UTC of one precision sort as text. */
function textOrder(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function reasonsOf({ candidate, part, timing }: Ranked, question: Question): AssignmentReason[] {
  const { sector, precinct, now, dueAt } = question;
  const who = { code: part, detail: part === 'sector-officer' ? sector : precinct };
  const { onDutyFrom } = candidate;
  if (onDutyFrom === null) return [who, { code: 'no-shift-planned' }];
  if (onDutyFrom <= now) return [who, { code: 'on-shift' }];
  if (timing === 'in-time') return [who, { code: 'on-shift-before-due', detail: onDutyFrom }];
  const nobody = dueAt > now ? { code: 'nobody-in-time', detail: dueAt } : { code: 'nobody-on-shift' };
  return [who, { code: 'next-on-shift', detail: onDutyFrom }, nobody];
}

function decidingReason(chosen: Candidate, equals: readonly Candidate[]): AssignmentReason {
  if (equals.length === 1) return { code: 'only-one', detail: String(chosen.openLoad) };
  const tied = equals.filter(({ openLoad }) => openLoad === chosen.openLoad).length > 1;
  return { code: tied ? 'lowest-load-then-badge' : 'lowest-load', detail: String(chosen.openLoad) };
}
