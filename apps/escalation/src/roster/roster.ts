import { ranks, type EscalationAudience, type Rank, type ReviewCause } from '@owcr/contracts';
import { isAfter, isBefore } from '../clock/instants.js';

/** From `startsAt` until `endsAt`, which is no longer in it. ISO 8601 in UTC. */
export interface Period {
  startsAt: string;
  endsAt: string;
}

export interface Officer {
  id: string;
  badge: string;
  rank: Rank;
  supervisorId: string | null;
  precincts: readonly string[];
  active: boolean;
  /** Shifts and absences that have not ended. */
  shifts: readonly Period[];
  absences: readonly Period[];
}

/** Those who may be asked about the issues at hand: their officers, everyone above them, and all active supervisors. */
export type Roster = ReadonlyMap<string, Officer>;

export type Level = 1 | 2 | 3;
export const levelMax = 3;

/** Who answers for an escalation: one person, or where there is none everybody of an audience. Never nobody. */
export type Owner = { rank: Rank } & ({ id: string; audience: null } | { id: null; audience: EscalationAudience });

/** What decides who answers for an issue. */
export interface Answering {
  officerId: string | null;
  precinct: string | null;
  /** Why it waits in the review queue; null where it does not. */
  review: ReviewCause | null;
}

/** The time in which somebody should see an escalation: from now until the next level is told. */
export interface Window {
  now: string;
  until: string;
}

/**
 * Who answers for an escalation of this level. Whoever it is can see the issue and do what it waits for:
 * - An issue that nobody knows the place of, or that was found to lie in another sector, waits for a clerk to set its place: level 1 are
 *   the clerks, and above them the program's command, which may set any place as well.
 * - Any other is its precinct's: of the rank that belongs to the level, whoever is on duty, else comes on duty first within the time to
 *   answer, else is there at all. Nobody of that rank there: the next higher rank of the same precinct. Among equals the one above the
 *   issue's officer goes first, then the lowest badge. Supervisors of other precincts could not even see it: where the precinct has
 *   nobody, it is the program's command.
 */
export function ownerOf(roster: Roster, about: Answering, level: Level, window: Window): Owner {
  const { precinct } = about;
  if (precinct === null || waitsForClerk(about)) {
    return level === 1
      ? { id: null, rank: ranks[level], audience: 'clerks' }
      : { id: null, rank: 'commander', audience: 'command' };
  }
  const chain = chainAbove(roster, about.officerId);
  for (const rank of ranks.slice(level)) {
    const there = [...roster.values()].filter((one) => one.rank === rank && answersIn(one, precinct, window.now));
    const [first] = there.sort((a, b) => compare(orderOf(a, chain, window), orderOf(b, chain, window)));
    if (first) return { id: first.id, rank, audience: null };
  }
  return { id: null, rank: 'commander', audience: 'command' };
}

/** Whether it waits for somebody to set its place. */
export function waitsForClerk({ officerId, precinct, review }: Answering): boolean {
  return officerId === null && (precinct === null || (review !== null && review !== 'no-officer'));
}

/** Whether a rank is that of a level, or above it. */
export function answersForLevel({ rank }: Officer, level: Level): boolean {
  return ranks.indexOf(rank) >= level;
}

/** Whether somebody serves the precinct and is there now. */
export function answersIn({ active, precincts, absences }: Officer, precinct: string, now: string): boolean {
  return active && precincts.includes(precinct) && !absences.some((absence) => holds(absence, now));
}

/** When somebody who is there now goes absent next; null: not as far as is known. */
export function nextAbsence(absences: readonly Period[], now: string): string | null {
  const starts = absences.map(({ startsAt }) => startsAt).filter((startsAt) => isAfter(startsAt, now));
  return starts.sort(compareInstants)[0] ?? null;
}

type Order = [comesOn: number, distance: number, badge: string];

/** On duty now: 0. Comes on duty in time: when that is. Else never. Then how near above the officer, then the badge. */
function orderOf({ id, badge, shifts, absences }: Officer, chain: readonly string[], { now, until }: Window): Order {
  const starts = shifts
    .filter(({ startsAt, endsAt }) => isAfter(endsAt, now) && !isAfter(startsAt, until))
    .map(({ startsAt }) => (isAfter(startsAt, now) ? startsAt : now))
    .filter((startsAt) => !absences.some((absence) => holds(absence, startsAt)))
    .map((startsAt) => Date.parse(startsAt) - Date.parse(now));
  const distance = chain.indexOf(id);
  return [Math.min(Infinity, ...starts), distance === -1 ? Infinity : distance, badge];
}

function compare(a: Order, b: Order): number {
  return compareNumbers(a[0], b[0]) || compareNumbers(a[1], b[1]) || compareBadges(a[2], b[2]);
}

/** Infinity equals itself here; their difference would not be a number. */
function compareNumbers(a: number, b: number): number {
  return a === b ? 0 : a < b ? -1 : 1;
}

function holds({ startsAt, endsAt }: Period, now: string): boolean {
  return !isAfter(startsAt, now) && isAfter(endsAt, now);
}

/** The ids of those above an officer, nearest first. A chain that runs in a circle ends. */
function chainAbove(roster: Roster, officerId: string | null): string[] {
  const above: string[] = [];
  let at = officerId === null ? undefined : roster.get(officerId);
  while (at?.supervisorId != null && !above.includes(at.supervisorId)) {
    above.push(at.supervisorId);
    at = roster.get(at.supervisorId);
  }
  return above;
}

function compareInstants(a: string, b: string): number {
  return isBefore(a, b) ? -1 : isAfter(a, b) ? 1 : 0;
}

/** Badges are numbers, or letters and numbers: 90 goes before 100. */
function compareBadges(a: string, b: string): number {
  return a.localeCompare(b, 'en', { numeric: true });
}
