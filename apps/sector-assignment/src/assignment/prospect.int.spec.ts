import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { person } from '@owcr/testing';
import { admin, clerk, type RunningService } from '../running.harness.js';
import { cover, empty, in4A, in5A, one, sergeant, startCity, two } from './city.harness.js';

let service: RunningService;

beforeAll(async () => {
  service = await startCity();
});
afterAll(() => service?.close());
beforeEach(() => empty(service));

const hourMs = 3_600_000;
const at = (hours: number) => new Date(Date.now() + hours * hourMs).toISOString();
const put = (kind: 'shifts' | 'absences', officerId: string) =>
  service.post(admin, `/${kind}`, { officerId, startsAt: at(-1), endsAt: at(1) });
const prospect = async ({ lat, lng } = in4A, as = clerk) => (await service.get(as, `/sectors/at?lat=${lat}&lng=${lng}`)).body;

describe('who would get an issue', () => {
  it('is who gets it then, for the same reasons', async () => {
    await service.report(in4A);
    const said = await prospect();
    const issueId = await service.report(in4A);
    const { officer, reasons } = (await service.get(clerk, `/assignments/${issueId}`)).body as unknown as Record<string, unknown>;
    expect(officer).toMatchObject({ id: two.id });
    expect(said).toMatchObject({ sector: '4A', precinct: '4', officer: { id: two.id, name: 'Officer 2' }, reasons });
  });

  it('follows shifts and absences, to cover by the precinct and to nobody', async () => {
    await put('shifts', two.id);
    expect(await prospect()).toMatchObject({
      officer: { id: two.id },
      reasons: [{ code: 'sector-officer' }, { code: 'on-shift' }, {}],
    });
    await put('absences', two.id);
    expect(await prospect()).toMatchObject({ officer: { id: one.id } });
    await put('absences', one.id);
    expect(await prospect()).toMatchObject({ officer: { id: cover.id }, reasons: [{ code: 'cover', detail: '4' }, {}, {}] });
    await put('absences', cover.id);
    expect(await prospect()).toMatchObject({ sector: '4A', officer: null, reasons: [] });
    expect(await prospect(in5A)).toMatchObject({ sector: '5A', officer: null, reasons: [] });
  });

  it('stores nothing, however often it is asked', async () => {
    const before = await service.fingerprint();
    expect(await prospect()).toEqual(await prospect());
    expect(await service.fingerprint()).toBe(before);
  });

  it('is for everybody who may look up sectors; how much somebody has open is not', async () => {
    expect(await prospect(in4A, sergeant)).toMatchObject({ officer: { id: one.id }, reasons: [{}, {}, {}] });
    expect(await prospect(in4A, person('sergeant', ['5']))).toMatchObject({ officer: { id: one.id }, reasons: [] });
    expect((await service.get(person('resident'), '/sectors/at?lat=50.5&lng=10.5')).status).toBe(403);
  });
});
