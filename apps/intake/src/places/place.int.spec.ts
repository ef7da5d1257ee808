import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { person } from '@owcr/testing';
import { runIntake, type Client, type RunningIntake } from '../intake.harness.js';
import type { PlaceImportSummaryDto, PlaceSearchDto } from './place.dto.js';

const line = (...positions: [number, number][]) => [positions];
const streets = [
  { name: 'Tanner Street', lines: line([0, 0], [0.01, 0]) },
  { name: 'WATER ST', lines: line([0.005, -0.01], [0.005, 0.01]) },
  { name: 'Steeple Lane', lines: line([0.02, 0], [0.02, 0.01]) },
  { name: 'North 5th Avenue', lines: line([0.03, 0], [0.03, 0.01]) },
];
const houses = [
  { number: '148', street: 'Quay St', lat: 0.001, lng: 0.1 },
  { number: '151', street: 'Quay Street', lat: 0.0011, lng: 0.1002 },
  { number: 152, street: 'Quay Street', lat: '0.002', lng: '0.1' },
  { number: '152', street: 'Quay Street', lat: 0.002, lng: 0.1 },
  { number: '9000', street: 'Quay Street', lat: 0.3, lng: 0.1 },
  { number: '3', street: 'Mill Road', lat: 0.002, lng: 0.1004 },
  { number: '7', street: 'Steeple Lane', lat: 0.001, lng: 0.0201 },
  { number: '12', street: 'Peñón Blvd', lat: 1, lng: 1 },
  { number: '12', street: 'Quay Lane', locality: 'Easton', lat: 0.002, lng: 0.1004 },
  { number: '12', street: 'Quay Lane', locality: 'Weston', lat: -5, lng: -5 },
];

let intake: RunningIntake;
let admin: Client;
let clerk: Client;
let resident: Client;

const search = async (q: string, more = '') => {
  const { status, body } = await clerk.get(`/places/search?q=${encodeURIComponent(q)}${more}`);
  if (status !== 200) throw new Error(`${status}: ${JSON.stringify(body)}`);
  return body as unknown as PlaceSearchDto;
};
const load = async (body: object, query = '') =>
  (await admin.post(`/places/import${query}`, body)).body as unknown as PlaceImportSummaryDto;
const first = async (q: string, more = '') => {
  const { result, items } = await search(q, more);
  const [item] = items;
  return { result, label: item?.label, exactness: item?.exactness, message: item?.message.code, location: item?.location };
};

beforeAll(async () => {
  intake = await runIntake({ LOG_LEVEL: 'error' });
  admin = await intake.as(person('admin'));
  clerk = await intake.as(person('clerk'));
  resident = await intake.as(person('resident'));
});
afterAll(() => intake?.close());

describe('before a file of addresses was loaded', () => {
  it('the search says that there are none', async () => {
    expect(await search('152 Quay Street')).toEqual({ result: 'no-addresses', items: [], unknown: [] });
  });
});

describe('loading addresses', () => {
  it('counts without storing in a dry run, then takes each once, and nothing again', async () => {
    const all = { created: streets.length + 9, changed: 0, unchanged: 1, refused: [] };
    expect(await load({ streets, addresses: houses }, '?dryRun=true')).toEqual({ ...all, dryRun: true });
    expect((await search('152 Quay Street')).result).toBe('no-addresses');
    expect(await load({ streets, addresses: houses })).toEqual({ ...all, dryRun: false });
    expect(await load({ streets, addresses: houses })).toEqual({
      ...all,
      created: 0,
      unchanged: all.created + 1,
      dryRun: false,
    });
  });

  it('refuses rows by number and field, and takes the others', async () => {
    const answer = await load({
      addresses: [
        { row: 2, number: 'Quay', street: '', lat: 91, lng: 'x' },
        { row: 3, number: '1', street: 'Far Road', lat: 2, lng: 2 },
        { row: 4, number: '1', street: 'Far Rd', lat: 2.1, lng: 2 },
        'nothing',
      ],
      streets: [{ row: 7, name: 'Bent Way', lines: [[[0, 0]]] }],
    });
    expect(answer.created).toBe(1);
    expect(answer.refused.map(({ row, errors }) => [row, errors.map(({ path }) => path).join()])).toEqual([
      [2, 'street,number,lat,lng'],
      [4, 'street,number,lat,lng'],
      [4, 'number'],
      [7, 'lines'],
    ]);
  });

  it('takes a house that was moved as changed', async () => {
    const moved = { addresses: [{ number: '1', street: 'Far Road', lat: 2.2, lng: 2 }] };
    expect(await load(moved)).toMatchObject({ created: 0, changed: 1, unchanged: 0 });
    expect((await first('1 Far Rd')).location).toEqual({ lat: 2.2, lng: 2 });
  });

  it('refuses more rows than a request may have, and is for administrators', async () => {
    expect((await admin.post('/places/import', { addresses: null, streets: null })).status).toBe(200);
    expect((await admin.post('/places/import', { addresses: Array(5_001).fill({}) })).status).toBe(400);
    expect((await clerk.post('/places/import', { addresses: [] })).status).toBe(403);
  });
});

