import { Controller, Get, Param } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { can, reachFor, type Principal } from '@owcr/access';
import { CurrentPrincipal, forbidden, Reads, UuidPipe } from '@owcr/platform';
import { mayRead } from '../wall/wall.access.js';
import type { IssueClocks } from './clock.js';
import { DeadlineDto, DeadlineExplanationDto } from './deadline.dto.js';
import { DeadlineStore } from './deadline.store.js';
import { deadlinesOf, explanationsOf } from './deadline.view.js';

@ApiTags('deadlines')
@Controller('deadlines/:issueId')
export class DeadlineController {
  constructor(
    private readonly deadlines: DeadlineStore,
    private readonly reads: Reads,
  ) {}

  @Get()
  @ApiOkResponse({
    type: [DeadlineDto],
    description: 'Empty for imported history that was not reopened: its clocks do not start.',
  })
  async list(@Param('issueId', UuidPipe) issueId: string, @CurrentPrincipal() principal: Principal): Promise<DeadlineDto[]> {
    return deadlinesOf(await this.find(issueId, principal));
  }

  @Get('explain')
  @ApiOkResponse({ type: [DeadlineExplanationDto] })
  async explain(
    @Param('issueId', UuidPipe) issueId: string,
    @CurrentPrincipal() principal: Principal,
  ): Promise<DeadlineExplanationDto[]> {
    return explanationsOf(await this.find(issueId, principal));
  }

  private async find(issueId: string, principal: Principal): Promise<IssueClocks> {
    if (!can(principal, 'read', 'deadline')) throw forbidden();
    return this.reads.in(reachFor(principal, 'read', 'deadline'), async (tx) => {
      const state = await this.deadlines.find(tx, issueId);
      if (!state) throw await this.deadlines.refusalOf(tx, issueId);
      const { precinct = null, officerId = null } = state.responsible ?? {};
      if (!mayRead(principal, 'deadline', { precinct, officerId })) throw forbidden();
      return state;
    });
  }
}
