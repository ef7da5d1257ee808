import { Controller, Get, Param } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { can, type Principal } from '@owcr/access';
import { CurrentPrincipal, forbidden, notFound, UuidPipe } from '@owcr/platform';
import { mayRead } from '../wall/wall.access.js';
import type { IssueClocks } from './clock.js';
import { DeadlineDto, DeadlineExplanationDto } from './deadline.dto.js';
import { DeadlineStore } from './deadline.store.js';
import { deadlinesOf, explanationsOf } from './deadline.view.js';

@ApiTags('deadlines')
@Controller('deadlines/:issueId')
export class DeadlineController {
  constructor(private readonly deadlines: DeadlineStore) {}

  @Get()
  @ApiOkResponse({ type: [DeadlineDto] })
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
    const state = await this.deadlines.find(issueId);
    if (!state) throw notFound('issue with a deadline');
    const { precinct = null, officerId = null } = state.responsible ?? {};
    if (!mayRead(principal, 'deadline', { precinct, officerId })) throw forbidden();
    return state;
  }
}
