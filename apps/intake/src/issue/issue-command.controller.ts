import { applyDecorators, Body, Controller, HttpCode, Param, Post, UseInterceptors } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Principal } from '@owcr/access';
import { CommandMeta, CurrentPrincipal, IfMatch, UuidPipe, type CommandRequest } from '@owcr/platform';
import { v7 as uuidv7 } from 'uuid';
import { AbsentBodyInterceptor } from './absent-body.interceptor.js';
import { MergeDto, NoteDto, ReasonDto, ReferDto, ResolveDto } from './command.dto.js';
import { IssueCommands } from './issue-commands.js';
import { IssueDto } from './issue.dto.js';
import { NoBodyInterceptor } from './no-body.interceptor.js';

/** A command on an existing issue: it names the version the caller saw and is answered with the issue. */
const Command = (name: string) => applyDecorators(Post(`:id/${name}`), HttpCode(200), ApiOkResponse({ type: IssueDto }));
const Id = () => Param('id', UuidPipe);

type Answer = Promise<IssueDto>;

@ApiTags('issues')
@Controller('issues')
@UseInterceptors(AbsentBodyInterceptor)
export class IssueCommandController {
  constructor(private readonly issues: IssueCommands) {}

  @Command('start')
  @UseInterceptors(NoBodyInterceptor)
  start(
    @Id() id: string,
    @IfMatch() version: number,
    @CurrentPrincipal() principal: Principal,
    @CommandMeta() request: CommandRequest,
  ): Answer {
    return this.issues.run(request, { id, version, principal }, { type: 'start' });
  }

  @Command('notes')
  note(
    @Id() id: string,
    @IfMatch() version: number,
    @CurrentPrincipal() principal: Principal,
    @CommandMeta() request: CommandRequest,
    @Body() { text }: NoteDto,
  ): Answer {
    return this.issues.run(request, { id, version, principal }, { type: 'note', noteId: uuidv7(), text });
  }

  @Command('refer')
  refer(
    @Id() id: string,
    @IfMatch() version: number,
    @CurrentPrincipal() principal: Principal,
    @CommandMeta() request: CommandRequest,
    @Body() { partner }: ReferDto,
  ): Answer {
    return this.issues.run(request, { id, version, principal }, { type: 'refer', partner });
  }

  @Command('resolve')
  resolve(
    @Id() id: string,
    @IfMatch() version: number,
    @CurrentPrincipal() principal: Principal,
    @CommandMeta() request: CommandRequest,
    @Body() { reason, note }: ResolveDto,
  ): Answer {
    return this.issues.run(request, { id, version, principal }, { type: 'resolve', reason, note: note ?? null });
  }

  @Command('confirm')
  @UseInterceptors(NoBodyInterceptor)
  confirm(
    @Id() id: string,
    @IfMatch() version: number,
    @CurrentPrincipal() principal: Principal,
    @CommandMeta() request: CommandRequest,
  ): Answer {
    return this.issues.run(request, { id, version, principal }, { type: 'confirm' });
  }

  @Command('reopen')
  reopen(
    @Id() id: string,
    @IfMatch() version: number,
    @CurrentPrincipal() principal: Principal,
    @CommandMeta() request: CommandRequest,
    @Body() { reason }: ReasonDto,
  ): Answer {
    return this.issues.run(request, { id, version, principal }, { type: 'reopen', reason: reason ?? null });
  }

  @Command('withdraw')
  withdraw(
    @Id() id: string,
    @IfMatch() version: number,
    @CurrentPrincipal() principal: Principal,
    @CommandMeta() request: CommandRequest,
    @Body() { reason }: ReasonDto,
  ): Answer {
    return this.issues.run(request, { id, version, principal }, { type: 'withdraw', reason: reason ?? null });
  }

  @Command('merge')
  merge(
    @Id() id: string,
    @IfMatch() version: number,
    @CurrentPrincipal() principal: Principal,
    @CommandMeta() request: CommandRequest,
    @Body() { into }: MergeDto,
  ): Answer {
    return this.issues.run(request, { id, version, principal }, { type: 'merge', into: into.toLowerCase() });
  }
}
