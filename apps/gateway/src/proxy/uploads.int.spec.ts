import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually, rawConnection, type RawConnection } from '@owcr/testing';
import { admin, startWorld, type World } from '../gateway.harness.js';
import { id } from '../upstream.harness.js';

const path = `/api/v1/issues/${id}/photos`;
const bytesPerSecond = 20_000;

let world: World;
const opened: RawConnection[] = [];

beforeAll(async () => {
  world = await startWorld({
    BODY_TIMEOUT_SECONDS: '1',
    UPLOAD_BYTES_PER_SECOND_MIN: String(bytesPerSecond),
    UPLOAD_WINDOW_SECONDS: '3',
    UPLOADS_MAX: '3',
    UPLOADS_OF_ONE_MAX: '2',
  });
});
afterEach(() => opened.splice(0).forEach(({ socket }) => socket.destroy()));
afterAll(() => world?.close());

/** Sends the head of a request and the first bytes of its body. */
function begin(to: string, token: string | null, bytes: number, body = '', type = 'image/jpeg'): RawConnection {
  const head = [`POST ${to} HTTP/1.1`, 'host: x', `content-type: ${type}`, `content-length: ${bytes}`];
  if (token !== null) head.push(`authorization: Bearer ${token}`);
  const connection = rawConnection(world.base, `${head.join('\r\n')}\r\n\r\n${body}`);
  opened.push(connection);
  return connection;
}
const statusIn = (text: string) => Number(/^HTTP\/1\.1 (\d+)/.exec(text)?.[1]);
const photo = (to: string, token: string | null = admin) =>
  world.ask(to, { token, method: 'POST', body: new Uint8Array(1_000), headers: { 'content-type': 'image/jpeg' } });

describe('a body that does not arrive', () => {
  it.each([
    ['of a command', '/api/v1/issues', admin],
    ['of a command of the gateway', '/api/v1/api-keys', admin],
    ['without an account', '/api/v1/public/follow', null],
  ])('%s is given up with 408', async (_name, to, token) => {
    const before = world.issues.seen.length;
    expect(statusIn(await begin(to, token, 100, '{', 'application/json').closed)).toBe(408);
    expect(world.issues.seen.length).toBe(before);
  });

  it('of who was refused holds no connection', async () => {
    expect(statusIn(await begin('/api/v1/issues', 'wrong', 100, '{', 'application/json').closed)).toBe(401);
  });

  it('of a photo that is too slow is given up with 408', async () => {
    expect(statusIn(await begin(path, admin, 1_000_000, 'x'.repeat(30_000)).closed)).toBe(408);
  });

  it('of a photo that keeps its pace has longer than others', async () => {
    const bytes = 6 * bytesPerSecond;
    const startedMs = performance.now();
    const { socket, text } = begin(path, admin, bytes);
    for (let sent = 0; sent < bytes; sent += bytesPerSecond / 2) {
      socket.write('x'.repeat(bytesPerSecond / 2));
      await new Promise((resolve) => setTimeout(resolve, 300));
    }
    await eventually(async () => text().includes(`"bytes":${bytes}`));
    expect(performance.now() - startedMs).toBeGreaterThan(1_500);
  });
});

/** The first of these that is answered with this status; the others wait for the rest of their bodies. */
const answered = (status: number, of: readonly RawConnection[]) =>
  eventually(async () => of.find(({ text }) => statusIn(text()) === status));

describe('uploads that are under way', () => {
  it('are so many at most, of one and of all, and give their room back', async () => {
    const { token } = await world.makeToken('clerk');
    const before = world.issues.seen.length;
    const own = [1, 2, 3].map(() => begin(path, admin, 8_000_000));
    const ofOne = await answered(429, own);
    expect(ofOne.text()).toContain('"code":"too-many-uploads"');
    const others = [begin(path, token, 8_000_000), begin('/api/v1/public/photos', null, 8_000_000)];
    const ofAll = await answered(503, others);
    for (const { text } of [ofOne, ofAll]) {
      expect(text().toLowerCase()).toContain('content-type: application/problem+json');
      expect(text()).toMatch(/retry-after: [1-9]/i);
    }
    // Those that were let in are given up when nothing comes of them; then there is room again.
    for (const { closed } of [...own, ...others].filter((one) => one !== ofOne && one !== ofAll))
      expect(statusIn(await closed)).toBe(408);
    expect((await photo(path)).status).toBe(201);
    expect(world.issues.seen.length).toBe(before + 1);
  });
});
