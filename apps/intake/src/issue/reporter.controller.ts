import { Body, Controller, Get, Header, HttpCode, Param, Post, UseInterceptors } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { can, type Principal } from '@owcr/access';
import { CurrentPrincipal, forbidden, notFound, Target, UnitOfWork, UuidPipe, type CommandTarget } from '@owcr/platform';
import { AbsentBodyInterceptor } from './absent-body.interceptor.js';
import { IssueStore } from './issue.store.js';
import { EraseReporterDto, ErasedReporterDto, ReportersDto, type ReporterContactDto } from './reporter.dto.js';
import { ReporterErasing } from './reporter-erasing.js';
import { ReporterLooks } from './reporter-looks.js';
import { ReporterStore, type IssueReporter } from './reporter.store.js';

@ApiTags('issues')
@Controller('issues')
export class ReporterController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly issues: IssueStore,
    private readonly reporters: ReporterStore,
    private readonly looks: ReporterLooks,
    private readonly erasing: ReporterErasing,
  ) {}

  /** The one way to learn who reported an issue. Who looked is recorded, never what they saw. */
  @Get(':id/reporter')
  @Header('cache-control', 'no-store')
  @ApiOkResponse({ type: ReportersDto })
  read(@CurrentPrincipal() principal: Principal, @Param('id', UuidPipe) id: string): Promise<ReportersDto> {
    return this.unitOfWork.run(async (tx) => {
      const found = await this.issues.read(id, principal, tx);
      if (!found) throw notFound('issue');
      const { precinct, officerId } = found.issue;
      if (!can(principal, 'read', { type: 'reporter', precinct, officerId })) throw forbidden();
      const [own, ...others] = (await this.reporters.ofIssue(tx, id)).map(contactOf);
      if (!own) throw notFound('issue');
      await this.looks.record(tx, { principal, issueId: id, reporterOf: [own, ...others].map(({ issueId }) => issueId) });
      return { ...own, others };
    });
  }

  /** On request of the person. Their key is deleted: nobody can read again what it sealed. What that means for backups is said in ADR 13. */
  @Post(':id/reporter/erase')
  @HttpCode(200)
  @UseInterceptors(AbsentBodyInterceptor)
  @ApiOkResponse({ type: ErasedReporterDto })
  erase(@Target() target: CommandTarget, @Body() { everywhere }: EraseReporterDto): Promise<ErasedReporterDto> {
    return this.erasing.run(target, { everywhere: everywhere ?? false });
  }
}

function contactOf({ erasedAt, ...reporter }: IssueReporter): ReporterContactDto {
  return { ...reporter, erasedAt: erasedAt?.toISOString() ?? null };
}
