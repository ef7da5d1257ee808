import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { AuditEntry } from '@owcr/platform';
import { person, statedEvents } from '@owcr/testing';
import { runIntake, type Client, type RunningIntake } from '../intake.harness.js';

let intake: RunningIntake;
let [asAdmin, asClerk, asCommander]: Client[] = [];

beforeAll(async () => {
  intake = await runIntake();
  [asAdmin, asClerk, asCommander] = await Promise.all([
    intake.as(person('admin')),
    intake.as(person('clerk')),
    intake.as(person('commander')),
  ]);
  await intake.addAgencies('parks', 'sanitation');
}, 60_000);
afterAll(() => intake?.close());

/** An issue in progress, as its officer sees it. */
async function inProgress(): Promise<string> {
  const { body } = await asClerk!.post('/issues', { category: 'graffiti', summary: 'A tag', channel: 'phone' });
  await intake.database.dataSource.query(`UPDATE issue SET status = 'in-progress', officer_id = $2 WHERE id = $1`, [
    body.id,
    randomUUID(),
  ]);
  return body.id;
}
const command = (client: Client | undefined, id: string, name: string, body: object, version = 1) =>
  client!.post(`/issues/${id}/${name}`, body, { 'if-match': `"${version}"` });

describe('the register of agencies', () => {
  it('is kept by administrators, once per code, with an entry in the audit trail', async () => {
    const body = { code: 'buildings', name: 'Department of Buildings', handles: ['vacant-building'] };
    const added = await asAdmin!.post('/agencies', body);
    expect(added).toMatchObject({ status: 201, body: { ...body, active: true, version: 1 } });
    const before = await intake.fingerprint();
    expect(await asAdmin!.post('/agencies', body)).toMatchObject({ status: 409, body: { code: 'agency-exists' } });
    expect((await asClerk!.post('/agencies', { ...body, code: 'other' })).status).toBe(403);
    expect(await intake.fingerprint()).toBe(before);
    const entries = (await statedEvents<AuditEntry>(intake.database)).map(({ data }) => data);
    expect(entries).toContainEqual(
      expect.objectContaining({ action: 'POST /api/v1/agencies', target: 'buildings', result: 'done' }),
    );
  });

  it('is changed in the version that was seen; what is left out stays', async () => {
    const changed = await asAdmin!.patch('/agencies/buildings', { active: false }, { 'if-match': '"1"' });
    expect(changed).toMatchObject({ status: 200, body: { name: 'Department of Buildings', active: false, version: 2 } });
    const before = await intake.fingerprint();
    expect((await asAdmin!.patch('/agencies/buildings', { active: true })).status).toBe(428);
    expect((await asAdmin!.patch('/agencies/buildings', { active: true }, { 'if-match': '"1"' })).status).toBe(409);
    expect((await asAdmin!.patch('/agencies/none', { active: true }, { 'if-match': '"1"' })).status).toBe(404);
    expect(await intake.fingerprint()).toBe(before);
  });

  it.each<[object, string]>([
    [{ name: null }, 'name'],
    [{ active: null }, 'active'],
    [{ active: 'yes' }, 'active'],
    [{ handles: ['no-such-category'] }, 'handles[0]'],
    [{ handles: 'graffiti' }, 'handles'],
    [{ code: 'renamed' }, 'code'],
    [{ name: '\u200b' }, 'name'],
  ])('refuses %j and names the field', async (body, path) => {
    const before = await intake.fingerprint();
    const answer = await asAdmin!.patch('/agencies/parks', body, { 'if-match': '"1"' });
    expect([answer.status, answer.body.errors[0]?.path]).toEqual([400, path]);
    expect(await intake.fingerprint()).toBe(before);
  });

  it('is read by all who work for the department; somebody of an agency sees their own', async () => {
    const codes = async (client: Client) =>
      ((await client.get('/agencies')).body.items as unknown as { code: string }[]).map(({ code }) => code);
    expect(await codes(asClerk!)).toEqual(['parks', 'sanitation', 'buildings']);
    expect(await codes(await intake.as({ ...person('partner'), agency: 'sanitation' }))).toEqual(['sanitation']);
    expect((await (await intake.as(person('resident'))).get('/agencies')).status).toBe(403);
  });
});

describe('an issue', () => {
  it('is referred to an active agency only, and who names another is told which there are', async () => {
    const id = await inProgress();
    const before = await intake.fingerprint();
    for (const partner of ['no-such-agency', 'buildings']) {
      const { status, body } = await command(asCommander, id, 'refer', { partner });
      expect([status, body.errors]).toEqual([
        400,
        [{ path: 'partner', message: 'must be the code of an active agency: parks, sanitation' }],
      ]);
    }
    expect(await intake.fingerprint()).toBe(before);
    expect((await command(asCommander, id, 'refer', { partner: 'parks' })).status).toBe(200);
    const stated = (await statedEvents(intake.database, { key: id })).find(({ type }) => type === 'issue.referred.v1');
    expect(stated).toMatchObject({
      data: { partner: 'parks', category: 'graffiti', priority: 'low', reference: expect.any(String) },
    });
  });

  it('is resolved as referred only where it was, and says which agency resolved it', async () => {
    const id = await inProgress();
    const before = await intake.fingerprint();
    const refused = await command(asCommander, id, 'resolve', { reason: 'referred' });
    expect(refused).toMatchObject({ status: 409, body: { code: 'not-referred', errors: [{ path: 'reason' }] } });
    expect(await intake.fingerprint()).toBe(before);
    await command(asCommander, id, 'refer', { partner: 'parks' });
    const asPartner = await intake.as({ ...person('partner'), agency: 'parks' });
    expect((await command(asPartner, id, 'notes', { text: 'We come on Monday.' }, 2)).status).toBe(200);
    expect((await command(asPartner, id, 'resolve', { reason: 'referred' }, 3)).status).toBe(200);
    const stated = (await statedEvents(intake.database, { key: id })).filter(({ data }) => 'agency' in (data as object));
    expect(stated.map(({ type }) => type)).toEqual(['issue.noted.v1', 'issue.resolved.v1']);
    for (const { data } of stated) expect(data).toMatchObject({ agency: 'parks', officerId: expect.any(String) });
  });
});
