import { hash } from 'node:crypto';
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';
import { originOf, type Origin } from './audit/origin.js';
import { principalOf } from './current-principal.decorator.js';
import { described } from './described.js';
import { DomainError } from './domain-error.js';
import type { ServiceRequest } from './request.js';

/** What makes two requests the same command. */
export interface CommandRequest {
  principalId: string;
  /** Absent when the client did not ask for protection against repetition. */
  key?: string;
  /** Of method, path and body. */
  hash: string;
  route: string;
  /** For the audit trail. A request has it always; without it the trail says who and what, and not from where. */
  origin?: Origin;
}

/** Space to tilde, 1 to 255 of them. */
const keyCharactersMax = 255;
const printable = /^[\x20-\x7e]{1,255}$/;

function parseIdempotencyKey(header: string | string[] | undefined): string | undefined {
  if (header === undefined) return undefined;
  if (typeof header === 'string' && printable.test(header)) return header;
  throw new DomainError('validation-failed', 'The Idempotency-Key is not valid.', {
    status: 400,
    errors: [{ path: 'Idempotency-Key', message: 'must be 1 to 255 printable ASCII characters' }],
  });
}

export function commandOf(context: ExecutionContext): CommandRequest {
  const request = context.switchToHttp().getRequest<ServiceRequest>();
  const route = `${request.method} ${request.url}`;
  return {
    principalId: principalOf(context).id,
    key: parseIdempotencyKey(request.headers['idempotency-key']),
    hash: hash('sha256', `${route}\n${digestible(request.body)}`, 'base64url'),
    route: `${request.method} ${request.routeOptions.url ?? ''}`,
    origin: originOf(request),
  };
}

/** Tells the document of a key, at least so many characters long. */
export const describeIdempotencyKey = (minLength = 1): ParameterDecorator =>
  described(
    ApiHeader({
      name: 'Idempotency-Key',
      description: 'Same key and body: the same answer.',
      schema: { type: 'string', minLength, maxLength: keyCharactersMax, pattern: printable.source },
    }),
  );

/** The command a request carries: `@CommandMeta() command: CommandRequest`, to be given to `Commands.run`. */
export const CommandMeta = createParamDecorator(
  (_: unknown, context: ExecutionContext) => commandOf(context),
  [describeIdempotencyKey()],
);

/** A picture is not JSON: it stands for itself. */
const digestible = (body: unknown) => (Buffer.isBuffer(body) ? hash('sha256', body, 'base64url') : canonicalJson(body));

/** JSON with its members in order, so that a client may write them in any. */
function canonicalJson(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? '';
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([name, member]) => `${JSON.stringify(name)}:${canonicalJson(member)}`).join(',')}}`;
}
