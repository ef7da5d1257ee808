import { Controller, Get, Param } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { reachFor, type Principal } from '@owcr/access';
import { CurrentPrincipal, Reads, UuidPipe } from '@owcr/platform';
import { assertMayAny, may, refusal } from './issue.access.js';
import { IssueDto } from './issue.dto.js';
import { IssueStore } from './issue.store.js';

@ApiTags('issues')
@Controller('issues')
export class IssueController {
  constructor(
    private readonly issues: IssueStore,
    private readonly reads: Reads,
  ) {}

  @Get(':id')
  @ApiOkResponse({ type: IssueDto })
  async read(@CurrentPrincipal() principal: Principal, @Param('id', UuidPipe) id: string): Promise<IssueDto> {
    assertMayAny(principal, 'read');
    return this.reads.in(reachFor(principal, 'read', 'issue'), async (tx) => {
      const found = await this.issues.read(tx, id, principal);
      if (!found) throw await this.issues.refusalOf(tx, id, principal);
      if (!may(principal, 'read', found.issue)) throw refusal(principal);
      return found.dto;
    });
  }
}
