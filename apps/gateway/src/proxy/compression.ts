import type { FastifyCompressOptions } from '@fastify/compress';
import type { FastifyReplyFromHooks } from '@fastify/reply-from';
import type { FastifyReply } from 'fastify';
import { constants } from 'node:zlib';

/** Below this a smaller answer still fills one packet. */
const worthBytes = 1_400;

/**
 * Answers of the services are texts: a list of issues is a tenth of its size once compressed. Level 4 takes about as long as gzip does
 * and makes less of it. No answer here holds a secret beside what a visitor says (a session's own token is the gateway's, at /session), so
 * that sizes tell nothing (BREACH). Photos are compressed as they are, and a stream of events must not wait for more to come.
 */
export const compression: FastifyCompressOptions = {
  global: false,
  globalDecompression: false,
  encodings: ['br', 'gzip'],
  customTypes: /^(application\/(geo\+|problem\+)?json|text\/csv)\b/,
  brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } },
};

/** Passes an answer of a service on, compressed for who takes that and where it is worth it. */
export const sendSmall: NonNullable<FastifyReplyFromHooks['onResponse']> = (_request, answered, { stream }) => {
  const reply = answered as FastifyReply;
  const length = reply.getHeader('content-length');
  const isWorthIt = length === undefined || Number(length) >= worthBytes;
  if (isWorthIt) reply.compress(stream as NodeJS.ReadableStream as never);
  else void reply.send(stream);
};
