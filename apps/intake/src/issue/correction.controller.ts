import { Body, Controller, Get, Param, Patch, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { reachFor, type Principal } from '@owcr/access';
import { CurrentPrincipal, ListQueryDto, pageFrom, pageOf, Reads, Target, UuidPipe, type CommandTarget } from '@owcr/platform';
import { CorrectIssueDto, CorrectionPageDto, type CorrectionDto } from './correction.dto.js';
import { CorrectionStore, type CorrectionRow } from './correction.store.js';
import { Corrections } from './corrections.js';
import { assertMayAny, may, refusal } from './issue.access.js';
import { IssueDto } from './issue.dto.js';
import { IssueStore } from './issue.store.js';

@ApiTags('issues')
@Controller('issues')
export class CorrectionController {
  constructor(
    private readonly issues: IssueStore,
    private readonly store: CorrectionStore,
    private readonly corrections: Corrections,
    private readonly reads: Reads,
  ) {}

  /** Puts right what was reported wrong. Another place may give it to another officer, another category or priority other deadlines. */
  @Patch(':id')
  @ApiOkResponse({ type: IssueDto })
  correct(@Target() target: CommandTarget, @Body() body: CorrectIssueDto): Promise<IssueDto> {
    return this.corrections.run(target, body);
  }

  /** What was put right, by whom, and what it was before. Oldest first; for who may read the notes. */
  @Get(':id/corrections')
  @ApiOkResponse({ type: CorrectionPageDto })
  async list(
    @CurrentPrincipal() principal: Principal,
    @Param('id', UuidPipe) id: string,
    @Query() query: ListQueryDto,
  ): Promise<CorrectionPageDto> {
    const { limit, cursor } = pageOf(query, { id: 'uuid' });
    assertMayAny(principal, 'read', 'note');
    const rows = await this.reads.in(reachFor(principal, 'read', 'note'), async (tx) => {
      const found = await this.issues.read(tx, id, principal);
      if (!found) throw await this.issues.refusalOf(tx, id, principal);
      if (!may(principal, 'read', found.issue, 'note')) throw refusal(principal);
      return this.store.list(tx, id, { limit: limit + 1, after: cursor?.id ?? null });
    });
    const page = pageFrom(rows, limit, (last) => ({ id: last.id }));
    return { ...page, items: page.items.map(correctionOf) };
  }
}

function correctionOf({ id, field, before, after, author_id, author_name, at }: CorrectionRow): CorrectionDto {
  return { id, field, before, after, author: { id: author_id, name: author_name }, at: at.toISOString() };
}
