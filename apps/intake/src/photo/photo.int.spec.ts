import { randomUUID } from 'node:crypto';
import { deflateSync, crc32 } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { AuditEntry } from '@owcr/platform';
import { eventually, person, statedEvents } from '@owcr/testing';
import sharp from 'sharp';
import { runIntake, type Answer, type Client, type RunningIntake } from '../intake.harness.js';
import { photoLimits } from './photo.js';

type Added = Answer & { body: { width: number; height: number; place: object | null; addedBy: object | null; left: number } };

const clerk = person('clerk');
const officer = person('officer', ['9']);
let intake: RunningIntake;
let asClerk: Client;
let asOfficer: Client;
let asResident: Client;
let camera: Uint8Array<ArrayBuffer>;

beforeAll(async () => {
  intake = await runIntake();
  [asClerk, asOfficer, asResident] = await Promise.all([intake.as(clerk), intake.as(officer), intake.as(person('resident'))]);
  camera = await fromCamera();
}, 60_000);
afterAll(() => intake?.close());

const bytesOf = (buffer: Buffer) => new Uint8Array(buffer);
const picture = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: { r: 90, g: 120, b: 30 } } });
/** On its side, as a telephone that was held upright writes it, with all that a telephone writes. */
const fromCamera = async () =>
  bytesOf(
    await picture(3000, 1500)
      .withExif({
        IFD0: { Make: 'Telephone', Artist: 'Rosa Diaz' },
        IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '40/1 41/1 30/1', GPSLongitudeRef: 'W', GPSLongitude: '73/1 50/1 24/1' },
      })
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer(),
  );

const rows = <T>(sql: string, ...values: unknown[]) => intake.database.dataSource.query<T[]>(sql, values);
async function reported(): Promise<{ id: string; code: string }> {
  const { body } = await asClerk.post('/issues', { category: 'graffiti', summary: 'Wall', channel: 'phone' });
  await rows(
    `UPDATE issue SET precinct = '9', sector = '9A', officer_id = $2, status = 'acknowledged' WHERE id = $1`,
    body.id,
    officer.id,
  );
  return { id: body.id, code: body.trackingCode };
}
const add = async (client: Client, id: string, body: string | Uint8Array<ArrayBuffer>, headers: Record<string, string> = {}) =>
  (await client.send(`/issues/${id}/photos`, body, { 'content-type': 'image/jpeg', ...headers })) as Added;
const fetched = async (id: string, photoId: string, size: string, headers: Record<string, string> = {}) => {
  const path = `/api/v1/issues/${id}/photos/${photoId}?size=${size}`;
  const answer = await fetch(intake.url + path, {
    headers: { authorization: `Bearer ${await intake.tokenFor(officer)}`, ...headers },
  });
  return { answer, bytes: Buffer.from(await answer.arrayBuffer()) };
};