describe('an address', () => {
  it.each(['152 Quay Street', '152 quay st', '152 QUAY STREET, Larkmoor', 'Quay Street 152', '152 Quay St. Apt 3'])(
    'is found exactly by %j',
    async (q) => {
      expect(await first(q)).toEqual({
        result: 'found',
        label: '152 Quay Street',
        exactness: 'exact',
        message: 'exact',
        location: { lat: 0.002, lng: 0.1 },
      });
    },
  );

  it('lies between its neighbors where only they are known', async () => {
    expect(await first('150 Quay Street')).toMatchObject({
      result: 'found',
      label: '150 Quay Street',
      exactness: 'interpolated',
      location: { lat: 0.0015, lng: 0.1 },
    });
  });

  it('is not guessed between houses that are far apart, nor beyond the last', async () => {
    const far = await search('600 Quay Street');
    expect(far.items[0]).toMatchObject({
      kind: 'street',
      exactness: 'street-middle',
      number: '600',
      label: '600 Quay Street',
      message: { code: 'number-unknown', first: '148', last: '9000' },
    });
    expect(await first('99 Steeple Ln')).toMatchObject({
      result: 'found',
      message: 'number-unknown',
      location: { lat: 0.005, lng: 0.02 },
    });
  });

  it('is found without accents and with words for figures', async () => {
    expect(await first('12 penon boulevard')).toMatchObject({ label: '12 Peñón Boulevard', exactness: 'exact' });
    expect(await first('N Fifth Ave')).toMatchObject({ result: 'found', label: 'North 5th Avenue', message: 'middle' });
  });

  it('in two towns is several, the nearer first', async () => {
    const far = await search('12 Quay Lane', '&near=-5,-5');
    expect([far.result, far.items.map(({ label }) => label).sort()]).toEqual([
      'several',
      ['12 Quay Lane, Easton', '12 Quay Lane, Weston'],
    ]);
    expect(far.items[0]?.label).toBe('12 Quay Lane, Weston');
    expect((await search('12 Quay Lane', '&near=0,0')).items[0]?.label).toBe('12 Quay Lane, Easton');
  });
});

describe('a street', () => {
  it('without a number is its middle, and says so', async () => {
    expect(await first('Tanner')).toEqual({
      result: 'found',
      label: 'Tanner Street',
      exactness: 'street-middle',
      message: 'middle',
      location: { lat: 0, lng: 0.005 },
    });
  });

  it('that is not known says so, with names that are spelled alike', async () => {
    expect(await search('12 Foo Street')).toMatchObject({ result: 'unknown-street', unknown: ['Foo Street'] });
    const { result, items } = await search('7 Steple Lane');
    expect([result, items[0]?.label]).toEqual(['unknown-street', '7 Steeple Lane']);
  });

  it('is suggested while it is typed, with the number', async () => {
    const { result, items } = await search('152 Qu');
    expect(result).toBe('suggestions');
    expect(items[0]).toMatchObject({ label: '152 Quay Street', exactness: 'exact' });
    expect((await search('152 Qu', '&limit=1')).items).toHaveLength(1);
  });
});

describe('a crossing', () => {
  it.each(['Tanner St & Water St', 'Tanner / Water', 'water and tanner street', 'corner of Tanner Street at Water Street'])(
    'is found by %j',
    async (q) => {
      expect(await first(q)).toMatchObject({
        result: 'found',
        exactness: 'exact',
        message: 'crossing',
        location: { lat: 0, lng: 0.005 },
      });
    },
  );

  it('is suggested once a street is named', async () => {
    expect((await search('Tanner St &')).items.map(({ label }) => label)).toEqual(['Tanner Street & Water Street']);
    expect(await first('Tanner St & wa')).toMatchObject({ result: 'suggestions', label: 'Tanner Street & Water Street' });
  });

  it('of streets that do not meet is none', async () => {
    expect(await search('Tanner St & Steeple Lane')).toMatchObject({
      result: 'no-crossing',
      items: [{ label: 'Tanner Street' }, { label: 'Steeple Lane' }],
    });
    expect(await search('Tanner St & Foo Street')).toMatchObject({ result: 'unknown-street', unknown: ['Foo Street'] });
  });

  it('of streets without lines is where their houses meet, and says that it is not exact', async () => {
    expect(await first('Quay Street & Mill Road')).toMatchObject({
      result: 'found',
      exactness: 'interpolated',
      message: 'beside',
    });
  });
});

describe('the search', () => {
  it('is open to residents by a body, and answers the same', async () => {
    const answer = await resident.post('/public/places/search', { q: '152 Quay St', near: { lat: 0, lng: 0 } });
    expect([answer.status, (answer.body as unknown as PlaceSearchDto).items[0]?.label]).toEqual([200, '152 Quay Street']);
  });

  it.each(['%', '_', "'; DROP TABLE street; --", '& & &', '\\', '🙂', '1'.repeat(300)])('takes %j for a text', async (q) => {
    expect(['suggestions', 'unknown-street']).toContain((await search(q)).result);
  });

  it('names what is wrong with a question', async () => {
    const wrong = async (query: string) => {
      const { status, body } = await clerk.get(`/places/search?${query}`);
      return [status, body.errors.map(({ path }) => path).join()];
    };
    expect(await wrong('q=')).toEqual([400, 'q']);
    expect(await wrong('q=a&limit=11')).toEqual([400, 'limit']);
    expect(await wrong('q=a&near=91,0')).toEqual([400, 'near']);
    expect(await wrong('q=a&lang=xx')).toEqual([400, 'lang']);
  });
});
