import { Injectable } from '@nestjs/common';
import { reachOf, scopeOf, theService, type Principal, type Scope } from '@owcr/access';
import { extendReach, type Tx } from '@owcr/messaging';
import { Commands, forbidden, invalid, pageFrom, pageOf, Reads, type CommandRequest, type ListQueryDto } from '@owcr/platform';
import { OfficerStore } from '../officer/officer.store.js';
import type { Desk } from './desk.js';
import { DeskOpener } from './desk.opener.js';
import { AssignmentStore } from './assignment.store.js';
import type { HandedOverDto, HandOverPageDto } from './hand-over.dto.js';
import { HandOverStore, type Left } from './hand-over.store.js';

/** Of one officer at once; more are handed over by asking again. */
const handOverMax = 500;

/** What people were working on who are not there any more: who should go on, and giving it to them. */
@Injectable()
export class HandOvers {
  constructor(
    private readonly store: HandOverStore,
    private readonly assignments: AssignmentStore,
    private readonly officers: OfficerStore,
    private readonly desks: DeskOpener,
    private readonly reads: Reads,
    private readonly commands: Commands,
  ) {}

  /** A page, with whom each would go to if all were handed over in this order. */
  async list(principal: Principal, query: ListQueryDto): Promise<HandOverPageDto> {
    const scope = scopeToReassign(principal);
    const { limit, cursor } = pageOf(query, { reportedAt: 'instant', issueId: 'uuid' });
    const left = await this.reads.in(reachOf(scope), (tx) => this.store.list(tx, scope, cursor, limit + 1));
    const page = pageFrom(left, limit, ({ reportedAt, issueId }) => ({ reportedAt, issueId }));
    // Who else could take it may be beyond what the reader sees.
    const items = await this.reads.in(theService, (tx) => this.proposed(tx, page.items, principal.id));
    return { ...page, items };
  }

  /** Hands over all that an absent or inactive officer has left behind, as far as `principal` may reassign it. */
  async handOver(principal: Principal, request: CommandRequest, officerId: string): Promise<HandedOverDto> {
    const scope = scopeToReassign(principal);
    return this.commands.run(
      request,
      async (tx) => {
        if (!(await this.officers.find(officerId, tx))) throw invalid([{ path: 'officerId', message: 'is not in the roster' }]);
        const issueIds = await this.store.issueIdsOf(tx, scope, officerId);
        const known = await this.assignments.lock(tx, issueIds.slice(0, handOverMax));
        await extendReach(tx, theService);
        const desk = await this.desks.open(tx, { known, locations: [], now: new Date().toISOString() });
        for (const issueId of issueIds) applyHandOver(desk, issueId, principal.id);
        const handedOver = desk.changed().length;
        await this.desks.close(tx, desk);
        return { handedOver, left: issueIds.length - handedOver };
      },
      reachOf(scope),
    );
  }

  private async proposed(tx: Tx, left: readonly Left[], by: string): Promise<HandOverPageDto['items']> {
    const known = await this.assignments.read(
      tx,
      left.map(({ issueId }) => issueId),
    );
    const desk = await this.desks.open(tx, { known, locations: [], now: new Date().toISOString() });
    for (const { issueId } of left) applyHandOver(desk, issueId, by);
    const found = new Map(
      desk.changed().flatMap(({ assignment }) => (assignment.state === 'assigned' ? [[assignment.issueId, assignment]] : [])),
    );
    const officers = await this.store.officers(
      tx,
      [...found.values()].map(({ officerId }) => officerId),
    );
    return left.map((item) => {
      const next = found.get(item.issueId);
      const proposed = next ? (officers.get(next.officerId) ?? null) : null;
      return { ...item, proposed, proposedReasons: next?.reasons ?? [] };
    });
  }
}

function applyHandOver(desk: Desk, issueId: string, by: string): void {
  const assignment = desk.assignmentOf(issueId);
  if (assignment.state !== 'acknowledged') return;
  desk.apply(issueId, { type: 'HandOver', by, finding: desk.finder.findNext(assignment) });
}

function scopeToReassign(principal: Principal): Scope {
  const scope = scopeOf(principal, 'reassign', 'assignment');
  if (!scope) throw forbidden();
  return scope;
}
