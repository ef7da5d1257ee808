import { Controller, Get, Header, Logger, Param } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { can, type Principal } from '@owcr/access';
import { Audited, CurrentPrincipal, forbidden, notFound, UuidPipe } from '@owcr/platform';
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
  ) {}

  /** The one way to learn who reported an issue. Who asked is on record before they are answered; never what the answer was. */
  @Get(':id/reporter')
  @Audited()
  @Header('cache-control', 'no-store')
  @ApiOkResponse({ type: ReportersDto })
  async read(@CurrentPrincipal() principal: Principal, @Param('id', UuidPipe) id: string): Promise<ReportersDto> {
    const found = await this.issues.read(id, principal);
    if (!found) throw notFound('issue');
    const { precinct, officerId } = found.issue;
    if (!can(principal, 'read', { type: 'reporter', precinct, officerId })) throw forbidden();
    this.log.log({ msg: 'reporter read', issueId: id, principalId: principal.id, role: principal.role });
    const [own, ...others] = (await this.reporters.ofIssue(id)).map(contactOf);
    if (!own) throw notFound('issue');
    return { ...own, others };
  }
}

function contactOf({ issue_id, anonymous, ...row }: ReporterRow): ReporterContactDto {
  return { issueId: issue_id, ...row, anonymous: anonymous ?? false };
}
