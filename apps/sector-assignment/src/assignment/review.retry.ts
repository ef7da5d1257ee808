import { Injectable } from '@nestjs/common';
import type { Tx } from '@owcr/messaging';
import type { TimerRow } from '@owcr/timers';
import type { Stored } from './assignment.row.js';
import { AssignmentStore } from './assignment.store.js';
import type { Desk } from './desk.js';
import { DeskOpener } from './desk.opener.js';
import { ReviewSweep } from './review.sweep.js';

export const sweepBatchMax = 500;

/** Tries issues in review again, a bounded batch per transaction, and sets the timer for the next batch. */
@Injectable()
export class ReviewRetry {
  constructor(
    private readonly store: AssignmentStore,
    private readonly desks: DeskOpener,
    private readonly sweep: ReviewSweep,
  ) {}

  async retryBatch(tx: Tx, { id, version, subject, dueAt }: TimerRow): Promise<void> {
    const batch = await this.store.lockInReview(tx, placeOf(subject), sweepBatchMax);
    const known = new Map(batch.map((stored) => [stored.assignment.issueId, stored]));
    // The database says when a timer is due. Its clock may be ahead of ours, by which the absence that ends then would go on.
    const now = new Date(Math.max(Date.now(), dueAt.getTime())).toISOString();
    const desk = await this.desks.open(tx, { known, locations: batch.map(locationOf), now });
    for (const issueId of known.keys()) retry(desk, issueId);
    await this.desks.close(tx, desk);
    const last = batch.at(-1);
    if (last && batch.length === sweepBatchMax) await this.sweep.goOn(tx, { id, version: version + 1, subject: subjectOf(last) });
  }
}

function retry(desk: Desk, issueId: string): void {
  const assignment = desk.assignmentOf(issueId);
  if (assignment.state !== 'review') return;
  desk.apply(issueId, { type: 'Retry', finding: desk.finder.find(assignment.issue, assignment.declinedBy) });
}

function locationOf({ assignment }: Stored) {
  return 'issue' in assignment ? assignment.issue.location : null;
}

/** Where a sweep goes on. Instants contain no blank. */
function subjectOf({ assignment }: Stored): string {
  return 'issue' in assignment ? `${assignment.issue.reportedAt} ${assignment.issueId}` : '';
}

function placeOf(subject: string): { reportedAt: string; issueId: string } | null {
  const [reportedAt, issueId] = subject.split(' ');
  return reportedAt && issueId ? { reportedAt, issueId } : null;
}
