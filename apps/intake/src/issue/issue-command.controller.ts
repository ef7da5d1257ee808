import { applyDecorators, Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Target, type CommandTarget } from '@owcr/platform';
import { v7 as uuidv7 } from 'uuid';
import { MergeDto, NoteDto, ReasonDto, ReferDto, ResolveDto } from './command.dto.js';
import { IssueCommands } from './issue-commands.js';
import { IssueDto } from './issue.dto.js';

/** A command on an existing issue: it names the version the caller saw and is answered with the issue. */
const Command = (name: string) => applyDecorators(Post(`:id/${name}`), HttpCode(200), ApiOkResponse({ type: IssueDto }));

type Answer = Promise<IssueDto>;

@ApiTags('issues')
@Controller('issues')
export class IssueCommandController {
  constructor(private readonly issues: IssueCommands) {}

  @Command('start')
  start(@Target() target: CommandTarget): Answer {
    return this.issues.run(target, { type: 'start' });
  }

  @Command('notes')
  note(@Target() target: CommandTarget, @Body() { text }: NoteDto): Answer {
    return this.issues.run(target, { type: 'note', noteId: uuidv7(), text });
  }

  @Command('refer')
  refer(@Target() target: CommandTarget, @Body() { partner }: ReferDto): Answer {
    return this.issues.run(target, { type: 'refer', partner });
  }

  @Command('resolve')
  resolve(@Target() target: CommandTarget, @Body() { reason, note, at }: ResolveDto): Answer {
    return this.issues.run(target, { type: 'resolve', reason, note: note ?? null }, at ?? null);
  }

  @Command('confirm')
  confirm(@Target() target: CommandTarget): Answer {
    return this.issues.run(target, { type: 'confirm' });
  }

  @Command('reopen')
  reopen(@Target() target: CommandTarget, @Body() { reason }: ReasonDto): Answer {
    return this.issues.run(target, { type: 'reopen', reason: reason ?? null });
  }

  @Command('withdraw')
  withdraw(@Target() target: CommandTarget, @Body() { reason }: ReasonDto): Answer {
    return this.issues.run(target, { type: 'withdraw', reason: reason ?? null });
  }

  @Command('merge')
  merge(@Target() target: CommandTarget, @Body() { into }: MergeDto): Answer {
    return this.issues.run(target, { type: 'merge', into: into.toLowerCase() });
  }

  /** Undoes its merge: it stands by itself again, and what had been merged into it comes with it. It is assigned as if just reported. */
  @Command('unmerge')
  unmerge(@Target() target: CommandTarget): Answer {
    return this.issues.run(target, { type: 'unmerge' });
  }
}