describe('a photo', () => {
  it('is kept upright and smaller, without anything its camera wrote; where it was is told once', async () => {
    const { id } = await reported();
    const { status, body } = await add(asOfficer, id, camera);
    expect({ status, body }).toMatchObject({
      status: 201,
      body: {
        width: 1024,
        height: 2048,
        addedBy: { id: officer.id, name: officer.name },
        place: { lat: 40.691667, lng: -73.84 },
      },
    });
    for (const [size, width, height] of [
      ['full', 1024, 2048],
      ['thumb', 160, 320],
    ] as const) {
      const { answer, bytes } = await fetched(id, body.id, size);
      expect(Object.fromEntries(answer.headers)).toMatchObject({
        'content-type': 'image/webp',
        'x-content-type-options': 'nosniff',
        'cache-control': 'private, max-age=3600, immutable',
        vary: 'Authorization, Cookie',
        etag: `"${body.id}-${size}"`,
      });
      const { format, exif, icc, xmp, ...seen } = await sharp(bytes).metadata();
      expect({ format, exif, icc, xmp, width: seen.width, height: seen.height }).toEqual({ format: 'webp', width, height });
      expect(bytes.toString('latin1')).not.toMatch(/Telephone|Rosa/);
      expect((await fetched(id, body.id, size, { 'if-none-match': `"${body.id}-${size}"` })).answer.status).toBe(304);
    }
    const everything = await rows<{ row: string }>(
      `SELECT p::text AS row FROM (SELECT id, added_by, width, height, at FROM issue_photo) p UNION ALL SELECT k::text FROM idempotency_key k UNION ALL SELECT data::text FROM stated`,
    );
    expect(JSON.stringify(everything)).not.toMatch(/40\.69|73\.84/);
  });

  it.each(['png', 'webp'] as const)('may be %s, whatever it is called', async (format) => {
    const { id } = await reported();
    const bytes = bytesOf(await picture(40, 30).toFormat(format).toBuffer());
    expect(await add(asOfficer, id, bytes, { 'content-type': 'application/octet-stream' })).toMatchObject({
      status: 201,
      body: { width: 40, height: 30, place: null },
    });
  });

  it('is in the list, stated and on record, and leaves the version of its issue', async () => {
    const { id } = await reported();
    const before = (await asClerk.get(`/issues/${id}`)).body.version;
    const { body } = await add(asOfficer, id, camera);
    expect((await asClerk.get(`/issues/${id}/photos`)).body).toMatchObject({ left: 5, items: [{ id: body.id }] });
    expect((await asClerk.get(`/issues/${id}`)).body.version).toBe(before);
    const event = await eventually(async () =>
      intake.published.find(({ type, key }) => type === 'issue.photo-added.v1' && key === id),
    );
    expect(event).toMatchObject({ version: 2, data: { issueId: id, photoId: body.id, by: officer.id } });
    const entries = (await statedEvents<AuditEntry>(intake.database)).map(({ data }) => data);
    expect(entries.filter(({ target }) => target === id).map(({ action }) => action)).toContain('POST /api/v1/issues/:id/photos');
  });

  it('is added once however often it is sent', async () => {
    const { id } = await reported();
    const key = { 'idempotency-key': randomUUID() };
    const [first, second] = [await add(asOfficer, id, camera, key), await add(asOfficer, id, camera, key)];
    expect(second.body).toEqual(first.body);
    const other = bytesOf(await picture(9, 9).jpeg().toBuffer());
    expect(await add(asOfficer, id, other, key)).toMatchObject({ status: 422 });
    expect((await rows('SELECT FROM issue_photo WHERE issue_id = $1', id)).length).toBe(1);
  });

  it('is one of six, also when they come at once', async () => {
    const { id } = await reported();
    const small = bytesOf(await picture(8, 8).png().toBuffer());
    const answers = await Promise.all(Array.from({ length: 9 }, () => add(asOfficer, id, small)));
    expect(answers.map(({ status }) => status).sort()).toEqual([...Array<number>(6).fill(201), ...Array<number>(3).fill(409)]);
    expect(answers.find(({ status }) => status === 409)?.body).toMatchObject({ code: 'too-many-photos' });
  });

  it('is not taken by an issue that is over', async () => {
    const { id } = await reported();
    await rows(`UPDATE issue SET status = 'withdrawn' WHERE id = $1`, id);
    expect(await add(asOfficer, id, camera)).toMatchObject({ status: 409, body: { code: 'not-allowed-in-status' } });
  });
});

/** A PNG that says it is this large and holds next to nothing. */
function bomb(width: number, height: number): Uint8Array<ArrayBuffer> {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 2, 0, 0, 0], 8);
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type), data]);
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    sum.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, sum]);
  };
  const start = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const data = deflateSync(Buffer.alloc(1_000_000));
  return bytesOf(Buffer.concat([start, chunk('IHDR', head), chunk('IDAT', data), chunk('IEND', Buffer.alloc(0))]));
}

