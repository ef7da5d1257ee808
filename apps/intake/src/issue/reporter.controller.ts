import { Controller, Get, Header, Logger, Param } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { can, reachFor, theService, type Principal } from '@owcr/access';
import { extendReach } from '@owcr/messaging';
import { CurrentPrincipal, forbidden, notFound, Reads, UuidPipe } from '@owcr/platform';
import { IssueStore } from './issue.store.js';
import { ReportersDto, type ReporterContactDto } from './reporter.dto.js';
import { ReporterStore, type ReporterRow } from './reporter.store.js';

@ApiTags('issues')
@Controller('issues')
export class ReporterController {
  private readonly log = new Logger(ReporterController.name);

  constructor(
    private readonly issues: IssueStore,
    private readonly reporters: ReporterStore,
    private readonly reads: Reads,
  ) {}

  /** The one way to learn who reported an issue. Who asked is logged, never what the answer was. */
  @Get(':id/reporter')
  @Header('cache-control', 'no-store')
  @ApiOkResponse({ type: ReportersDto })
  async read(@CurrentPrincipal() principal: Principal, @Param('id', UuidPipe) id: string): Promise<ReportersDto> {
    const rows = await this.reads.in(reachFor(principal, 'read', 'reporter'), async (tx) => {
      const found = await this.issues.read(tx, id, principal);
      if (!found) throw await this.issues.refusalOf(tx, id);
      const { precinct, officerId } = found.issue;
      if (!can(principal, 'read', { type: 'reporter', precinct, officerId })) throw forbidden();
      this.log.log({ msg: 'reporter read', issueId: id, principalId: principal.id, role: principal.role });
      // The reporters of what was merged into it follow the survivor, wherever theirs lay.
      await extendReach(tx, theService);
      return this.reporters.ofIssue(tx, id);
    });
    const [own, ...others] = rows.map(contactOf);
    if (!own) throw notFound('issue');
    return { ...own, others };
  }
}

function contactOf({ issue_id, anonymous, ...row }: ReporterRow): ReporterContactDto {
  return { issueId: issue_id, ...row, anonymous: anonymous ?? false };
}
