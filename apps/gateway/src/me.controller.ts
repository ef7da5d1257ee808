import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { grantsFor, type Principal } from '@owcr/access';
import { CurrentPrincipal } from '@owcr/platform';

@ApiTags('me')
@Controller('me')
export class MeController {
  /** Who is asking, and what they may do: the browser shows what the services will allow. */
  @Get()
  read(@CurrentPrincipal() principal: Principal) {
    return { ...principal, grants: grantsFor(principal) };
  }
}
