import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { grantsFor, type Principal } from '@owcr/access';
import { CurrentPrincipal } from '@owcr/platform';
import { MeDto } from './me.dto.js';

@ApiTags('me')
@Controller('me')
export class MeController {
  /** Who is asking, and what they may do: the browser shows what the services will allow. */
  @Get()
  @ApiOkResponse({ type: MeDto })
  read(@CurrentPrincipal() principal: Principal): MeDto {
    return { ...principal, grants: grantsFor(principal) };
  }
}
