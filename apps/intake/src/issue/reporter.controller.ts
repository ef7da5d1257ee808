import { Controller, Get, Header, Logger, Param } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { fieldsOf, type Principal } from '@owcr/access';
import { Audited, CurrentPrincipal, forbidden, notFound, UuidPipe } from '@owcr/platform';
import { assertMayAny, scoped } from './issue.access.js';
import { IssueStore } from './issue.store.js';
import { ReportersDto, type ReporterContactDto } from './reporter.dto.js';
import { ReporterStore, type ReporterRow } from './reporter.store.js';

const personal = ['name', 'phone', 'email', 'language', 'anonymous'] as const;
type Personal = (typeof personal)[number];

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
    assertMayAny(principal, 'read', 'reporter');
    const found = await this.issues.read(id, principal);
    if (!found) throw notFound('issue');
    const fields = fieldsOf(principal, scoped(found.issue, 'reporter'), personal);
    if (fields.length === 0) throw forbidden();
    this.log.log({ msg: 'reporter read', issueId: id, principalId: principal.id, role: principal.role });
    const [own, ...others] = (await this.reporters.ofIssue(id)).map((row) => contactOf(row, fields));
    if (!own) throw notFound('issue');
    return { ...own, others };
  }
}

/** A contact with those of its personal fields that are for who asks; the others are null. */
function contactOf({ issue_id, reference, anonymous, ...row }: ReporterRow, fields: readonly Personal[]): ReporterContactDto {
  const only = (field: Exclude<Personal, 'anonymous'>) => (fields.includes(field) ? row[field] : null);
  const contact = { name: only('name'), phone: only('phone'), email: only('email'), language: only('language') };
  return { issueId: issue_id, reference, ...contact, anonymous: anonymous ?? false };
}
