import { Body, Controller, Get, Header, HttpCode, Param, Post, Req } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { fieldsOf, reachFor, theService, type Principal } from '@owcr/access';
import { extendReach } from '@owcr/messaging';
import {
  CurrentPrincipal,
  forbidden,
  notFound,
  Target,
  Trail,
  UnitOfWork,
  UuidPipe,
  type CommandTarget,
  type ServiceRequest,
} from '@owcr/platform';
import { assertMayAny, scoped } from './issue.access.js';
import { IssueStore } from './issue.store.js';
import { EraseReporterDto, ErasedReporterDto, ReportersDto, type ReporterContactDto } from './reporter.dto.js';
import { ReporterErasing } from './reporter-erasing.js';
import { ReporterStore, type IssueReporter } from './reporter.store.js';

const personal = ['name', 'phone', 'email', 'language', 'anonymous'] as const;
type Personal = (typeof personal)[number];

@ApiTags('issues')
@Controller('issues')
export class ReporterController {
  constructor(
    private readonly issues: IssueStore,
    private readonly reporters: ReporterStore,
    private readonly erasing: ReporterErasing,
    private readonly unitOfWork: UnitOfWork,
    private readonly trail: Trail,
  ) {}

  /** The one way to learn who reported an issue. Who asked is on record before they are answered, for each issue shown; never what the answer was. */
  @Get(':id/reporter')
  @Header('cache-control', 'no-store')
  @ApiOkResponse({ type: ReportersDto })
  read(
    @CurrentPrincipal() principal: Principal,
    @Param('id', UuidPipe) id: string,
    @Req() request: ServiceRequest,
  ): Promise<ReportersDto> {
    assertMayAny(principal, 'read', 'reporter');
    return this.unitOfWork.run(
      async (tx) => {
        const found = await this.issues.read(tx, id, principal);
        if (!found) throw await this.issues.refusalOf(tx, id, principal);
        const fields = fieldsOf(principal, scoped(found.issue, 'reporter'), personal);
        if (fields.length === 0) throw forbidden();
        // The reporters of what was merged into it follow the survivor, wherever theirs lay.
        await extendReach(tx, theService);
        const [own, ...others] = (await this.reporters.ofIssue(tx, id)).map((row) => contactOf(row, fields));
        if (!own) throw notFound('issue');
        const shown = [own, ...others].map(({ issueId }) => issueId);
        await this.trail.tellEach(request, { result: 'done' }, shown, tx);
        return { ...own, others };
      },
      reachFor(principal, 'read', 'reporter'),
    );
  }

  /** On request of the person. Their key is deleted: nobody can read again what it sealed. What that means for backups is said in ADR 13. */
  @Post(':id/reporter/erase')
  @HttpCode(200)
  @ApiOkResponse({ type: ErasedReporterDto })
  erase(@Target() target: CommandTarget, @Body() { everywhere }: EraseReporterDto): Promise<ErasedReporterDto> {
    return this.erasing.run(target, { everywhere: everywhere ?? false });
  }
}

/** A contact with those of its personal fields that are for who asks; the others are null. */
function contactOf(
  { anonymous, erasedAt, issueId, reference, ...row }: IssueReporter,
  fields: readonly Personal[],
): ReporterContactDto {
  const only = (field: Exclude<Personal, 'anonymous'>) => (fields.includes(field) ? row[field] : null);
  const contact = { name: only('name'), phone: only('phone'), email: only('email'), language: only('language') };
  return { issueId, reference, ...contact, anonymous, erasedAt: erasedAt?.toISOString() ?? null };
}
