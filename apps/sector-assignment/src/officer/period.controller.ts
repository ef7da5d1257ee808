import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { can, type Principal } from '@owcr/access';
import { CommandMeta, CurrentPrincipal, forbidden, type CommandRequest } from '@owcr/platform';
import { PeriodDto, PeriodListQueryDto } from './officer.dto.js';
import { PeriodDesk } from './period.desk.js';

@ApiTags('roster')
@ApiBearerAuth()
@Controller('shifts')
export class ShiftController {
  constructor(private readonly desk: PeriodDesk) {}

  @Post()
  async add(@CurrentPrincipal() principal: Principal, @CommandMeta() command: CommandRequest, @Body() shift: PeriodDto) {
    return this.desk.add('shift', principal, command, shift);
  }

  @Get()
  async list(@CurrentPrincipal() principal: Principal, @Query() query: PeriodListQueryDto) {
    if (!can(principal, 'read', 'roster')) throw forbidden();
    return this.desk.list('shift', principal, query);
  }
}

@ApiTags('roster')
@ApiBearerAuth()
@Controller('absences')
export class AbsenceController {
  constructor(private readonly desk: PeriodDesk) {}

  @Post()
  async add(@CurrentPrincipal() principal: Principal, @CommandMeta() command: CommandRequest, @Body() absence: PeriodDto) {
    return this.desk.add('absence', principal, command, absence);
  }

  @Get()
  async list(@CurrentPrincipal() principal: Principal, @Query() query: PeriodListQueryDto) {
    if (!can(principal, 'read', 'roster')) throw forbidden();
    return this.desk.list('absence', principal, query);
  }
}
