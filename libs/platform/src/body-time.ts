import type { IncomingHttpHeaders } from 'node:http';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { DomainError } from './domain-error.js';
import { sendProblem } from './problem-reply.js';

/** How slowly a body may come that is too large to be there at once. */
export interface BodyPace {
  bytesPerSecondMin: number;
  /** Over so long: a line that stands still for a moment is no slow one. */
  windowMs: number;
}

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Bodies of this route take as long as their pace allows, instead of being whole within the time of others. */
    bodyPace?: BodyPace;
  }
}

/**
 * Ends requests whose body does not arrive: nobody may hold a connection and its memory by sending nothing. It is to be whole within
 * `wholeMs` of its headers, or come at the pace of its route. Answers 408 and closes the connection; where the request was answered
 * already, it only closes. What has no body, such as a live stream, is left alone.
 */
export function limitBodyTime(server: FastifyInstance, wholeMs: number): void {
  server.addHook('onRequest', (request, reply, done) => {
    if (hasBody(request.headers)) watch(request, reply, wholeMs);
    done();
  });
}

function watch(request: FastifyRequest, reply: FastifyReply, wholeMs: number): void {
  const { bodyPace } = request.routeOptions.config;
  const cut = () => {
    stop();
    if (reply.sent) return void request.raw.destroy();
    void reply.header('connection', 'close');
    sendProblem(reply, tooSlow());
  };
  const stop = bodyPace ? keepPace(request, bodyPace, cut) : cutAfter(wholeMs, cut);
  request.raw.once('end', stop);
  request.raw.once('close', stop);
}

type Stop = () => void;

function cutAfter(ms: number, cut: () => void): Stop {
  const timer = setTimeout(cut, ms);
  return () => clearTimeout(timer);
}

/** What the connection has read is what has come of the body: nothing is asked of the stream, which would begin to flow. */
function keepPace({ raw, routeOptions }: FastifyRequest, { bytesPerSecondMin, windowMs }: BodyPace, cut: () => void): Stop {
  const bytesMin = (bytesPerSecondMin * windowMs) / 1000;
  const windowsMax = Math.ceil((routeOptions.bodyLimit ?? 0) / bytesMin) + 1;
  let [windows, seenBytes] = [0, raw.socket.bytesRead];
  const timer = setInterval(() => {
    const { bytesRead } = raw.socket;
    windows += 1;
    // Chunks of one byte each come with many more: they do not prolong it for ever.
    if (bytesRead - seenBytes < bytesMin || windows > windowsMax) cut();
    seenBytes = bytesRead;
  }, windowMs);
  return () => clearInterval(timer);
}

const hasBody = (headers: IncomingHttpHeaders) =>
  headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;

const tooSlow = () => new DomainError('request-timeout', 'The body did not arrive in time. Send it again.', { status: 408 });
