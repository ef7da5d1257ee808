import type { IncomingMessage } from 'node:http';
import type { FastifyInstance } from 'fastify';
import { DomainError } from './domain-error.js';

/** Leads nowhere in any service. */
const nowhere = '/unreadable';

const unreadable = new WeakSet<IncomingMessage>();

/**
 * The router answers a path with a broken escape (`%zz`) before any hook: without limits, headers and a line in the log. In a query it
 * takes it literally, and so would whoever searches for it. Sent nowhere instead, it takes the way of every other request. To be given to
 * the server as `rewriteUrl`.
 */
export function routable(request: IncomingMessage): string {
  const target = request.url ?? '/';
  if (isReadable(target)) return target;
  unreadable.add(request);
  return nowhere;
}

/** Refuses what was sent nowhere, with 400 as the router would. */
export function refuseUnreadable(server: FastifyInstance): void {
  server.addHook('preHandler', async ({ raw }) => {
    if (unreadable.has(raw))
      throw new DomainError('bad-request', 'The path or the query cannot be read: they are UTF-8 in percent escapes.', {
        status: 400,
      });
  });
}

function isReadable(target: string): boolean {
  // Node hands bytes over that nobody escaped as if they were Latin-1.
  if (/[^\x21-\x7e]/.test(target)) return false;
  if (!target.includes('%')) return true;
  try {
    decodeURIComponent(target);
    return true;
  } catch {
    return false;
  }
}
