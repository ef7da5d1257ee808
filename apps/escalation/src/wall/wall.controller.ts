import { Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { can, reachFor, reachOf, type Principal } from '@owcr/access';
import { type CommandTarget, CurrentPrincipal, forbidden, pageFrom, pageOf, Reads, Target, UuidPipe } from '@owcr/platform';
import { Acknowledgement } from './acknowledgement.js';
import { EscalationDto, EscalationPageDto, EscalationQueryDto } from './escalation.dto.js';
import { toDto } from './escalation.view.js';
import { mayRead, wallOf } from './wall.access.js';
import { WallStore } from './wall.store.js';

@ApiTags('escalations')
@Controller('escalations')
export class WallController {
  constructor(
    private readonly wall: WallStore,
    private readonly acknowledgement: Acknowledgement,
    private readonly reads: Reads,
  ) {}

  @Get()
  @ApiOkResponse({ type: EscalationPageDto })
  async list(@Query() query: EscalationQueryDto, @CurrentPrincipal() principal: Principal): Promise<EscalationPageDto> {
    const { state, precinct, level, audience } = query;
    const { limit, cursor } = pageOf(query, { raisedAt: 'instant', id: 'uuid' });
    const scope = wallOf(principal);
    const asked = { viewerId: principal.id, scope, state, precinct, level, audience, after: cursor, limit: limit + 1 };
    const rows = await this.reads.in(reachOf(scope), (tx) => this.wall.list(tx, asked));
    return pageFrom(rows.map(toDto), limit, ({ raisedAt, id }) => ({ raisedAt, id }));
  }

  @Get(':id')
  @ApiOkResponse({ type: EscalationDto })
  async find(@Param('id', UuidPipe) id: string, @CurrentPrincipal() principal: Principal): Promise<EscalationDto> {
    if (!can(principal, 'read', 'escalation')) throw forbidden();
    return this.reads.in(reachFor(principal, 'read', 'escalation'), async (tx) => {
      const row = await this.wall.find(tx, id);
      if (!row) throw await this.wall.refusalOf(tx, id);
      if (!mayRead(principal, 'escalation', row) && row.owner?.id !== principal.id) throw forbidden();
      return toDto(row);
    });
  }

  @Post(':id/acknowledge')
  @HttpCode(200)
  @ApiOkResponse({ type: EscalationDto })
  acknowledge(@Target() target: CommandTarget): Promise<EscalationDto> {
    return this.acknowledgement.give(target);
  }
}
