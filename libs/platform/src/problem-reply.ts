import type { FastifyReply, FastifyRequest } from 'fastify';
import { DomainError } from './domain-error.js';
import { problemContentType, problemOf } from './problem.js';

const retryAfterS = 2;

const codes = new WeakMap<FastifyRequest, string>();

/** The problem code that a request was answered with by this process; undefined where there was no problem. */
export const refusalCodeOf = (request: FastifyRequest): string | undefined => codes.get(request);

const hidden = new WeakSet<FastifyRequest>();

/** Whether this process refused a request and answered as if there were nothing. */
export const isHiddenRefusal = (request: FastifyRequest): boolean => hidden.has(request);

/** Answers with the problem document of what was thrown. */
export function sendProblem(reply: FastifyReply, thrown: unknown): void {
  const answer = problemOf(thrown);
  codes.set(reply.request, answer.code);
  if (thrown instanceof DomainError && thrown.hidden) hidden.add(reply.request);
  if (answer.status === 503 && !reply.hasHeader('retry-after')) void reply.header('retry-after', retryAfterS);
  if (answer.status === 401) void reply.header('www-authenticate', 'Bearer');
  void reply
    .status(answer.status)
    .header('content-type', problemContentType)
    .send({ ...answer, requestId: reply.request.id });
}
