import { Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { can, type Principal } from '@owcr/access';
import { DeadLetters, type ReplayAnswer } from '@owcr/messaging';
import { CurrentPrincipal } from './current-principal.decorator.js';
import { DomainError, forbidden, notFound } from './domain-error.js';
import { UuidPipe } from './validation.js';

/** What the service could not handle. Internal: outside it is part of /admin/dead-letters of the gateway. */
@ApiExcludeController()
@Controller('dead-letters')
export class DeadLettersController {
  constructor(private readonly deadLetters: DeadLetters) {}

  @Get()
  async list(@CurrentPrincipal() principal: Principal) {
    if (!can(principal, 'read', 'dead-letter')) throw forbidden();
    return { items: await this.deadLetters.list() };
  }

  @Post(':id/replay')
  @HttpCode(200)
  async replay(@Param('id', UuidPipe) id: string, @CurrentPrincipal() principal: Principal) {
    if (!can(principal, 'write', 'dead-letter')) throw forbidden();
    return replayAnswerOf(await this.deadLetters.replay(id));
  }

  @Post(':id/drop')
  @HttpCode(200)
  async drop(@Param('id', UuidPipe) id: string, @CurrentPrincipal() principal: Principal) {
    if (!can(principal, 'write', 'dead-letter')) throw forbidden();
    return replayAnswerOf(await this.deadLetters.drop(id, principal.id));
  }
}

/** What came of dealing with one. Throws where there is none, or another has to be dealt with first. */
export function replayAnswerOf(answer: ReplayAnswer) {
  if (answer === 'not-found') throw notFound('dead letter');
  if (answer === 'waiting')
    throw new DomainError('not-parked', 'This event waits behind a parked one: deal with that one first.');
  return answer;
}
