import { Injectable } from '@nestjs/common';
import { can, reachFor, scopeOf, theService, type Action, type Principal } from '@owcr/access';
import type { DeclineReason, Location } from '@owcr/contracts';
import { extendReach, type Tx } from '@owcr/messaging';
import {
  Commands,
  DomainError,
  forbidden,
  invalid,
  notFound,
  timeOfPast,
  versionConflict,
  type CommandTarget,
} from '@owcr/platform';
import { SectorLocator } from '../sector/sector.locator.js';
import type { AssignmentDetailDto } from './assignment.answer.dto.js';
import type { Command, Open, Refusal } from './assignment.js';
import { AssignmentStore } from './assignment.store.js';
import { AssignmentViewStore } from './assignment.view.store.js';
import type { Desk } from './desk.js';
import { DeskOpener } from './desk.opener.js';

type Extra = { locations?: Location[]; officerId?: string; happenedAt?: string | null };
type Build = (assignment: Open, desk: Desk) => Command;

const refusalMessages: Record<Exclude<Refusal, 'not-found'>, string> = {
  'assignment-closed': 'This issue is done.',
  'already-acknowledged': 'This assignment is acknowledged already.',
  'already-assigned': 'This officer has the issue already.',
  'not-in-review': 'Only an issue in review can be given a place.',
  'not-assigned': 'Nobody has this issue.',
  'nobody-available': 'Nobody else of the precinct is available.',
  'not-located': 'This issue has no sector yet: locate it first.',
};

/** What people do with an assignment. */
@Injectable()
export class AssignmentCommands {
  constructor(
    private readonly commands: Commands,
    private readonly store: AssignmentStore,
    private readonly views: AssignmentViewStore,
    private readonly desks: DeskOpener,
    private readonly locator: SectorLocator,
  ) {}

  /** `happenedAt`: of imported history, when it was done; null: now. */
  acknowledge(target: CommandTarget, happenedAt: string | null = null): Promise<AssignmentDetailDto> {
    return this.obey('acknowledge', target, () => ({ type: 'Acknowledge', by: target.principal.id }), { happenedAt });
  }

  decline(target: CommandTarget, reason: DeclineReason): Promise<AssignmentDetailDto> {
    return this.obey('decline', target, (assignment, desk) => {
      return { type: 'Decline', reason, by: target.principal.id, finding: desk.finder.findNext(assignment) };
    });
  }

  /** Gives it to another officer, or to a supervisor. Who names themselves takes it over, and has acknowledged it by that. */
  reassign(target: CommandTarget, officerId: string): Promise<AssignmentDetailDto> {
    const build: Build = ({ place }, desk) => {
      const officer = desk.finder.officer(officerId);
      if (!officer) throw invalid([{ path: 'officerId', message: 'must be an active member of the roster' }]);
      if (place && !officer.precincts.includes(place.precinct) && !choosesAnyone(target.principal)) {
        throw invalid([{ path: 'officerId', message: `must be an officer of precinct ${place.precinct}` }]);
      }
      return { type: 'Reassign', officerId, by: target.principal.id };
    };
    return this.obey('reassign', target, build, { officerId });
  }

  locate(target: CommandTarget, location: Location): Promise<AssignmentDetailDto> {
    const build: Build = ({ state, issue, declinedBy }, desk) => {
      const finding = desk.finder.find({ ...issue, location }, declinedBy);
      if (state === 'review' && finding.found === 'outside') {
        throw new DomainError('outside-sectors', 'No sector holds this point.', { status: 422 });
      }
      return { type: 'Locate', location, by: target.principal.id, finding };
    };
    return this.obey('locate', target, build, { locations: [location] });
  }

  private obey(
    action: Action,
    { principal, request, id: issueId, version }: CommandTarget,
    build: Build,
    extra: Extra = {},
  ): Promise<AssignmentDetailDto> {
    if (!can(principal, action, 'assignment')) throw forbidden();
    return this.commands.run(
      request,
      async (tx) => {
        const known = await this.store.lock(tx, [issueId]);
        const stored = known.get(issueId);
        if (!stored) throw await this.views.refusalOf(tx, issueId);
        if (!('issue' in stored.assignment)) throw notFound('assignment');
        const { assignment } = stored;
        const scoped = {
          type: 'assignment',
          precinct: assignment.place?.precinct ?? null,
          officerId: assignment.officerId,
        } as const;
        if (!can(principal, action, scoped)) throw forbidden();
        if (stored.version !== version) throw versionConflict(stored.version);
        if (assignment.state === 'closed') throw refused('assignment-closed');
        // From here on it is the service's work: who else could take it, and a row that may leave the reach of who sent this.
        await extendReach(tx, theService);
        const { locations = [], officerId, happenedAt = null } = extra;
        const desk = await this.desks.open(tx, {
          known,
          locations,
          officerIds: officerId ? [officerId] : [],
          now: timeOfPast(happenedAt, assignment.issue, new Date().toISOString()),
        });
        const refusal = desk.apply(issueId, build(assignment, desk));
        if (refusal) throw refused(refusal);
        await this.desks.close(tx, desk);
        return this.answer(tx, issueId);
      },
      reachFor(principal, action, 'assignment'),
    );
  }

  private async answer(tx: Tx, issueId: string): Promise<AssignmentDetailDto> {
    const view = await this.views.find(tx, issueId);
    if (!view) throw notFound('assignment');
    return { ...view, border: await this.locator.borderAt(tx, view.location), history: await this.views.history(tx, issueId) };
  }
}

/** Who answers for the whole city may also lend an officer to another precinct. */
function choosesAnyone(principal: Principal): boolean {
  return scopeOf(principal, 'reassign', 'assignment')?.everywhere === true;
}

function refused(refusal: Refusal): DomainError {
  return refusal === 'not-found' ? notFound('assignment') : new DomainError(refusal, refusalMessages[refusal]);
}
