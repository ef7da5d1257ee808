import { Controller, Get, Param } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { reachFor, theService, type Principal } from '@owcr/access';
import { extendReach } from '@owcr/messaging';
import { CurrentPrincipal, Reads, UuidPipe } from '@owcr/platform';
import { assertMayAny, may, refusal } from './issue.access.js';
import { IssueStore } from './issue.store.js';
import { MergedReportsDto } from './merge.dto.js';
import { MergeStore } from './merge.store.js';

@ApiTags('issues')
@Controller('issues')
export class MergeController {
  constructor(
    private readonly issues: IssueStore,
    private readonly merges: MergeStore,
    private readonly reads: Reads,
  ) {}

  /** The reports that were merged into this issue, directly or over others, oldest first; for who may read its notes. */
  @Get(':id/merged')
  @ApiOkResponse({ type: MergedReportsDto })
  async list(@CurrentPrincipal() principal: Principal, @Param('id', UuidPipe) id: string): Promise<MergedReportsDto> {
    assertMayAny(principal, 'read', 'note');
    const rows = await this.reads.in(reachFor(principal, 'read', 'note'), async (tx) => {
      const found = await this.issues.read(tx, id, principal);
      if (!found) throw await this.issues.refusalOf(tx, id, principal);
      if (!may(principal, 'read', found.issue, 'note')) throw refusal(principal);
      await extendReach(tx, theService);
      return this.merges.list(tx, id);
    });
    return {
      items: rows.map(({ reported_at, merged_into, ...row }) => ({
        ...row,
        reportedAt: reported_at.toISOString(),
        mergedInto: merged_into,
      })),
    };
  }
}
