import { createParamDecorator, type ExecutionContext, type PipeTransform } from '@nestjs/common';
import { ApiParam } from '@nestjs/swagger';
import type { Principal } from '@owcr/access';
import { principalOf } from './current-principal.decorator.js';
import { described } from './described.js';
import { commandOf, describeIdempotencyKey, type CommandRequest } from './idempotency.js';
import { describeIfMatch, seenVersionOf } from './if-match.decorator.js';
import type { ServiceRequest } from './request.js';
import { UuidPipe } from './validation.js';

/** What every command on an existing thing says: which one, in the version the caller saw, and who asks. */
export interface CommandTarget {
  id: string;
  version: number;
  principal: Principal;
  request: CommandRequest;
}

const uuids = new UuidPipe();

/** The id is checked by a pipe, as that of any path: after the headers, and beside the body. */
const checkId: PipeTransform<CommandTarget, CommandTarget> = {
  transform: (target, { data }) => ({ ...target, id: uuids.transform(target.id, { data }) }),
};

/** What a command is asked of, by the id in its path: `@Target('issueId') target: CommandTarget`. */
export const Target = (parameter = 'id') =>
  createParamDecorator(
    (_: unknown, context: ExecutionContext): CommandTarget => ({
      request: commandOf(context),
      version: seenVersionOf(context),
      principal: principalOf(context),
      id: (context.switchToHttp().getRequest<ServiceRequest>().params as Record<string, string>)[parameter] ?? '',
    }),
    [described(ApiParam({ name: parameter, type: String, format: 'uuid' })), describeIfMatch, describeIdempotencyKey()],
  )(parameter, checkId);
