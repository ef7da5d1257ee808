import { problemOf, sendProblem } from '@owcr/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { escapeHtml } from '../pages/escape-html.js';

/** Tells a person why a sign-in did not work, and a program in its own way. Nothing of what came with the request is repeated. */
export function answerFailure({ headers }: FastifyRequest, reply: FastifyReply, error: unknown): void {
  if (!headers.accept?.includes('text/html')) return sendProblem(reply, error);
  const { status, detail } = problemOf(error);
  void reply.status(status).type('text/html; charset=utf-8').send(pageOf(detail));
}

const pageOf = (reason: string) => `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>Not signed in</title>
  </head>
  <body>
    <h1>Not signed in</h1>
    <p>${escapeHtml(reason)}</p>
    <p><a href="/session/login">Sign in again</a></p>
  </body>
</html>
`;
