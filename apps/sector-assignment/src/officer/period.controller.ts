import { Body, Controller, Delete, Get, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { can, type Principal } from '@owcr/access';
import { CommandMeta, CurrentPrincipal, forbidden, Target, type CommandRequest, type CommandTarget } from '@owcr/platform';
import { RosterPeriodDto, RosterPeriodPageDto } from './officer.answer.dto.js';
import { PeriodChangeDto, PeriodDto, PeriodListQueryDto } from './officer.dto.js';
import { PeriodDesk } from './period.desk.js';

@ApiTags('roster')
@Controller('shifts')
export class ShiftController {
  constructor(private readonly desk: PeriodDesk) {}

  @Post()
  @ApiCreatedResponse({ type: RosterPeriodDto })
  async add(
    @CurrentPrincipal() principal: Principal,
    @CommandMeta() command: CommandRequest,
    @Body() shift: PeriodDto,
  ): Promise<RosterPeriodDto> {
    return this.desk.add('shift', principal, command, shift);
  }

  @Get()
  @ApiOkResponse({ type: RosterPeriodPageDto })
  async list(@CurrentPrincipal() principal: Principal, @Query() query: PeriodListQueryDto): Promise<RosterPeriodPageDto> {
    if (!can(principal, 'read', 'roster')) throw forbidden();
    return this.desk.list('shift', principal, query);
  }

  /** Puts it right. What is left out stays. */
  @Patch(':id')
  @ApiOkResponse({ type: RosterPeriodDto })
  change(@Target() target: CommandTarget, @Body() change: PeriodChangeDto): Promise<RosterPeriodDto> {
    return this.desk.change('shift', target, change);
  }

  /** Takes it out of the roster. Answers with what it was. */
  @Delete(':id')
  @ApiOkResponse({ type: RosterPeriodDto })
  withdraw(@Target() target: CommandTarget): Promise<RosterPeriodDto> {
    return this.desk.withdraw('shift', target);
  }
}

@ApiTags('roster')
@Controller('absences')
export class AbsenceController {
  constructor(private readonly desk: PeriodDesk) {}

  @Post()
  @ApiCreatedResponse({ type: RosterPeriodDto })
  async add(
    @CurrentPrincipal() principal: Principal,
    @CommandMeta() command: CommandRequest,
    @Body() absence: PeriodDto,
  ): Promise<RosterPeriodDto> {
    return this.desk.add('absence', principal, command, absence);
  }

  @Get()
  @ApiOkResponse({ type: RosterPeriodPageDto })
  async list(@CurrentPrincipal() principal: Principal, @Query() query: PeriodListQueryDto): Promise<RosterPeriodPageDto> {
    if (!can(principal, 'read', 'roster')) throw forbidden();
    return this.desk.list('absence', principal, query);
  }

  /** Puts it right. What is left out stays. */
  @Patch(':id')
  @ApiOkResponse({ type: RosterPeriodDto })
  change(@Target() target: CommandTarget, @Body() change: PeriodChangeDto): Promise<RosterPeriodDto> {
    return this.desk.change('absence', target, change);
  }

  /** Takes it out of the roster. Answers with what it was. */
  @Delete(':id')
  @ApiOkResponse({ type: RosterPeriodDto })
  withdraw(@Target() target: CommandTarget): Promise<RosterPeriodDto> {
    return this.desk.withdraw('absence', target);
  }
}
