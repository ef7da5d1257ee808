import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Tx } from '@owcr/messaging';
import { Timers, type NewTimer, type TimerRow } from '@owcr/timers';
import type { Stored } from './assignment.row.js';
import { AssignmentStore } from './assignment.store.js';
import { DeskOpener } from './desk.opener.js';

export const recheckKind = 'officer-recheck';

const batchMax = 500;

/**
 * A look through what an officer has not acknowledged, when they may not be the right one any more: they have left, an absence begins,
 * a shift was taken away. It is a timer of the same transaction, so it is neither lost nor in the way of the answer.
 */
@Injectable()
export class OfficerRecheck {
  constructor(
    private readonly store: AssignmentStore,
    private readonly desks: DeskOpener,
    private readonly timers: Timers,
  ) {}

  /** At once. */
  async start(tx: Tx, officerIds: readonly string[]): Promise<void> {
    const dueAt = new Date().toISOString();
    const timers = officerIds.map((subject) => ({ id: randomUUID(), version: 1, kind: recheckKind, subject, dueAt }));
    await this.timers.schedule(tx, timers);
  }

  /** At the begin of something that has an id of its own, in this version of it. */
  async startAt(
    tx: Tx,
    { officerId, ...when }: Pick<NewTimer, 'id' | 'version' | 'dueAt'> & { officerId: string },
  ): Promise<void> {
    await this.timers.schedule(tx, [{ ...when, kind: recheckKind, subject: officerId }]);
  }

  async cancel(tx: Tx, id: string): Promise<void> {
    await this.timers.cancel(tx, [id]);
  }

  async checkBatch(tx: Tx, { subject, dueAt }: TimerRow): Promise<void> {
    const [officerId = '', reportedAt, issueId] = subject.split(' ');
    const after = reportedAt && issueId ? { reportedAt, issueId } : null;
    const batch = await this.store.lockAssignedTo(tx, officerId, after, batchMax);
    // The database says when a timer is due. By our clock, which may be behind, the absence that begins then might not have begun.
    const now = new Date(Math.max(Date.now(), dueAt.getTime())).toISOString();
    const known = new Map(batch.map((stored) => [stored.assignment.issueId, stored]));
    const desk = await this.desks.open(tx, { known, locations: [], now });
    for (const [moved, { assignment }] of known) {
      const finding = assignment.state === 'assigned' && assignment.officerId === officerId && desk.finder.findMove(assignment);
      if (finding) desk.apply(moved, { type: 'Move', finding });
    }
    await this.desks.close(tx, desk);
    const last = batch.at(-1);
    if (!last || batch.length < batchMax) return;
    const next = { id: randomUUID(), version: 1, kind: recheckKind, subject: `${officerId} ${placeOf(last)}` };
    await this.timers.schedule(tx, [{ ...next, dueAt: now }]);
  }
}

/** Where the look goes on. Instants contain no blank. */
function placeOf({ assignment }: Stored): string {
  return 'issue' in assignment ? `${assignment.issue.reportedAt} ${assignment.issueId}` : '';
}
