import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';
import { described } from './described.js';
import { DomainError } from './domain-error.js';
import type { ServiceRequest } from './request.js';

const versionInQuotes = /^"(\d{1,15})"$/;

/** `If-Match: "3"` as the number 3. Missing: 428; anything else: 400. */
function parseIfMatch(header: string | undefined): number {
  if (header === undefined) {
    throw new DomainError('precondition-required', 'Say which version you saw: If-Match: "<version>".', { status: 428 });
  }
  const version = versionInQuotes.exec(header.trim())?.[1];
  if (!version) {
    throw new DomainError('validation-failed', 'If-Match must be one version in quotes, for example "3".', {
      status: 400,
      errors: [{ path: 'If-Match', message: 'must be one version in quotes' }],
    });
  }
  return Number(version);
}

export function seenVersionOf(context: ExecutionContext): number {
  return parseIfMatch(context.switchToHttp().getRequest<ServiceRequest>().headers['if-match']);
}

export const describeIfMatch = described(
  ApiHeader({
    name: 'If-Match',
    required: true,
    description: 'The version you saw, in quotes.',
    schema: { type: 'string', pattern: versionInQuotes.source, example: '"3"' },
  }),
);

/** The version the client saw: `@IfMatch() version: number`. */
export const IfMatch = createParamDecorator((_: unknown, context: ExecutionContext) => seenVersionOf(context), [describeIfMatch]);
