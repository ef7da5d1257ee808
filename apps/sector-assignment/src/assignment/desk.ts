import type { Fact, Location } from '@owcr/contracts';
import type { Place } from '../sector/sector.js';
import { dueAtOf, type AcknowledgeTime } from './acknowledge-time.js';
import { decide, issueForNext, type Assignment, type Command, type Finding, type Happening } from './assignment.js';
import type { Issue, Open, Refusal } from './assignment.js';
import { evolve, factOf } from './assignment-history.js';
import { chooseOfficer, isStillRight, type Candidate, type Question } from './choose-officer.js';

export interface OnDesk {
  assignment: Assignment;
  version: number;
  eventCount: number;
}

export interface Result extends OnDesk {
  happenings: Happening[];
}

/** Where a point lies. */
export type Locate = (location: Location) => Place | null;

/** What of an issue says who should have it. */
export type Wanted = Pick<Issue, 'category' | 'priority' | 'location' | 'timedFrom'>;

/** What the desk knows besides the assignments: the officers, and how long each issue may wait. */
export interface Circumstances {
  candidates: readonly Candidate[];
  times: readonly AcknowledgeTime[];
  now: string;
}

/**
 * Works through the commands of one transaction in memory: the assignments it touches, the map, and the officers with their
 * load, which each assignment raises for the next.
 */
export class Desk {
  readonly facts: Fact[] = [];
  private readonly results = new Map<string, Result>();
  private readonly officers: Map<string, Candidate>;
  private readonly byPrecinct = new Map<string, Candidate[]>();
  private readonly times: readonly AcknowledgeTime[];
  private readonly now: string;

  constructor(
    private readonly known: ReadonlyMap<string, OnDesk>,
    private readonly locate: Locate,
    { candidates, times, now }: Circumstances,
  ) {
    this.times = times;
    this.now = now;
    this.officers = new Map(candidates.map((candidate) => [candidate.officerId, { ...candidate }]));
    for (const officer of this.officers.values()) {
      for (const precinct of officer.precincts)
        this.byPrecinct.set(precinct, [...(this.byPrecinct.get(precinct) ?? []), officer]);
    }
  }

  /** What has changed, in the order it was touched first. */
  changed(): Result[] {
    return [...this.results.values()];
  }

  assignmentOf(issueId: string): Assignment {
    return this.onDesk(issueId).assignment;
  }

  /** An active officer. Only of those the desk was laid out for. */
  officer(officerId: string): Candidate | null {
    return this.officers.get(officerId) ?? null;
  }

  /** Who should have an issue. */
  find(issue: Wanted, excluded: readonly string[]): Finding {
    if (!issue.location) return { found: 'no-location' };
    const place = this.locate(issue.location);
    return place ? this.findIn(place, issue, excluded) : { found: 'outside' };
  }

  /** Who should have it next, where it lies: none of those who have declined it, and of `excluded`. */
  findNext(assignment: Open, excluded: readonly string[]): Finding {
    const issue = issueForNext(assignment, this.now);
    const not = [...assignment.declinedBy, ...excluded];
    return assignment.place ? this.findIn(assignment.place, issue, not) : this.find(issue, not);
  }

  /**
   * The officer who had it, when there now, still of its sector, and no other would be there in time where they are not; else as for
   * a new one.
   */
  findAgain(assignment: Assignment, issue: Wanted): Finding {
    if (!('officerId' in assignment)) return this.find(issue, []);
    const { officerId, place, declinedBy } = assignment;
    const officer = officerId === null ? null : this.officer(officerId);
    if (officer && place && !officer.absent && officer.sectors.includes(place.sector)) {
      const others = declinedBy.filter((id) => id !== officerId);
      if (isStillRight(officer.officerId, this.candidatesOf(place), this.question(place, issue, others))) {
        return { found: 'officer', place, officerId: officer.officerId, reasons: [{ code: 'same-officer' }] };
      }
    }
    return this.find(issue, declinedBy);
  }

  /** Applies one command. A refused one changes nothing. */
  apply(issueId: string, command: Command): Refusal | null {
    const before = this.onDesk(issueId);
    const decision = decide(command, before.assignment, this.now);
    if ('refused' in decision) return decision.refused;
    if (decision.length === 0) return null;
    const assignment = decision.reduce(evolve, before.assignment);
    this.moveLoad(before.assignment, assignment);
    const facts = this.state(issueId, decision, before.eventCount);
    const earlier = this.results.get(issueId);
    this.results.set(issueId, {
      assignment,
      version: earlier ? earlier.version : before.version + 1,
      eventCount: before.eventCount + facts,
      happenings: [...(earlier?.happenings ?? []), ...decision],
    });
    return null;
  }

  private findIn(place: Place, issue: Wanted, excluded: readonly string[]): Finding {
    const choice = chooseOfficer(this.candidatesOf(place), this.question(place, issue, excluded));
    return choice ? { found: 'officer', place, ...choice } : { found: 'nobody', place };
  }

  private candidatesOf({ precinct }: Place): Candidate[] {
    return this.byPrecinct.get(precinct) ?? [];
  }

  private question(place: Place, issue: Wanted, excluded: readonly string[]): Question {
    return { ...place, excluded, now: this.now, dueAt: dueAtOf(issue, this.times) };
  }

  private onDesk(issueId: string): OnDesk {
    return (
      this.results.get(issueId) ??
      this.known.get(issueId) ?? { assignment: { state: 'unknown', issueId }, version: 0, eventCount: 0 }
    );
  }

  private state(issueId: string, happenings: readonly Happening[], eventCount: number): number {
    let stated = 0;
    for (const happening of happenings) {
      const fact = factOf(issueId, happening, eventCount + stated + 1);
      if (!fact) continue;
      this.facts.push(fact);
      stated += 1;
    }
    return stated;
  }

  private moveLoad(before: Assignment, after: Assignment): void {
    this.addLoad(holderOf(before), -1);
    this.addLoad(holderOf(after), 1);
  }

  private addLoad(officerId: string | null, change: number): void {
    const officer = officerId === null ? undefined : this.officers.get(officerId);
    if (officer) officer.openLoad += change;
  }
}

/** Whose open work this is. */
function holderOf(assignment: Assignment): string | null {
  return assignment.state === 'assigned' || assignment.state === 'acknowledged' ? assignment.officerId : null;
}
