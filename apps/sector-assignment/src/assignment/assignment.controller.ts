import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { can, reachFor, reachOf, scopeOf, type Principal } from '@owcr/access';
import { CurrentPrincipal, forbidden, pageFrom, pageOf, Reads, Target, UuidPipe, type CommandTarget } from '@owcr/platform';
import { SectorLocator } from '../sector/sector.locator.js';
import { AssignmentDetailDto, AssignmentPageDto } from './assignment.answer.dto.js';
import { AssignmentCommands } from './assignment.commands.js';
import { AcknowledgeDto, AssignmentListQueryDto, DeclineDto, LocateDto, ReassignDto } from './assignment.dto.js';
import { AssignmentViewStore } from './assignment.view.store.js';

@ApiTags('assignments')
@Controller('assignments')
export class AssignmentController {
  constructor(
    private readonly views: AssignmentViewStore,
    private readonly commands: AssignmentCommands,
    private readonly reads: Reads,
    private readonly locator: SectorLocator,
  ) {}

  @Get()
  @ApiOkResponse({ type: AssignmentPageDto })
  async list(@CurrentPrincipal() principal: Principal, @Query() query: AssignmentListQueryDto): Promise<AssignmentPageDto> {
    const scope = scopeOf(principal, 'read', 'assignment');
    if (!scope) throw forbidden();
    const { limit, cursor } = pageOf(query, { reportedAt: 'instant', issueId: 'uuid' });
    const { state = null, officer: officerId = null, sector = null } = query;
    const filter = { state, officerId, sector, after: cursor, limit: limit + 1 };
    const rows = await this.reads.in(reachOf(scope), (tx) => this.views.list(tx, scope, filter));
    return pageFrom(rows, limit, ({ reportedAt, issueId }) => ({ reportedAt, issueId }));
  }

  @Get(':issueId')
  @ApiOkResponse({ type: AssignmentDetailDto })
  async one(@CurrentPrincipal() principal: Principal, @Param('issueId', UuidPipe) issueId: string): Promise<AssignmentDetailDto> {
    if (!can(principal, 'read', 'assignment')) throw forbidden();
    return this.reads.in(reachFor(principal, 'read', 'assignment'), async (tx) => {
      const view = await this.views.find(tx, issueId);
      if (!view) throw await this.views.refusalOf(tx, issueId);
      if (!can(principal, 'read', { type: 'assignment', precinct: view.precinct, officerId: view.officer?.id ?? null }))
        throw forbidden();
      return { ...view, border: await this.locator.borderAt(tx, view.location), history: await this.views.history(tx, issueId) };
    });
  }

  @Post(':issueId/acknowledge')
  @HttpCode(200)
  @ApiOkResponse({ type: AssignmentDetailDto })
  acknowledge(@Target('issueId') target: CommandTarget, @Body() { at }: AcknowledgeDto) {
    return this.commands.acknowledge(target, at ?? null);
  }

  @Post(':issueId/decline')
  @HttpCode(200)
  @ApiOkResponse({ type: AssignmentDetailDto })
  decline(@Target('issueId') target: CommandTarget, @Body() { reason }: DeclineDto) {
    return this.commands.decline(target, reason);
  }

  @Post(':issueId/reassign')
  @HttpCode(200)
  @ApiOkResponse({ type: AssignmentDetailDto })
  reassign(@Target('issueId') target: CommandTarget, @Body() { officerId }: ReassignDto) {
    return this.commands.reassign(target, officerId);
  }

  @Post(':issueId/locate')
  @HttpCode(200)
  @ApiOkResponse({ type: AssignmentDetailDto })
  locate(@Target('issueId') target: CommandTarget, @Body() { lat, lng }: LocateDto) {
    return this.commands.locate(target, { lat, lng });
  }
}
