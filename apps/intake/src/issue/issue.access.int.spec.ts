import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Principal } from '@owcr/access';
import type { AuditEntry } from '@owcr/platform';
import { eventually, person, statedEvents } from '@owcr/testing';
import { runIntake, type Client, type RunningIntake } from '../intake.harness.js';

const partner: Principal = { ...person('partner'), agency: 'sanitation' };
const named: Principal = { ...person('officer'), sectors: ['12C'] };
const report = {
  ...{ category: 'graffiti', summary: 'A tag on the wall', channel: 'desk', location: { lat: 40.69, lng: -73.84 } },
  reporter: { name: 'Rosa Diaz', phone: '555 0100', email: 'rosa@example.org', language: 'es' },
};
const similar = '/issues/similar?category=graffiti&lat=40.69&lng=-73.84';

let intake: RunningIntake;
let [asPartner, asNamed]: Client[] = [];

beforeAll(async () => {
  intake = await runIntake();
  await intake.addAgencies('parks', 'sanitation');
  [asPartner, asNamed] = await Promise.all([intake.as(partner), intake.as(named)]);
}, 60_000);
afterAll(() => intake?.close());

/** An issue in this sector, with this status and in these hands. */
async function issueIn(status: string, { sector = '9A', agency = null as string | null } = {}): Promise<string> {
  const { body } = await (await intake.as(person('clerk'))).post('/issues', report);
  await intake.database.dataSource.query(
    `UPDATE issue SET status = $2, sector = $3, precinct = $3, referred_to = $4, officer_id = $5 WHERE id = $1`,
    [body.id, status, sector, agency, randomUUID()],
  );
  return body.id;
}

const listed = async (client: Client, path: string) => (await client.get(path)).body.items.map(({ id }) => id);
const versioned = { 'if-match': '"1"' };

describe('a partner agency', () => {
  it('sees and works what is in its hands, without who reported it or works on it', async () => {
    const id = await issueIn('referred', { agency: 'sanitation' });
    const { status, body } = await asPartner!.get(`/issues/${id}`);
    expect({ status, body }).toMatchObject({
      status: 200,
      body: { id, summary: report.summary, location: report.location, allowedActions: ['note', 'resolve'] },
    });
    expect(body).toMatchObject({ reportedBy: null, officer: null, source: null, reviewCause: null });
    expect(await listed(asPartner!, '/issues')).toContain(id);
    expect(await listed(asPartner!, similar)).toContain(id);
    expect((await asPartner!.post(`/issues/${id}/notes`, { text: 'Our crew comes on Monday.' }, versioned)).status).toBe(200);
    expect((await asPartner!.get(`/issues/${id}/notes`)).status).toBe(403);
    expect((await asPartner!.get(`/issues/${id}/reporter`)).status).toBe(403);
    expect((await asPartner!.post(`/issues/${id}/start`, undefined, versioned)).status).toBe(403);
  });

  it.each([
    ['of another agency', 'referred', 'parks'],
    ['of nobody', 'in-progress', null],
    ['that the department took back', 'in-progress', 'sanitation'],
    ['that was opened again', 'reopened', 'sanitation'],
  ])('is not told that there is an issue %s', async (_, status, agency) => {
    const id = await issueIn(status, { agency });
    const absent = await asPartner!.get(`/issues/${randomUUID()}`);
    const { status: answered, body } = await asPartner!.get(`/issues/${id}`);
    expect([answered, { ...body, requestId: null, instance: null }]).toEqual([
      404,
      { ...absent.body, requestId: null, instance: null },
    ]);
    expect((await asPartner!.post(`/issues/${id}/resolve`, { reason: 'fixed' }, versioned)).status).toBe(404);
    expect(await listed(asPartner!, '/issues')).not.toContain(id);
    expect(await listed(asPartner!, similar)).not.toContain(id);
  });

  it('leaves a trace where it asked for what is not for it, and none where there is nothing', async () => {
    const id = await issueIn('referred', { agency: 'parks' });
    const absent = randomUUID();
    // Somebody new: what follows the first of a kind is told a minute later.
    const curious: Principal = { ...person('partner'), agency: 'sanitation' };
    const asCurious = await intake.as(curious);
    for (const asked of [absent, id]) expect((await asCurious.get(`/issues/${asked}`)).status).toBe(404);
    const of = async (target: string) =>
      (await statedEvents<AuditEntry>(intake.database)).map(({ data }) => data).filter((entry) => entry.target === target);
    const traces = await eventually(async () => {
      const found = (await of(id)).filter(({ principalId }) => principalId === curious.id);
      return found.length > 0 && found;
    });
    expect(traces).toMatchObject([{ action: 'GET /api/v1/issues/:id', result: 'refused', code: 'not-found' }]);
    expect(await of(absent)).toEqual([]);
  });

  it('without a name has nothing in its hands', async () => {
    const id = await issueIn('referred', { agency: 'sanitation' });
    const asNobody = await intake.as(person('partner'));
    expect((await asNobody.get(`/issues/${id}`)).status).toBe(404);
    expect(await listed(asNobody, '/issues')).toEqual([]);
  });
});

describe('an officer named for a sector', () => {
  it('reads and notes what happens there, and leaves the work to whose it is', async () => {
    const [there, elsewhere] = [await issueIn('assigned', { sector: '12C' }), await issueIn('assigned')];
    expect((await asNamed!.get(`/issues/${there}`)).status).toBe(200);
    expect((await asNamed!.get(`/issues/${elsewhere}`)).status).toBe(403);
    for (const path of ['/issues', similar]) {
      const seen = await listed(asNamed!, path);
      expect([seen.includes(there), seen.includes(elsewhere)]).toEqual([true, false]);
    }
    expect((await asNamed!.post(`/issues/${there}/notes`, { text: 'Known to us.' }, versioned)).status).toBe(200);
    expect((await asNamed!.get(`/issues/${there}/notes`)).status).toBe(200);
    expect((await asNamed!.post(`/issues/${there}/resolve`, { reason: 'fixed' }, { 'if-match': '"2"' })).status).toBe(403);
    expect((await asNamed!.get(`/issues/${there}/reporter`)).status).toBe(403);
  });
});

describe('the reporter of an issue', () => {
  it('is a phone number and an address to a service, not a name', async () => {
    const id = await issueIn('assigned');
    expect(await (await intake.as(person('service'))).get(`/issues/${id}/reporter`)).toMatchObject({
      status: 200,
      body: { name: null, phone: '555 0100', email: 'rosa@example.org', language: 'es' },
    });
  });
});

describe('who may do something with no issue at all', () => {
  it.each(['', '/notes', '/reporter'])('is refused before GET /issues/:id%s is looked up', async (path) => {
    const asResident = await intake.as(person('resident'));
    for (const id of [await issueIn('assigned'), randomUUID()])
      expect((await asResident.get(`/issues/${id}${path}`)).status).toBe(403);
  });

  it('is refused before the issue of a command is looked up', async () => {
    const asAnalyst = await intake.as(person('analyst'));
    for (const id of [await issueIn('assigned'), randomUUID()])
      expect((await asAnalyst.post(`/issues/${id}/withdraw`, {}, versioned)).status).toBe(403);
  });
});
