import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { can, type Principal } from '@owcr/access';
import {
  CommandMeta,
  Commands,
  CurrentPrincipal,
  forbidden,
  notFound,
  pageFrom,
  pageOf,
  TakesBodies,
  UuidPipe,
  type CommandRequest,
} from '@owcr/platform';
import { RosterOfficerDto, RosterOfficerPageDto } from './officer.answer.dto.js';
import { DryRunQueryDto, OfficerListQueryDto, rosterFileLimits, RosterImportDto } from './officer.dto.js';
import { shownTo } from './officer.access.js';
import { OfficerStore } from './officer.store.js';
import { RosterSummaryDto } from './roster-answer.dto.js';
import { RosterKeeper } from './roster.keeper.js';

@ApiTags('officers')
@Controller('officers')
export class OfficerController {
  constructor(
    private readonly officers: OfficerStore,
    private readonly roster: RosterKeeper,
    private readonly commands: Commands,
  ) {}

  @Post('import')
  @TakesBodies(rosterFileLimits)
  @HttpCode(200)
  @ApiOkResponse({ type: RosterSummaryDto })
  async import(
    @CurrentPrincipal() principal: Principal,
    @CommandMeta() command: CommandRequest,
    @Query() { dryRun }: DryRunQueryDto,
    @Body() { rows }: RosterImportDto,
  ): Promise<RosterSummaryDto> {
    if (!can(principal, 'import', 'officer')) throw forbidden();
    return this.commands.run(command, (tx) => this.roster.import(tx, rows, dryRun ?? false));
  }

  @Get()
  @ApiOkResponse({ type: RosterOfficerPageDto })
  async list(@CurrentPrincipal() principal: Principal, @Query() query: OfficerListQueryDto) {
    if (!can(principal, 'read', 'officer')) throw forbidden();
    const { limit, cursor } = pageOf(query, { badge: 'text' });
    const { badge = null, sector = null, precinct = null, rank = null } = query;
    const rows = await this.officers.list({ badge, sector, precinct, rank, afterBadge: cursor?.badge ?? null, limit: limit + 1 });
    const page = pageFrom(rows, limit, (last) => ({ badge: last.badge }));
    return { ...page, items: page.items.map((officer) => shownTo(principal, officer)) };
  }

  @Get(':id')
  @ApiOkResponse({ type: RosterOfficerDto })
  async one(@CurrentPrincipal() principal: Principal, @Param('id', UuidPipe) id: string) {
    if (!can(principal, 'read', 'officer')) throw forbidden();
    const officer = await this.officers.find(id);
    if (!officer) throw notFound('officer');
    return shownTo(principal, officer);
  }
}
