import type { Fact } from '@owcr/contracts';
import { decide, type Assignment, type Command, type Happening, type Refusal } from './assignment.js';
import { evolve, factOf } from './assignment-history.js';
import type { OfficerFinder } from './officer-finder.js';

export interface OnDesk {
  assignment: Assignment;
  version: number;
  eventCount: number;
}

export interface Result extends OnDesk {
  happenings: Happening[];
}

/** Works through the commands of one transaction in memory. Each assignment raises the load of its officer for the next. */
export class Desk {
  readonly facts: Fact[] = [];
  /** How many more issues each officer has open than before. */
  readonly loadChanges = new Map<string, number>();
  private readonly results = new Map<string, Result>();

  constructor(
    private readonly known: ReadonlyMap<string, OnDesk>,
    readonly finder: OfficerFinder,
  ) {}

  /** What has changed, in the order it was touched first. */
  changed(): Result[] {
    return [...this.results.values()];
  }

  assignmentOf(issueId: string): Assignment {
    return this.onDesk(issueId).assignment;
  }

  /** Applies one command. A refused one changes nothing. */
  apply(issueId: string, command: Command): Refusal | null {
    const before = this.onDesk(issueId);
    const decision = decide(command, before.assignment, this.finder.now);
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
    if (officerId === null) return;
    this.finder.addLoad(officerId, change);
    this.loadChanges.set(officerId, (this.loadChanges.get(officerId) ?? 0) + change);
  }
}

/** Whose open work this is. */
function holderOf(assignment: Assignment): string | null {
  return assignment.state === 'assigned' || assignment.state === 'acknowledged' ? assignment.officerId : null;
}
