import type { FastifyInstance, FastifyReply } from 'fastify';
import { DomainError } from './domain-error.js';

declare module 'fastify' {
  interface FastifyInstance {
    /** What may be asked of a path here, for example `GET` and `HEAD`. Nothing where there is no such path. */
    methodsOf(path: string): string[];
  }
  interface FastifyContextConfig {
    /** Takes every path and lets another service answer: it says nothing about which paths there are. */
    isForwarded?: boolean;
  }
}

/**
 * Answers 405 with `Allow` where there is the path and not the method; the server itself takes that for nothing found. To be called
 * before routes are added.
 */
export function refuseOtherMethods(server: FastifyInstance): void {
  const routes: { method: string; pattern: RegExp }[] = [];
  server.addHook('onRoute', ({ method, url, config }) => {
    if (config?.isForwarded) return;
    const pattern = patternOf(url);
    for (const one of [method].flat()) routes.push({ method: one, pattern });
  });
  server.decorate('methodsOf', (path) => {
    const found = routes.filter(({ pattern }) => pattern.test(path)).map(({ method }) => method);
    return [...new Set(found)].sort();
  });
  // After all that holds for every request, such as limits, and before its body is read.
  server.addHook('preParsing', async (request, reply) => {
    if (request.is404) assertMethod(reply, server.methodsOf(request.url.split('?', 1)[0] ?? ''));
  });
}

/** Refuses with 405 what is none of these; where there are none, there is nothing of that name, and others say so. */
export function assertMethod(reply: FastifyReply, allowed: readonly string[]): void {
  if (allowed.length === 0) return;
  const list = allowed.join(', ');
  void reply.header('allow', list);
  throw new DomainError('method-not-allowed', `This path takes ${list}.`, { status: 405 });
}

/** `/issues/:id` matches what the router would: a parameter is one segment that is not empty. */
function patternOf(url: string): RegExp {
  const literal = (text: string) => text.replaceAll(/[.+?^${}()|[\]\\]/g, String.raw`\$&`);
  return new RegExp(`^${literal(url).replaceAll(/:\w+/g, '[^/]+').replaceAll('*', '.*')}$`);
}
