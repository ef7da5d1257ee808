import { join } from 'node:path';
import { fastifyStatic } from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { pagePaths } from './page-paths.js';
import { pageOf, pagePolicy, workerPolicy } from './page.js';

const yearMs = 365 * 24 * 3_600_000;
const hourMs = 3_600_000;
/** An officer photographs and is shown where they are; no page needs more of a device. */
const permissions = 'camera=(self), geolocation=(self), microphone=(), payment=(), usb=()';

export interface PagesOptions {
  /** The folder of the built application. */
  root: string;
  /** Address of map tiles, `https://host/{z}/{x}/{y}.png`. Absent: the map is drawn from what comes with the application. */
  tiles: string | undefined;
}

/** The web application: its page under the path of each of its pages, and its files. They are compressed when they are built. */
export async function servePages(server: FastifyInstance, { root, tiles }: PagesOptions): Promise<void> {
  const page = pageOf(root, tiles);
  const helmet = { contentSecurityPolicy: pagePolicy(tiles), enableCSPNonces: true };
  const send = (reply: FastifyReply) =>
    reply
      .headers({ 'cache-control': 'no-cache', 'permissions-policy': permissions })
      .type('text/html; charset=utf-8')
      .send(page(reply.cspNonce.style));
  for (const path of [...pagePaths, '/index.html']) server.get(path, { helmet }, (_request, reply) => send(reply));
  await serveFiles(server, root);
  // A person who mistyped an address is told so by a page; a program gets the problem that it can read.
  server.get('/*', { helmet, config: { isForwarded: true } }, (request, reply) =>
    isLookingForPage(request) ? send(reply.status(404)) : reply.callNotFound(),
  );
}

function isLookingForPage({ url, headers }: FastifyRequest): boolean {
  return headers.accept?.includes('text/html') === true && !/^\/(api|assets|docs|health|icons|map|metrics|session)\//.test(url);
}

/** What these say is for pages; a script or a picture would only carry them along, and a first page is made of dozens. */
const forPages = [
  'cross-origin-opener-policy',
  'origin-agent-cluster',
  'referrer-policy',
  'x-dns-prefetch-control',
  'x-download-options',
  'x-frame-options',
  'x-permitted-cross-domain-policies',
  'x-xss-protection',
];

async function serveFiles(server: FastifyInstance, root: string): Promise<void> {
  const setHeaders = (reply: FastifyReply) => {
    for (const name of forPages) void reply.removeHeader(name);
    // A worker goes by the policy that its own file came with.
    void reply.header('content-security-policy', workerPolicy);
  };
  const files = { preCompressed: true, decorateReply: false, index: false as const, setHeaders };
  // The names of these change with what is in them.
  await server.register(fastifyStatic, {
    ...files,
    root: join(root, 'assets'),
    prefix: '/assets/',
    immutable: true,
    maxAge: yearMs,
  });
  for (const folder of ['icons', 'map']) {
    await server.register(fastifyStatic, { ...files, root: join(root, folder), prefix: `/${folder}/`, maxAge: hourMs });
  }
  // The service worker and what it is made of: a new one is to be seen at once.
  await server.register(fastifyStatic, {
    ...files,
    root,
    wildcard: false,
    globIgnore: ['**/*.{br,gz,html}', 'assets/**', 'icons/**', 'map/**'],
    cacheControl: false,
    setHeaders: (reply) => {
      setHeaders(reply);
      void reply.header('cache-control', 'no-cache');
    },
  });
}
