import { Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { can, type Principal } from '@owcr/access';
import { Audited, CurrentPrincipal, forbidden, UuidPipe } from '@owcr/platform';
import { DeadLetters } from './dead-letters.js';

@ApiTags('admin')
@Controller('admin/dead-letters')
export class DeadLettersController {
  constructor(private readonly deadLetters: DeadLetters) {}

  @Get()
  list(@CurrentPrincipal() principal: Principal) {
    if (!can(principal, 'read', 'dead-letter')) throw forbidden();
    return this.deadLetters.list(principal);
  }

  /** Safe to repeat: an event that went through is no longer there. */
  @Post(':service/:id/replay')
  @Audited('before')
  @HttpCode(200)
  replay(@Param('service') service: string, @Param('id', UuidPipe) id: string, @CurrentPrincipal() principal: Principal) {
    if (!can(principal, 'write', 'dead-letter')) throw forbidden();
    return this.deadLetters.act(service, id, 'replay', principal);
  }

  @Post(':service/:id/drop')
  @Audited('before')
  @HttpCode(200)
  drop(@Param('service') service: string, @Param('id', UuidPipe) id: string, @CurrentPrincipal() principal: Principal) {
    if (!can(principal, 'write', 'dead-letter')) throw forbidden();
    return this.deadLetters.act(service, id, 'drop', principal);
  }
}
