import type { FastifyInstance, FastifyReply } from 'fastify';
import { DomainError } from './domain-error.js';

declare module 'fastify' {
  interface FastifyInstance {
    /** What may be asked of a path here, for example `GET` and `HEAD`. Nothing where there is no such path. */
    methodsOf(path: string): string[];
  }
  interface FastifyContextConfig {
    /** Another service answers, or nobody: the route says nothing about which paths there are, and with which methods. */
    isForwarded?: boolean;
  }
}

/**
 * Answers 405 with `Allow` where there is the path and not the method; the server itself takes that for nothing found. To be called
 * before routes are added.
 */
export function refuseOtherMethods(server: FastifyInstance): void {
  const routes: { method: string; pattern: RegExp; parameters: number }[] = [];
  server.addHook('onRoute', ({ method, url, config }) => {
    if (config?.isForwarded) return;
    const [pattern, parameters] = [patternOf(url), parametersIn(url)];
    for (const one of [method].flat()) routes.push({ method: one, pattern, parameters });
  });
  server.decorate('methodsOf', (path) => {
    const found = routes.filter(({ pattern }) => pattern.test(path));
    return [...new Set(closestOf(found).map(({ method }) => method))].sort();
  });
  // After all that holds for every request, such as limits, and before its body is read.
  server.addHook('preParsing', async (request, reply) => {
    const taken = server.methodsOf(request.url.split('?', 1)[0] ?? '');
    // The router takes GET /issues/import, which there is not, for GET /issues/:id.
    if (!taken.includes(request.method)) assertMethod(reply, taken);
  });
}

/** Refuses with 405 what is none of these; where there are none, there is nothing of that name, and others say so. */
export function assertMethod(reply: FastifyReply, allowed: readonly string[]): void {
  if (allowed.length === 0) return;
  const list = allowed.join(', ');
  void reply.header('allow', list);
  throw new DomainError('method-not-allowed', `This path takes ${list}.`, { status: 405 });
}

/** Of what matches a path, what names most of it: of /issues/import that very path, not /issues/:id. */
export function closestOf<T extends { parameters: number }>(found: readonly T[]): T[] {
  const fewest = Math.min(...found.map(({ parameters }) => parameters));
  return found.filter(({ parameters }) => parameters === fewest);
}

const parametersIn = (url: string) => url.match(/:\w+|\*/g)?.length ?? 0;

/** `/issues/:id` matches what the router would: a parameter is one segment that is not empty. */
function patternOf(url: string): RegExp {
  const literal = (text: string) => text.replaceAll(/[.+?^${}()|[\]\\]/g, String.raw`\$&`);
  return new RegExp(`^${literal(url).replaceAll(/:\w+/g, '[^/]+').replaceAll('*', '.*')}$`);
}
