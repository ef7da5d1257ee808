import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { statedEvents } from '@owcr/testing';
import { admin, clerk, type RunningService } from '../running.harness.js';
import {
  corrected,
  cover,
  empty,
  ended,
  hours,
  in4A,
  in5A,
  mergedInto,
  one,
  outside,
  startCity,
  two,
  unmerged,
} from './city.harness.js';

let service: RunningService;

beforeAll(async () => {
  service = await startCity();
});
afterAll(() => service?.close());
beforeEach(() => empty(service));

const in4B = { lat: 50.5, lng: 11.5 };
const view = async (issueId: string) => (await service.get(clerk, `/assignments/${issueId}`)).body;
const kinds = async (issueId: string) => (await view(issueId)).history.map(({ what, detail }) => [what, detail]);
const last = async (issueId: string) => (await statedEvents(service.database, { key: issueId })).at(-1);
const shift = (officerId: string) => service.post(admin, '/shifts', { officerId, ...hours(-1, 7) });

describe('a corrected place', () => {
  it('moves the issue to the sector it lies in, also when it is being worked on', async () => {
    const issueId = await service.report(in4A);
    await service.command(one.as, issueId, 'acknowledge');
    await service.deliver([corrected(issueId, 2, { changed: ['location'], location: in4B })]);
    expect(await view(issueId)).toMatchObject({ state: 'assigned', sector: '4B', location: in4B, officer: { badge: '3' } });
    expect(await kinds(issueId)).toEqual([
      ['made', 'reported'],
      ['acknowledged', null],
      ['corrected', null],
      ['made', 'corrected'],
    ]);
    expect(await last(issueId)).toMatchObject({
      type: 'assignment.made.v1',
      data: { cause: 'corrected', sector: '4B', officerId: cover.id, previousOfficerId: one.id },
    });
  });

  it('leaves it with its officer within the sector', async () => {
    const issueId = await service.report(in4A);
    const near = { lat: 50.6, lng: 10.6 };
    await service.deliver([corrected(issueId, 2, { changed: ['location'], location: near })]);
    expect(await view(issueId)).toMatchObject({ state: 'assigned', location: near, officer: { badge: '1' }, number: 1 });
  });

  it('leaves it with an officer who has both sectors, acknowledged as it was, and tells the others the sector', async () => {
    await service.post(admin, '/officers/import', { rows: [{ badge: '1', sectors: ['4A', '4B'] }] });
    const issueId = await service.report(in4A);
    await service.command(one.as, issueId, 'acknowledge');
    await service.deliver([corrected(issueId, 2, { changed: ['location'], location: in4B })]);
    const same = { state: 'acknowledged', sector: '4B', officer: { badge: '1' }, reasons: [{ code: 'same-officer' }] };
    expect(await view(issueId)).toMatchObject(same);
    await service.post(admin, '/officers/import', { rows: [{ badge: '1', sectors: ['4A'] }] });
  });

  it('assigns what waited for one, and sends to a clerk what lies nowhere now', async () => {
    const waiting = await service.report(null);
    const assigned = await service.report(in4A);
    await service.deliver([
      corrected(waiting, 2, { changed: ['location'], location: in4A }),
      corrected(assigned, 2, { changed: ['location'], location: outside }),
    ]);
    expect(await view(waiting)).toMatchObject({ state: 'assigned', sector: '4A' });
    expect(await view(assigned)).toMatchObject({ state: 'review', reviewCause: 'outside-sectors', officer: null });
  });
});

describe('a corrected priority or category', () => {
  it('is known from then on; raised to urgent, the issue goes to who is on duty in time', async () => {
    await service.post(admin, '/shifts', { officerId: one.id, ...hours(5, 13) });
    await shift(cover.id);
    const issueId = await service.report(in4A);
    expect(await view(issueId)).toMatchObject({ officer: { badge: '1' } });
    await service.deliver([corrected(issueId, 2, { changed: ['category'], category: 'graffiti' })]);
    expect(await view(issueId)).toMatchObject({ officer: { badge: '1' }, category: 'graffiti', number: 1 });
    await service.deliver([corrected(issueId, 3, { changed: ['priority'], category: 'graffiti', priority: 'urgent' })]);
    expect(await view(issueId)).toMatchObject({ officer: { badge: '3' }, priority: 'urgent', category: 'graffiti' });
  });

  it('of what is done, or of words nobody here goes by, changes no assignment', async () => {
    const [open, done] = [await service.report(in4A), await service.report(in4A)];
    await service.deliver([ended(done, 2), corrected(done, 3, { changed: ['priority'], priority: 'low' })]);
    expect(await kinds(done)).toEqual([
      ['made', 'reported'],
      ['closed', 'withdrawn'],
      ['corrected', null],
    ]);
    const before = await service.fingerprint();
    await service.deliver([corrected(open, 2, { changed: ['summary'] })]);
    expect(await service.fingerprint()).toBe(before);
  });
});

it('an issue whose merge was undone is assigned again, to who had it', async () => {
  const issueId = await service.report(in4A);
  await service.deliver([mergedInto(issueId, 2), unmerged(issueId, 3)]);
  expect(await view(issueId)).toMatchObject({ state: 'assigned', officer: { badge: '1' }, reasons: [{ code: 'same-officer' }] });
  expect((await kinds(issueId)).at(-1)).toEqual(['made', 'unmerged']);
});

describe('declined as in the wrong sector', () => {
  const declined = async () => {
    const issueId = await service.report(in4A);
    await service.command(one.as, issueId, 'decline', { reason: 'wrong-sector' });
    return issueId;
  };

  it('it goes to nobody else of that sector, but in front of a clerk', async () => {
    const issueId = await declined();
    expect(await view(issueId)).toMatchObject({ state: 'review', reviewCause: 'wrong-sector', sector: '4A', officer: null });
    expect(await last(issueId)).toMatchObject({ type: 'assignment.review-needed.v1', data: { cause: 'wrong-sector' } });
    const { items } = (await service.get(clerk, '/assignments?state=review')).body;
    expect(items.map(({ issueId: id }) => id)).toEqual([issueId]);
    await service.post(admin, '/officers/import', { rows: [{ badge: '2', name: 'Officer Two' }] });
    await service.sweepsDone();
    expect(await view(issueId)).toMatchObject({ state: 'review' });
  });

  it('is located from there, elsewhere or in the same place again: then another has it', async () => {
    const [elsewhere, same, unmanned] = [await declined(), await declined(), await declined()];
    await service.command(clerk, elsewhere, 'locate', in4B);
    expect(await view(elsewhere)).toMatchObject({ state: 'assigned', sector: '4B', officer: { badge: '3' } });
    await service.command(clerk, same, 'locate', in4A);
    expect(await view(same)).toMatchObject({ state: 'assigned', sector: '4A', officer: { id: two.id } });
    await service.command(clerk, unmanned, 'locate', in5A);
    expect(await view(unmanned)).toMatchObject({ state: 'review', reviewCause: 'no-officer', sector: '5A' });
  });
});

it('a place near another sector is told so, with the issue and in the preview', async () => {
  const near = { lat: 50.5, lng: 10.9999 };
  const border = { sectors: [{ sector: '4B', precinct: '4' }], meters: 20 };
  expect(await view(await service.report(near))).toMatchObject({ sector: '4A', border });
  expect(await view(await service.report(in4A))).toMatchObject({ border: null });
  const preview = await service.get(clerk, `/sectors/at?lat=${near.lat}&lng=${near.lng}`);
  expect(preview.body).toMatchObject({ sector: '4A', onBorder: false, border });
});
