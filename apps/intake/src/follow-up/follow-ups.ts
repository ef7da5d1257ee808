import { Injectable } from '@nestjs/common';
import { reachOfTrackingCode, type Principal } from '@owcr/access';
import type { Tx } from '@owcr/messaging';
import { Commands, DomainError, Reads, type CommandRequest } from '@owcr/platform';
import { IntakeConfiguration } from '../intake.configuration.js';
import { closesAt, type ReporterCommand } from '../issue/command.js';
import { IssueCommands } from '../issue/issue-commands.js';
import { issueOf } from '../issue/issue.row.js';
import { normalTrackingCode } from '../issue/tracking-code.js';
import type { FollowedReportDto } from './follow-up.dto.js';
import { FollowUpStore, nothingToFollow, type FollowedRow } from './follow-up.store.js';
import { coarseMetres, coarsePlace, followUpActionsOf, historyOf, plainStatusOf } from './follow-up.js';

/** What somebody sees of a report, and says about it, with nothing but its tracking code. */
@Injectable()
export class FollowUps {
  constructor(
    private readonly reads: Reads,
    private readonly commands: Commands,
    private readonly store: FollowUpStore,
    private readonly issues: IssueCommands,
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
        const { id } = await this.found(tx, code);
        if (origin) origin.target = id;
        const refused = await this.issues.runForReporter(tx, id, command, by);
        if (refused)
          throw notNow(
            refused.status === 'merged' ? 'assigned' : plainStatusOf(refused.status),
            followUpActionsOf(refused.status),
          );
        return this.shown(tx, await this.found(tx, code));
      },
      reachOfTrackingCode(code),
    );
  }

  private async found(tx: Tx, code: string): Promise<FollowedRow> {
    const row = await this.store.find(tx, code);
    if (!row) throw nothingToFollow();
    return row;
  }

  private async shown(tx: Tx, row: FollowedRow): Promise<FollowedReportDto> {
    const issue = issueOf(row);
    const history = historyOf(issue.reportedAt, await this.store.steps(tx, issue.id));
    const status = issue.status === 'merged' ? await this.store.survivorsStatus(tx, issue.id) : issue.status;
    return {
      reference: issue.reference,
      status: plainStatusOf(status),
      combined: issue.status === 'merged',
      category: { code: row.category, name: row.category_name },
      place: issue.location && { ...coarsePlace(issue.location), withinMetres: coarseMetres },
      reportedAt: issue.reportedAt,
      history,
      outcome: issue.resolution?.reason ?? null,
      closesAt: closesAt(issue, this.configuration.UNCONFIRMED_CLOSE_DAYS),
      allowedActions: followUpActionsOf(issue.status),
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