describe('what is no photo', () => {
  const text = (content: string) => bytesOf(Buffer.from(content));
  it.each<[string, () => string | Uint8Array<ArrayBuffer>, Record<string, string>, number, string]>([
    ['text', () => text('hello'), {}, 415, 'unsupported-media-type'],
    [
      'a drawing',
      () => text('<svg xmlns="http://www.w3.org/2000/svg"/>'),
      { 'content-type': 'image/svg+xml' },
      415,
      'unsupported-media-type',
    ],
    ['JSON', () => '{"photo":1}', { 'content-type': 'application/json' }, 415, 'unsupported-media-type'],
    ['a form', () => 'a=1', { 'content-type': 'application/x-www-form-urlencoded' }, 415, 'unsupported-media-type'],
    ['nothing', () => new Uint8Array(0), {}, 400, 'validation-failed'],
    ['the beginning of one', () => text('\xff\xd8\xff\xe0'.repeat(3)), {}, 415, 'unsupported-media-type'],
    ['half of one', () => camera.slice(0, camera.length / 2), {}, 400, 'validation-failed'],
    ['a head without a body', () => camera.slice(0, 200), {}, 400, 'validation-failed'],
    ['a bomb', () => bomb(60_000, 60_000), {}, 400, 'validation-failed'],
    ['more than 50 million pixels', () => bomb(10_000, 5_001), {}, 400, 'validation-failed'],
    ['more than 8 MB', () => new Uint8Array(photoLimits.bytesMax + 1).fill(255), {}, 413, 'body-too-large'],
  ])('%s is refused in time and nothing is kept', async (_, body, headers, status, code) => {
    const { id } = await reported();
    const before = await intake.fingerprint();
    const startedMs = performance.now();
    const answer = await add(asOfficer, id, body(), headers);
    expect([answer.status, (answer.body as unknown as { code: string }).code]).toEqual([status, code]);
    if (status === 400) expect(answer.body.errors.map(({ path }) => path)).toEqual(['photo']);
    expect(performance.now() - startedMs).toBeLessThan(5_000);
    expect(await intake.fingerprint()).toBe(before);
  });

  it('is taken nowhere else', async () => {
    expect((await asClerk.send('/issues', camera, { 'content-type': 'image/jpeg' })).status).toBe(415);
  });
});

describe('who may', () => {
  it('see a photo and add one is decided by its issue', async () => {
    const { id } = await reported();
    const { body } = await add(asOfficer, id, camera);
    const elsewhere = await intake.as(person('officer', ['40']));
    const other = await intake.as(person('officer', ['9']));
    expect([(await add(elsewhere, id, camera)).status, (await add(other, id, camera)).status]).toEqual([403, 403]);
    for (const path of [`/issues/${id}/photos`, `/issues/${id}/photos/${body.id}`]) {
      expect((await elsewhere.get(path)).status).toBe(403);
      expect((await asResident.get(path)).status).toBe(403);
    }
    expect((await other.get(`/issues/${id}/photos`)).status).toBe(200);
    expect((await add(asOfficer, randomUUID(), camera)).status).toBe(404);
    const { id: another } = await reported();
    expect((await asOfficer.get(`/issues/${another}/photos/${body.id}`)).status).toBe(404);
    expect(await asOfficer.get(`/issues/${id}/photos/${body.id}?size=huge`)).toMatchObject({
      status: 400,
      body: { errors: [{ path: 'size' }] },
    });
    expect((await asOfficer.get(`/issues/${id}/photos/x`)).status).toBe(400);
  });

  it('has a tracking code adds a photo to its report, as nobody', async () => {
    const { id, code } = await reported();
    const send = async (headers: Record<string, string>) =>
      (await asResident.send('/public/photos', camera, { 'content-type': 'image/jpeg', ...headers })) as Added;
    expect(await send({ 'x-tracking-code': code.toLowerCase() })).toMatchObject({
      status: 201,
      body: { addedBy: null, width: 1024 },
    });
    expect((await asClerk.get(`/issues/${id}/photos`)).body).toMatchObject({ items: [{ addedBy: null }] });
    const event = await eventually(async () =>
      intake.published.find(({ type, key }) => type === 'issue.photo-added.v1' && key === id),
    );
    expect(event).toMatchObject({ data: { by: null } });
    expect(await send({})).toMatchObject({ status: 400, body: { errors: [{ path: 'X-Tracking-Code' }] } });
    for (const wrong of ['AAAA-BBBB-CCCC', 'x']) expect(await send({ 'x-tracking-code': wrong })).toMatchObject({ status: 404 });
    const key = { 'idempotency-key': randomUUID() };
    expect((await send({ 'x-tracking-code': code, ...key })).status).toBe(201);
    const { code: another } = await reported();
    expect((await send({ 'x-tracking-code': another, ...key })).status).toBe(422);
    expect((await asClerk.send('/public/photos', camera, { 'content-type': 'image/jpeg', 'x-tracking-code': code })).status).toBe(
      403,
    );
  });
});
