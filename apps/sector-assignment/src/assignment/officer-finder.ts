import type { Location } from '@owcr/contracts';
import type { Place } from '../sector/sector.js';
import { dueAtOf, type AcknowledgeTime } from './acknowledge-time.js';
import { issueForNext, type Acknowledged, type Assigned, type Assignment, type Finding } from './assignment.js';
import type { Issue, Open } from './assignment.js';
import { chooseOfficer, isStillRight, type Candidate, type Question } from './choose-officer.js';

/** Where a point lies. */
export type Locate = (location: Location) => Place | null;

/** What of an issue says who should have it. */
export type Wanted = Pick<Issue, 'category' | 'priority' | 'location' | 'timedFrom'>;

/** What is known at one moment of where issues lie, who could take them, and how long each may wait. */
export interface Circumstances {
  locate: Locate;
  candidates: readonly Candidate[];
  times: readonly AcknowledgeTime[];
  now: string;
}

/** Says who should have an issue, at one moment. Only of the precincts and people it was given. */
export class OfficerFinder {
  readonly now: string;
  private readonly officers: Map<string, Candidate>;
  private readonly byPrecinct = new Map<string, Candidate[]>();

  constructor(private readonly circumstances: Circumstances) {
    this.now = circumstances.now;
    this.officers = new Map(circumstances.candidates.map((candidate) => [candidate.officerId, { ...candidate }]));
    for (const officer of this.officers.values()) {
      for (const precinct of officer.precincts)
        this.byPrecinct.set(precinct, [...(this.byPrecinct.get(precinct) ?? []), officer]);
    }
  }

  /** Somebody active. */
  officer(officerId: string): Candidate | null {
    return this.officers.get(officerId) ?? null;
  }

  addLoad(officerId: string, change: number): void {
    const officer = this.officers.get(officerId);
    if (officer) officer.openLoad += change;
  }

  /** Who should have an issue. */
  find(issue: Wanted, excluded: readonly string[]): Finding {
    if (!issue.location) return { found: 'no-location' };
    const place = this.circumstances.locate(issue.location);
    return place ? this.findIn(place, issue, excluded) : { found: 'outside' };
  }

  /** Who should have it next, where it lies: none of those who have declined it, and not who has it. */
  findNext(assignment: Open): Finding {
    const issue = issueForNext(assignment, this.now);
    const { place, declinedBy, officerId } = assignment;
    const not = officerId === null ? declinedBy : [...declinedBy, officerId];
    return place ? this.findIn(place, issue, not) : this.find(issue, not);
  }

  /** Who should have an issue that stands again: who had it, where they may keep it; else as for a new one. */
  findAgain(assignment: Assignment, issue: Wanted): Finding {
    if (!('officerId' in assignment)) return this.find(issue, []);
    const { officerId, place, declinedBy } = assignment;
    const lies = issue.location && this.circumstances.locate(issue.location);
    const isElsewhere = lies && place && lies.sector !== place.sector;
    const officer = officerId === null ? null : this.officer(officerId);
    if (officer && place && !isElsewhere && this.mayKeep(officer, place, issue, declinedBy)) return sameOfficer(officer, place);
    return this.find(issue, declinedBy);
  }

  /**
   * Who should have what its officer has not acknowledged, because that one is not there, or not in time where another is. Null: it
   * stays. What a supervisor gave to somebody stays with them while they are there.
   */
  findMove(assignment: Assigned): Finding | null {
    const { officerId, place, issue, declinedBy, reasons } = assignment;
    const officer = this.officer(officerId);
    if (!officer) return because('previous-inactive', this.findNext(assignment));
    if (officer.absent) return because('previous-absent', this.findNext(assignment));
    if (reasons.some(({ code }) => code === 'chosen-by-supervisor')) return null;
    if (isStillRight(officerId, this.candidatesOf(place), this.question(place, issue, without(declinedBy, officerId))))
      return null;
    const next = this.findNext(assignment);
    if (next.found !== 'officer') return null;
    return because(officer.precincts.includes(place.precinct) ? 'previous-not-on-duty' : 'previous-elsewhere', next);
  }

  /** Who should have an issue that is corrected to `issue`. Null: it stays where it is. */
  findCorrected(assignment: Open, issue: Issue): Finding | null {
    const isMoved = JSON.stringify(issue.location) !== JSON.stringify(assignment.issue.location);
    if (assignment.state === 'review') return isMoved ? this.find(issue, assignment.declinedBy) : null;
    const place = issue.location && this.circumstances.locate(issue.location);
    if (!isMoved || place?.sector === assignment.place.sector) {
      return assignment.state === 'assigned' ? this.findMove({ ...assignment, issue }) : null;
    }
    return this.findElsewhere(assignment, issue, place);
  }

  private findElsewhere({ officerId, declinedBy }: Assigned | Acknowledged, issue: Issue, place: Place | null): Finding {
    const officer = this.officer(officerId);
    if (officer && place && this.mayKeep(officer, place, issue, declinedBy)) return sameOfficer(officer, place);
    return this.find(issue, declinedBy);
  }

  /** There, of this sector, and no other would be there in time where they are not. */
  private mayKeep(officer: Candidate, place: Place, issue: Wanted, declinedBy: readonly string[]): boolean {
    if (officer.absent || !officer.sectors.includes(place.sector)) return false;
    const question = this.question(place, issue, without(declinedBy, officer.officerId));
    return isStillRight(officer.officerId, this.candidatesOf(place), question);
  }

  private findIn(place: Place, issue: Wanted, excluded: readonly string[]): Finding {
    const choice = chooseOfficer(this.candidatesOf(place), this.question(place, issue, excluded));
    return choice ? { found: 'officer', place, ...choice } : { found: 'nobody', place };
  }

  private candidatesOf({ precinct }: Place): Candidate[] {
    return this.byPrecinct.get(precinct) ?? [];
  }

  private question(place: Place, issue: Wanted, excluded: readonly string[]): Question {
    return { ...place, excluded, now: this.now, dueAt: dueAtOf(issue, this.circumstances.times) };
  }
}

function sameOfficer({ officerId }: Candidate, place: Place): Finding {
  return { found: 'officer', place, officerId, reasons: [{ code: 'same-officer' }] };
}

function because(code: string, finding: Finding): Finding {
  return finding.found === 'officer' ? { ...finding, reasons: [{ code }, ...finding.reasons] } : finding;
}

function without(officerIds: readonly string[], officerId: string): string[] {
  return officerIds.filter((id) => id !== officerId);
}
