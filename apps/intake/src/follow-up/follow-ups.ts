import { Injectable } from '@nestjs/common';
import { reachOfTrackingCode, theService, type Principal } from '@owcr/access';
import { extendReach, type Tx } from '@owcr/messaging';
import { Commands, DomainError, Reads, type CommandRequest } from '@owcr/platform';
import { IntakeConfiguration } from '../intake.configuration.js';
import { closesAt, type ReporterCommand } from '../issue/command.js';
import { IssueCommands } from '../issue/issue-commands.js';
import type { Issue } from '../issue/issue.js';
import { issueOf } from '../issue/issue.row.js';
import { MergeStore } from '../issue/merge.store.js';
import { normalTrackingCode } from '../issue/tracking-code.js';
import type { FollowedReportDto } from './follow-up.dto.js';
import { FollowUpStore, nothingToFollow, type FollowedRow } from './follow-up.store.js';
import {
  coarseMetres,
  coarsePlace,
  followUpActionsOf,
  historyOf,
  isSaidAlready,
  plainStatusOf,
  stepsOfMerged,
  waitsForPlace,
} from './follow-up.js';

/** What somebody sees of a report, and says about it, with nothing but its tracking code. */
@Injectable()
export class FollowUps {
  constructor(
    private readonly reads: Reads,
    private readonly commands: Commands,
    private readonly store: FollowUpStore,
    private readonly issues: IssueCommands,
    private readonly merges: MergeStore,
    private readonly configuration: IntakeConfiguration,
  ) {}

  async read(typed: string): Promise<FollowedReportDto> {
    const code = codeOf(typed);
    return this.reads.in(reachOfTrackingCode(code), async (tx) => this.shown(tx, await this.found(tx, code)));
  }

  /** Carries out what the reporter says, as often as the same request is sent once, and answers as `read`. */
  async say(typed: string, command: ReporterCommand, by: Principal, request: CommandRequest): Promise<FollowedReportDto> {
    const code = codeOf(typed);
    // The trail names the issue, which no path does here: it is known once the code was looked up.
    const origin = request.origin && { ...request.origin };
    return this.commands.run(
      { ...request, origin },
      async (tx) => {
        const { id, survivor_id: survivor } = await this.found(tx, code);
        const target = survivor ?? id;
        if (origin) origin.target = target;
        // The code is right. What is said goes to the issue that stands for the report, wherever that lies.
        await extendReach(tx, theService);
        const refused = await this.issues.runForReporter(tx, target, command, by);
        if (refused) await this.assertSaidByAnother(tx, refused, command, by);
        return this.shown(tx, await this.found(tx, code));
      },
      reachOfTrackingCode(code),
    );
  }

  /** Of several residents with one issue the first one's word is carried out; the others' is kept. */
  private async assertSaidByAnother(tx: Tx, issue: Issue, command: ReporterCommand, by: Principal): Promise<void> {
    const isShared = await this.merges.hasMerged(tx, issue.id);
    if (!isShared || !isSaidAlready(command.type, issue))
      throw notNow(issue.status === 'merged' ? 'assigned' : plainStatusOf(issue.status), followUpActionsOf(issue.status));
    await this.issues.keepWords(tx, issue.id, command, by);
  }

  private async found(tx: Tx, code: string): Promise<FollowedRow> {
    const row = await this.store.find(tx, code);
    if (!row) throw nothingToFollow();
    return row;
  }

  private async shown(tx: Tx, row: FollowedRow): Promise<FollowedReportDto> {
    const issue = issueOf(row);
    const own = await this.store.steps(tx, issue.id);
    const standing = issue.survivor === null ? issue : await this.store.survivor(tx, issue.survivor);
    const steps = standing === issue ? own : stepsOfMerged(own, await this.store.steps(tx, standing.id));
    const status = standing.status === 'merged' ? 'closed' : standing.status;
    return {
      reference: issue.reference,
      status: plainStatusOf(status),
      combined: issue.status === 'merged',
      category: { code: row.category, name: row.category_name },
      place: issue.location && { ...coarsePlace(issue.location), withinMetres: coarseMetres },
      addressGiven: row.address !== null,
      waitsForPlace: waitsForPlace(issue),
      reportedAt: issue.reportedAt,
      history: historyOf(issue.reportedAt, steps),
      outcome: standing.resolution?.reason ?? null,
      closesAt: closesAt(standing, this.configuration.UNCONFIRMED_CLOSE_DAYS),
      allowedActions: followUpActionsOf(standing.status),
    };
  }
}

/** What cannot be a code is answered as a wrong one is: nobody is told what a right one looks like. */
export function codeOf(typed: string): string {
  const code = normalTrackingCode(typed);
  if (code === null) throw nothingToFollow();
  return code;
}

const notNow = (status: string, allowedActions: readonly string[]) =>
  new DomainError('not-allowed-in-status', `This cannot be said of a report that is ${status}.`, {
    reportStatus: status,
    allowedActions,
  });
