import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { ApiClient } from '../http/api-client.js';
import type { Run } from '../run.js';
import { importAddresses } from './import-addresses.js';

interface Batch {
  addresses?: { row: number; number: string; street: string }[];
  streets?: { name: string; lines: number[][][] }[];
}

const folder = mkdtempSync(join(tmpdir(), 'import-addresses-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Takes everything but a street without a name, and keeps what it was sent. */
let batches: Batch[];
let paths: string[];
let server: Server;
let printed: string[];
beforeEach(async () => {
  [batches, paths, printed] = [[], [], []];
  server = createServer((request, response) => {
    let text = '';
    request.on('data', (chunk) => (text += String(chunk)));
    request.on('end', () => {
      const batch = JSON.parse(text) as Batch;
      batches.push(batch);
      paths.push(request.url ?? '');
      const rows = batch.addresses ?? [];
      const refused = rows
        .filter(({ street }) => street === '')
        .map(({ row }) => ({ row, errors: [{ path: 'street', message: 'is missing' }] }));
      const created = rows.length - refused.length + (batch.streets ?? []).length;
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ created, refused }));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterEach(() => new Promise((resolve) => server.close(resolve)));

async function load(name: string, content: string, more: { dryRun?: boolean; columns?: object } = {}): Promise<number> {
  const file = join(folder, name);
  writeFileSync(file, content);
  const run: Run = {
    client: new ApiClient(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, 'token'),
    startedAt: new Date(),
    directory: folder,
    progressOutput: process.stderr,
    print: (line) => printed.push(line),
    resolvePath: (path) => path,
    signal: new AbortController().signal,
  };
  return importAddresses(run, { type: 'addresses', file, dryRun: false, columns: {}, ...more });
}

describe('loading a file of addresses', () => {
  it('reads the columns of OpenAddresses, takes flats as their house, and names what is refused', async () => {
    const rows = ['-38.01,44.01,152,QUAY ST,', '-38.01,44.01,152,QUAY ST,4', '-38.5,44.9,152,QUAY ST,', '-38.02,44.02,7,,'];
    expect(await load('open.csv', `LON,LAT,NUMBER,STREET,UNIT\n${rows.join('\n')}\n`)).toBe(2);
    expect(batches).toEqual([
      {
        addresses: [
          { row: 2, number: '152', street: 'QUAY ST', lat: '44.01', lng: '-38.01' },
          { row: 5, number: '7', street: '', lat: '44.02', lng: '-38.02' },
        ],
      },
    ]);
    const refused = readFileSync(printed.at(-1)!.split(': ').at(-1)!, 'utf8');
    expect(refused).toContain('is in row 2 already');
    expect(refused).toContain('street: is missing');
  });

  it('reads points as houses and lines as streets, which it puts together by name', async () => {
    const feature = (geometry: object, properties: object) => ({ type: 'Feature', geometry, properties });
    const [first, second] = [[[0, 0], [1, 0]], [[1, 0], [2, 0]]]; // prettier-ignore
    const features = [
      feature({ type: 'Point', coordinates: [1, 2] }, { 'addr:housenumber': '7', 'addr:street': 'Elm Street' }),
      feature({ type: 'LineString', coordinates: first }, { 'addr:street': 'Elm Street' }),
      feature({ type: 'MultiLineString', coordinates: [second] }, { 'addr:street': 'ELM STREET' }),
      feature({ type: 'Polygon', coordinates: [] }, { 'addr:street': 'Elm Park' }),
    ];
    expect(await load('streets.geojson', JSON.stringify({ type: 'FeatureCollection', features }), { dryRun: true })).toBe(2);
    expect(batches[0]).toMatchObject({ addresses: [{ number: '7', street: 'Elm Street', lat: 2, lng: 1 }] });
    expect(batches[1]).toMatchObject({ streets: [{ name: 'Elm Street', lines: [first, second] }] });
    expect(paths.every((path) => path.endsWith('dryRun=true'))).toBe(true);
  });

  it('sends many rows in batches', async () => {
    const rows = Array.from({ length: 4_500 }, (_, index) => `${index + 1},Long Road,44,${index / 1_000}`);
    expect(await load('long.csv', `number,street,lat,lng\n${rows.join('\n')}\n`)).toBe(0);
    expect(batches.map(({ addresses }) => addresses?.length)).toEqual([2_000, 2_000, 500]);
  });

  it('says which column it does not find', async () => {
    await expect(load('odd.csv', 'HN,street,lat,lng\n7,Elm,1,2\n')).rejects.toThrow('say which with --columns number=NAME');
    expect(await load('odd.csv', 'HN,street,lat,lng\n7,Elm,1,2\n', { columns: { number: 'HN' } })).toBe(0);
  });
});
