import type { FastifyReply } from 'fastify';
import { problemContentType, problemOf } from './problem.js';

const retryAfterS = 2;

/** Answers with the problem document of what was thrown. */
export function sendProblem(reply: FastifyReply, thrown: unknown): void {
  const answer = problemOf(thrown);
  if (answer.status === 503 && !reply.hasHeader('retry-after')) void reply.header('retry-after', retryAfterS);
  if (answer.status === 401) void reply.header('www-authenticate', 'Bearer');
  void reply
    .status(answer.status)
    .header('content-type', problemContentType)
    .send({ ...answer, requestId: reply.request.id });
}
