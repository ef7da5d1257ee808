import type { ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { ConnectionError, FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import { newRequestId } from './logging.js';
import { problem, problemContentType, type Problem } from './problem.js';

/** By the code of Node's parser. */
const problemByCode: Readonly<Record<string, Problem>> = {
  HPE_HEADER_OVERFLOW: problem(431, 'headers-too-large', 'The headers are larger than is taken here.'),
  HPE_CHUNK_EXTENSIONS_OVERFLOW: problem(413, 'body-too-large', 'The body is larger than is taken here.'),
  ERR_HTTP_REQUEST_TIMEOUT: problem(408, 'request-timeout', 'The request did not arrive in time. Send it again.'),
};
const notHttp = problem(400, 'bad-request', 'This is not a valid HTTP request.');

const answers = new WeakMap<Socket, ServerResponse>();

/** Remembers what is being answered on each connection, for `answerUnreadable`. */
export function rememberAnswers(server: FastifyInstance): void {
  server.addHook('onRequest', (request, reply, done) => {
    answers.set(request.raw.socket, reply.raw);
    done();
  });
}

/**
 * Answers what Node could not read as a request: with a problem document, like any other refusal. Then it closes the connection. Where
 * an answer is on its way already it only closes, for another one in the middle of it would be taken for a part.
 */
export function answerUnreadable({ code = '' }: ConnectionError, socket: Socket, logger: Logger): void {
  const answer = answers.get(socket);
  const isAnswering = answer?.headersSent === true && !answer.writableFinished;
  if (code === 'ECONNRESET' || !socket.writable || isAnswering) return void socket.destroy();
  const requestId = newRequestId();
  const refusal = problemByCode[code] ?? notHttp;
  logger.info({ requestId, route: 'none', status: refusal.status, cause: code }, 'request');
  socket.end(messageOf(refusal, requestId), () => socket.destroy());
}

function messageOf(refusal: Problem, requestId: string): string {
  const body = JSON.stringify({ ...refusal, requestId });
  const headers = {
    'content-type': problemContentType,
    'content-length': Buffer.byteLength(body),
    'x-request-id': requestId,
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
    connection: 'close',
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  return `HTTP/1.1 ${refusal.status} ${refusal.title}\r\n${lines.join('')}\r\n${body}`;
}
