import { Controller, Get, HttpCode, Param, Post, Req } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { can, type Principal } from '@owcr/access';
import { CurrentPrincipal, forbidden, Trail, UuidPipe, type ServiceRequest } from '@owcr/platform';
import { DeadLettersDto, ReplayedDto } from './dead-letters.answer.dto.js';
import { DeadLetters } from './dead-letters.js';

@ApiTags('admin')
@Controller('admin/dead-letters')
export class DeadLettersController {
  constructor(
    private readonly deadLetters: DeadLetters,
    private readonly trail: Trail,
  ) {}

  @Get()
  @ApiOkResponse({ type: DeadLettersDto })
  list(@CurrentPrincipal() principal: Principal) {
    if (!can(principal, 'read', 'dead-letter')) throw forbidden();
    return this.deadLetters.list(principal);
  }

  /** Safe to repeat: an event that went through is no longer there. */
  @Post(':service/:id/replay')
  @HttpCode(200)
  @ApiOkResponse({ type: ReplayedDto })
  replay(@Param('service') service: string, @Param('id', UuidPipe) id: string, @Req() request: ServiceRequest) {
    return this.act(service, id, 'replay', request);
  }

  @Post(':service/:id/drop')
  @HttpCode(200)
  @ApiOkResponse({ type: ReplayedDto })
  drop(@Param('service') service: string, @Param('id', UuidPipe) id: string, @Req() request: ServiceRequest) {
    return this.act(service, id, 'drop', request);
  }

  /** On record before it begins, for its transaction is another service's; and not before who asks is known to be allowed to. */
  private async act(service: string, id: string, action: 'replay' | 'drop', request: ServiceRequest): Promise<unknown> {
    const { principal, clientAddress = null } = request;
    if (!principal || !can(principal, 'write', 'dead-letter')) throw forbidden();
    await this.trail.tell(request, { result: 'begun' });
    return this.deadLetters.act(service, id, action, { principal, from: clientAddress });
  }
}
