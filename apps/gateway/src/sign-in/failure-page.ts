import { createHash } from 'node:crypto';
import { problemOf, sendProblem } from '@owcr/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { escapeHtml } from '../pages/escape-html.js';

/** Tells a person why a sign-in did not work, and a program in its own way. Nothing of what came with the request is repeated. */
export function answerFailure({ headers }: FastifyRequest, reply: FastifyReply, error: unknown): void {
  if (!headers.accept?.includes('text/html')) return sendProblem(reply, error);
  const { status, detail } = problemOf(error);
  void reply.status(status).header('content-security-policy', pagePolicy).type('text/html; charset=utf-8').send(pageOf(detail));
}

const style = `
  :root { color-scheme: light dark; --page: #f6f7f9; --ink: #14202e; --action: #1d5aa8; }
  @media (prefers-color-scheme: dark) { :root { --page: #0f1720; --ink: #e6ebf2; --action: #7fb2f5; } }
  body { font: 16px/1.5 system-ui, sans-serif; max-width: 32rem; margin: 24px auto; padding: 0 16px; background: var(--page); color: var(--ink); }
  h1 { font-size: 28px; line-height: 1.2; font-weight: 600; }
  a { color: var(--action); display: inline-block; padding-block: 10px; }`;
/** No script, nothing from elsewhere, and no style but this one. */
const pagePolicy = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;

const pageOf = (reason: string) => `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>Not signed in - Neighborhood Policing</title>
    <style>${style}</style>
  </head>
  <body>
    <h1>Not signed in</h1>
    <p>${escapeHtml(reason)}</p>
    <p><a href="/session/login">Sign in again</a></p>
  </body>
</html>
`;
