import { STATUS_CODES } from 'node:http';
import { HttpException } from '@nestjs/common';
import { isPassing } from '@owcr/messaging';
import { DomainError, type FieldError } from './domain-error.js';

/** An RFC 9457 document. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  code: string;
  detail: string;
  errors?: readonly FieldError[];
  requestId?: string;
  [extension: string]: unknown;
}

export const problemContentType = 'application/problem+json';

/** Codes for refusals that do not come from us but from the framework. */
const codeByStatus: Readonly<Record<number, string>> = {
  400: 'bad-request',
  401: 'unauthorized',
  403: 'forbidden',
  404: 'not-found',
  405: 'method-not-allowed',
  408: 'request-timeout',
  413: 'body-too-large',
  414: 'uri-too-long',
  415: 'unsupported-media-type',
  429: 'too-many-requests',
  431: 'headers-too-large',
  503: 'service-unavailable',
};

const detailByCode: Readonly<Record<string, string>> = {
  'body-too-large': 'The body is larger than is taken here.',
  'unsupported-media-type': 'Only application/json is taken here.',
  'malformed-json': 'The body is not valid JSON.',
  'not-found': 'There is nothing here.',
};

const malformedBody = /^FST_ERR_CTP_(INVALID_JSON_BODY|EMPTY_JSON_BODY|INVALID_CONTENT_LENGTH)$/;

export function problem(status: number, code: string, detail: string, more: Partial<Problem> = {}): Problem {
  return { type: 'about:blank', title: STATUS_CODES[status] ?? 'Error', status, code, detail, ...more };
}

/** The problem document of anything that was thrown; 500 without a word about the cause for what nobody foresaw. */
export function problemOf(thrown: unknown): Problem {
  if (thrown instanceof DomainError) {
    return problem(thrown.status, thrown.code, thrown.message, {
      ...thrown.extensions,
      ...(thrown.errors && { errors: thrown.errors }),
    });
  }
  const refusal = refusalOf(thrown);
  if (refusal) {
    const code = refusal.malformed ? 'malformed-json' : (codeByStatus[refusal.status] ?? 'bad-request');
    return problem(refusal.status, code, detailByCode[code] ?? STATUS_CODES[refusal.status] ?? 'Refused.');
  }
  if (isUnusableValue(thrown)) return problem(400, 'validation-failed', 'A value in the request cannot be stored.');
  if (isPassing(thrown)) return problem(503, 'service-unavailable', 'The service cannot answer at the moment.');
  return problem(500, 'internal-error', 'Something went wrong. It has been logged under the request id.');
}

function refusalOf(thrown: unknown): { status: number; malformed: boolean } | null {
  if (!(thrown instanceof Error)) return null;
  const { statusCode, code, cause } = thrown as { statusCode?: number; code?: string; cause?: unknown };
  const status = thrown instanceof HttpException ? thrown.getStatus() : statusCode;
  if (status === undefined || status < 400 || (status >= 500 && status !== 503)) return null;
  const origin = code ?? (cause as { code?: string } | undefined)?.code ?? '';
  const malformed = status === 400 && (malformedBody.test(origin) || /JSON|__proto__|prototype property/i.test(thrown.message));
  return { status, malformed };
}

/** SQLSTATE class 22: a value no check of ours refused and the database did. */
function isUnusableValue(thrown: unknown): boolean {
  const { driverError } = (thrown ?? {}) as { driverError?: { code?: unknown } };
  return typeof driverError?.code === 'string' && /^22[0-9A-Z]{3}$/.test(driverError.code);
}
