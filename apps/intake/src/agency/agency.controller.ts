import { Body, Controller, Get, Param, Patch, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { can, type Principal } from '@owcr/access';
import { CommandMeta, CurrentPrincipal, forbidden, IfMatch, type CommandRequest } from '@owcr/platform';
import { Agencies } from './agencies.js';
import { AgenciesDto, AgencyDto, ChangeAgencyDto, NewAgencyDto } from './agency.dto.js';
import { AgencyStore } from './agency.store.js';

@ApiTags('agencies')
@Controller('agencies')
export class AgencyController {
  constructor(
    private readonly store: AgencyStore,
    private readonly agencies: Agencies,
  ) {}

  /** By name, the inactive ones too: older issues name them. Somebody of an agency sees their own. */
  @Get()
  @ApiOkResponse({ type: AgenciesDto })
  async list(@CurrentPrincipal() principal: Principal): Promise<AgenciesDto> {
    if (!can(principal, 'read', 'agency')) throw forbidden();
    const all = await this.store.all();
    return { items: all.filter(({ code }) => can(principal, 'read', { type: 'agency', referredTo: code })) };
  }

  @Post()
  @ApiCreatedResponse({ type: AgencyDto })
  add(
    @CurrentPrincipal() principal: Principal,
    @CommandMeta() request: CommandRequest,
    @Body() body: NewAgencyDto,
  ): Promise<AgencyDto> {
    if (!can(principal, 'write', 'agency')) throw forbidden();
    return this.agencies.add(request, body);
  }

  @Patch(':code')
  @ApiOkResponse({ type: AgencyDto })
  change(
    @CurrentPrincipal() principal: Principal,
    @CommandMeta() request: CommandRequest,
    @Param('code') code: string,
    @IfMatch() version: number,
    @Body() body: ChangeAgencyDto,
  ): Promise<AgencyDto> {
    if (!can(principal, 'write', 'agency')) throw forbidden();
    return this.agencies.change(request, { code, version }, body);
  }
}
