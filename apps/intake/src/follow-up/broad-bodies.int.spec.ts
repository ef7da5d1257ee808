import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { person } from '@owcr/testing';
import { runIntake, type Client, type RunningIntake } from '../intake.harness.js';

const report = { category: 'illegal-dumping', summary: 'Sofa in front of the school' };

let intake: RunningIntake;
let asResident: Client;

beforeAll(async () => {
  intake = await runIntake();
  asResident = await intake.as(person('resident', [], '00000000-0000-4000-8000-000000000002'));
}, 60_000);
afterAll(() => intake?.close());

const refusal = (path: string, message: string) => ({
  status: 400,
  body: { code: 'validation-failed', errors: [{ path, message }] },
});
const emptyObjects = (count: number) => Array.from({ length: count }, () => ({}));

/** Each of these took the service between one second and its life while every value was validated. */
describe('a body that is broad rather than long', () => {
  it.each([
    ['85,000 empty objects as the location', { location: emptyObjects(85_000) }, '', 'must hold at most 2000 values'],
    ['5,000 of them', { location: emptyObjects(5_000) }, '', 'must hold at most 2000 values'],
    ['600 of them', { location: emptyObjects(600) }, 'location', 'must have at most 500 elements'],
    ['400 of them', { location: emptyObjects(400) }, 'location', 'must be an object'],
    ['a location in a list', { location: [{ lat: 40.69, lng: -73.84 }] }, 'location', 'must be an object'],
    ['a list as the contact', { contact: [] }, 'contact', 'must be an object'],
  ])('%s: refused at once, and nothing of it is looked at', async (_name, more, path, message) => {
    const before = await intake.fingerprint();
    expect(await asResident.post('/public/reports', { ...report, ...more })).toMatchObject(refusal(path, message));
    expect(await intake.fingerprint()).toBe(before);
    expect((await asResident.get('/public/categories')).status).toBe(200);
  });

  it('24,000 unknown members: refused at once', async () => {
    const body = Object.fromEntries(Array.from({ length: 24_000 }, (_, index) => [`m${index}`, 1]));
    expect(await asResident.post('/public/follow', body)).toMatchObject(refusal('', 'must hold at most 2000 values'));
    expect((await asResident.get('/public/categories')).status).toBe(200);
  });
});
