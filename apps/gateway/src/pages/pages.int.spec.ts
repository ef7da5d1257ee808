import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fastifyHelmet } from '@fastify/helmet';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { fastify, type FastifyInstance } from 'fastify';
import { pagePaths } from './page-paths.js';
import { servePages } from './pages.js';

const root = mkdtempSync(join(tmpdir(), 'owcr-pages-'));
let server: FastifyInstance;

async function serving(tiles?: string): Promise<FastifyInstance> {
  const made = fastify();
  await made.register(fastifyHelmet, { contentSecurityPolicy: { useDefaults: false, directives: { defaultSrc: ["'none'"] } } });
  await made.register((scope) => servePages(scope, { root, tiles }));
  return made;
}

beforeAll(async () => {
  for (const folder of ['assets', 'icons', 'map']) mkdirSync(join(root, folder));
  writeFileSync(join(root, 'index.html'), '<html><head><meta property="csp-nonce" nonce="{{nonce}}"></head></html>');
  writeFileSync(join(root, 'assets/index-abc.js'), 'plain');
  writeFileSync(join(root, 'assets/index-abc.js.br'), 'compressed');
  writeFileSync(join(root, 'sw.js'), 'worker');
  server = await serving();
});

afterAll(async () => {
  await server.close();
  rmSync(root, { recursive: true });
});

const policyOf = async (made: FastifyInstance) => (await made.inject('/')).headers['content-security-policy'] as string;

describe('the pages', () => {
  it.each(pagePaths.map((path) => path.replace(/:\w+/, 'one')))(
    '%s is the application, asked for anew each time',
    async (path) => {
      const answer = await server.inject(path);
      expect([answer.statusCode, answer.headers['cache-control']]).toEqual([200, 'no-cache']);
      expect(answer.headers['content-type']).toMatch('text/html');
    },
  );

  it('take no inline style but by the nonce of this one answer, and no script but our files', async () => {
    const [one, other] = await Promise.all([server.inject('/'), server.inject('/')]);
    const nonce = /nonce="([^"]+)"/.exec(one.body)?.[1] ?? '';
    expect(nonce).toMatch(/^[0-9a-f]{32}$/);
    expect(one.headers['content-security-policy']).toContain(`style-src 'self' 'nonce-${nonce}'`);
    expect(one.headers['content-security-policy']).toMatch(/default-src 'none';script-src 'self'/);
    expect(other.body).not.toContain(nonce);
  });

  it('ask nobody but us, and a server of tiles only where one was configured', async () => {
    expect(await policyOf(server)).toContain("connect-src 'self';");
    const tiled = await serving('https://tiles.example/{z}/{x}/{y}.png');
    expect(await policyOf(tiled)).toContain("connect-src 'self' https://tiles.example;");
    expect((await tiled.inject('/')).body).toContain('content="https://tiles.example/{z}/{x}/{y}.png"');
    await tiled.close();
  });

  it('are a real 404 where there is none', async () => {
    for (const path of ['/nothing', '/issues/one/two', '/assets/none.js', '/assets/..%2findex.html', '/package.json'])
      expect([path, (await server.inject(path)).statusCode]).toEqual([path, 404]);
  });
});

describe('an address without a page', () => {
  const inBrowser = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' };

  it('is told to a person by a page, with the status it has', async () => {
    for (const url of ['/nothing', '/issues/one/two', '/%E2%98%83?x=1']) {
      const answer = await server.inject({ url, headers: inBrowser });
      expect([url, answer.statusCode, answer.headers['content-type']]).toEqual([url, 404, 'text/html; charset=utf-8']);
      expect(answer.headers['content-security-policy']).toMatch(/default-src 'none';script-src 'self'/);
    }
  });

  it('is told as data to programs, and of files and data to everybody', async () => {
    const answers = await Promise.all([
      server.inject('/nothing'),
      ...['/assets/none.js', '/api/v1/nothing', '/docs/nothing'].map((url) => server.inject({ url, headers: inBrowser })),
    ]);
    expect(answers.map(({ statusCode, headers }) => [statusCode, headers['content-type']])).toEqual(
      answers.map(() => [404, 'application/json; charset=utf-8']),
    );
  });
});

describe('their files', () => {
  it('are compressed when they are built, and kept for good', async () => {
    const plain = await server.inject('/assets/index-abc.js');
    const small = await server.inject({ url: '/assets/index-abc.js', headers: { 'accept-encoding': 'br' } });
    expect([plain.body, small.body, small.headers['content-encoding']]).toEqual(['plain', 'compressed', 'br']);
    expect(small.headers['cache-control']).toBe('public, max-age=31536000, immutable');
    expect(small.headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'cross-origin-resource-policy': 'same-origin' });
    expect(Object.keys(small.headers)).not.toContain('x-frame-options');
  });

  it('let a worker ask our server: it goes by the policy of its own file', async () => {
    const answer = await server.inject('/sw.js');
    expect(answer.headers['content-security-policy']).toBe("default-src 'none'; script-src 'self'; connect-src 'self'");
    expect(answer.headers['cache-control']).toBe('no-cache');
  });
});
