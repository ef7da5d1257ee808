import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Principal } from '@owcr/access';
import { CommandMeta, CurrentPrincipal, ListQueryDto, type CommandRequest } from '@owcr/platform';
import { HandedOverDto, HandOverDto, HandOverPageDto } from './hand-over.dto.js';
import { HandOvers } from './hand-overs.js';

@ApiTags('assignments')
@Controller('assignments/hand-over')
export class HandOverController {
  constructor(private readonly handOvers: HandOvers) {}

  /** What officers were working on who are absent or inactive now, oldest first, and who should go on. One by one: `reassign`. */
  @Get()
  @ApiOkResponse({ type: HandOverPageDto })
  list(@CurrentPrincipal() principal: Principal, @Query() query: ListQueryDto): Promise<HandOverPageDto> {
    return this.handOvers.list(principal, query);
  }

  /** Gives all that an absent or inactive officer was working on to whom the list proposes. */
  @Post()
  @HttpCode(200)
  @ApiOkResponse({ type: HandedOverDto })
  handOver(
    @CurrentPrincipal() principal: Principal,
    @CommandMeta() command: CommandRequest,
    @Body() { officerId }: HandOverDto,
  ): Promise<HandedOverDto> {
    return this.handOvers.handOver(principal, command, officerId);
  }
}
