import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Kafka, logLevel } from 'kafkajs';
import { processesOf, readProcessLayout } from '@owcr/local-stack';
import { kafkaJsConnection } from '@owcr/messaging';
import { eventually } from '@owcr/testing';
import { allowed, Canaries } from './canaries.js';
import { demoIssue, importDemoSectors } from './demo-issues.js';
import { brokerPlace, logPlaces, metricsPlaces, tablePlaces, topicPlaces, type Place } from './places.js';
import { type Person, System } from './system.js';
import { wrongRequests } from './wrong-requests.js';

interface Issue {
  id: string;
  reference: string;
  version: number;
  status: string;
  officer: { id: string } | null;
}

describe('what people write about themselves', () => {
  const system = new System({ LOG_LEVEL: 'trace' });
  const canaries = new Canaries();
  const places: Place[] = [];
  let clerk: Person;
  let admin: Person;

  beforeAll(async () => {
    await system.start();
    clerk = await system.person('clerk');
    admin = await system.person('admin');
    await importDemoSectors(system);
  }, 180_000);

  afterAll(() => system.stop(), 60_000);

  const words = (where: string) => canaries.text('free text', where);
  const reporter = (where: string) => ({
    name: `Rosa ${canaries.text('reporter', `${where}: name`)} Diaz`,
    phone: `+${canaries.phone('reporter', `${where}: phone`)}`,
    email: canaries.email('reporter', `${where}: email`),
    language: canaries.language('reporter', `${where}: language`),
  });
  const reported = (where: string, n: number): Record<string, unknown> => ({
    ...demoIssue(n),
    category: 'street-light-out',
    summary: words(`${where}: summary`),
    description: words(`${where}: description`),
    address: words(`${where}: address`),
    answers: { pole: words(`${where}: answer`) },
    reporter: reporter(where),
  });
  const read = (id: string) => system.ask<Issue>('GET', `/issues/${id}`);
  /** As a client does it: where the assignment was faster than the command, it reads anew. */
  const command = async (id: string, name: string, body?: object, token = clerk.token, tries = 3): Promise<void> => {
    const { version } = await read(id);
    const { status, body: answer } = await system.api('POST', `/issues/${id}/${name}`, { token, body, ifMatch: version });
    if (status === 409 && tries > 1) await command(id, name, body, token, tries - 1);
    else if (status >= 300) throw new Error(`${name}: ${status} ${JSON.stringify(answer)}`);
  };
  const keep = (name: string, text: string) => void places.push({ name, text });

  /** One request as it is, its answer kept as a place to look into. */
  async function send(name: string, path: string, init: RequestInit & { headers?: Record<string, string> }): Promise<number> {
    const headers = { authorization: `Bearer ${clerk.token}`, 'content-type': 'application/json', ...init.headers };
    const answer = await fetch(`${system.stack.url}/api/v1${path}`, { ...init, headers, signal: AbortSignal.timeout(20_000) });
    keep(`answer to ${name}`, await answer.text());
    return answer.status;
  }

  it('is taken, worked on, looked at and erased', async () => {
    const body = reported('worked on', 0);
    const issue = await system.ask<Issue>('POST', '/issues', { token: clerk.token, body });
    const assigned = await eventually(async () => {
      const now = await read(issue.id);
      return now.officer ?? undefined;
    });
    const officer = await system.person('officer', { id: assigned?.id });
    const assignment = await system.ask<{ version: number }>('GET', `/assignments/${issue.id}`, { token: officer.token });
    await system.ask('POST', `/assignments/${issue.id}/acknowledge`, { token: officer.token, ifMatch: assignment.version });
    await eventually(async () => (await read(issue.id)).status === 'acknowledged');
    await command(issue.id, 'start', undefined, officer.token);
    await command(issue.id, 'notes', { text: words('note') }, officer.token);
    await command(issue.id, 'resolve', { reason: 'fixed', note: words('resolution') }, officer.token);
    await command(issue.id, 'reopen', { reason: words('reopening') });
    await command(issue.id, 'withdraw', { reason: words('withdrawal') });
    // What was put in comes out again for those who may see it: the canaries did arrive.
    const contact = await system.ask('GET', `/issues/${issue.id}/reporter`, { token: officer.token });
    expect(contact).toMatchObject(body.reporter as object);

    const erased = await system.ask<Issue>('POST', '/issues', { token: clerk.token, body: reported('erased', 1) });
    await command(erased.id, 'reporter/erase', { everywhere: true }, admin.token);
    expect(await system.ask('GET', `/issues/${erased.id}/reporter`, { token: clerk.token })).toMatchObject({ name: null });
    for (const path of [`/issues/${issue.id}`, '/issues', `/issues/${issue.id}/notes`, `/timeline/${issue.id}`, '/board'])
      expect(await send(`GET ${path.split('/')[1]}`, path, { headers: { authorization: `Bearer ${admin.token}` } })).toBe(200);
    expect(await send('GET notifications', '/notifications', { headers: { authorization: `Bearer ${officer.token}` } })).toBe(
      200,
    );
  }, 60_000);

  it('is reported, followed and said without an account', async () => {
    const { reporter: contact, ...body } = reported('without an account', 6);
    delete body.channel;
    const key = { 'idempotency-key': randomUUID() };
    const post = async <T>(path: string, sent: object, more: Record<string, string> = {}): Promise<T> => {
      const headers = { 'content-type': 'application/json', ...more };
      const answer = await fetch(`${system.stack.url}/api/v1/public${path}`, {
        method: 'POST',
        headers,
        body: JSON.stringify(sent),
      });
      const text = await answer.text();
      keep(path === '/reports' ? 'answer to a public report' : `answer to ${path}`, text);
      return { status: answer.status, ...(JSON.parse(text) as object) } as T;
    };
    const { trackingCode: code } = await post<{ trackingCode: string }>('/reports', { ...body, contact }, key);
    canaries.given('tracking code', 'public report', code);
    const [{ id }] = (await system.rows<{ id: string }>('intake', `SELECT id FROM issue WHERE tracking_code = '${code}'`)) as [
      { id: string },
    ];
    const officer = await eventually(async () => (await read(id)).officer ?? undefined);
    const { token } = await system.person('officer', { id: officer?.id });
    const { version } = await system.ask<{ version: number }>('GET', `/assignments/${id}`, { token });
    await system.ask('POST', `/assignments/${id}/acknowledge`, { token, ifMatch: version });
    await eventually(async () => (await read(id)).status === 'acknowledged');
    await command(id, 'resolve', { reason: 'fixed', note: words('resolution of a public report') }, token);
    expect(await post('/follow', { code })).toMatchObject({ status: 'resolved' });
    expect(
      await post('/follow/not-fixed', { code, comment: words('not fixed') }, { 'idempotency-key': randomUUID() }),
    ).toMatchObject({
      status: 'reopened',
    });
    // It reached the officer: the issue is theirs again.
    await eventually(async () => (await read(id)).status === 'assigned');
    const wrong = [
      ['/follow', { code: canaries.text('refused', 'code') }],
      ['/follow', { code: [canaries.text('refused', 'code as list')] }],
      ['/follow/not-fixed', { code, comment: { x: canaries.text('refused', 'comment as object') } }],
      ['/reports', { ...body, contact: { phone: { x: canaries.phone('refused', 'public phone as object') } } }],
      ['/reports', { ...body, contact: canaries.text('refused', 'contact that is text') }],
    ] as const;
    for (const [path, sent] of wrong)
      expect((await post<{ code: string }>(path, sent)).code).toMatch(/not-found|validation-failed/);
    expect(await post(`/follow/${canaries.text('refused', 'code in a path')}`, { code })).toMatchObject({ code: 'unauthorized' });
    const photo = { method: 'POST', body: 'no photo', headers: { 'content-type': 'image/png', 'x-tracking-code': code } };
    expect((await fetch(`${system.stack.url}/api/v1/public/photos`, photo)).status).toBe(415);
  }, 60_000);

  it('is looked for while somebody types', async () => {
    const post = (path: string, body: object) => send('a search', path, { method: 'POST', body: JSON.stringify(body) });
    const get = (path: string, q: string) => send('a search', `${path}?q=${encodeURIComponent(q)}`, {});
    const phone = () => `+${canaries.phone('typed', 'telephone number')}`;
    expect(await get('/places/search', `12 ${canaries.text('typed', 'address')} Street`)).toBe(200);
    expect(await post('/public/places/search', { q: `12 ${canaries.text('typed', 'address of a resident')} Street` })).toBe(200);
    expect(await get('/issues', canaries.text('typed', 'words'))).toBe(200);
    expect(await get('/issues', phone())).toBe(200);
    expect(await get('/issues/counts', phone())).toBe(200);
  });

  it('is imported with the roster', async () => {
    const row = (badge: string, email: string) =>
      `${badge},A Name,${email},${canaries.phone('officer', `${badge}: phone`)},officer,D1-A,,en\n`;
    const header = 'badge,name,email,phone,rank,sectors,supervisor_badge,language\n';
    const rows = [row('C1', canaries.email('officer', 'C1: email')), row('C2', canaries.text('refused', 'C2: email'))];
    writeFileSync(join(system.dataDir, 'canaries.csv'), header + rows.join(''));
    const { output } = await system.import(['officers', 'canaries.csv']);
    expect(output).toMatch(/refused/i);
    keep('output of the import', output);
  }, 60_000);

  it('is refused where it does not belong', async () => {
    for (const { name, method = 'POST', path, body, headers, status } of wrongRequests(canaries))
      expect([name, await send(`a wrong request: ${name}`, path, { method, body, headers })]).toEqual([name, status]);
    const source = { system: 'canaries', id: '1' };
    const key = { 'idempotency-key': randomUUID() };
    const post = (where: string, more: object, headers = {}) =>
      send(where, '/issues', { method: 'POST', body: JSON.stringify({ ...reported(where, 2), ...more }), headers });
    expect(await post('first of a source', { source }, key)).toBe(201);
    // Refused after it was written: nothing of these may stay, not even what an accepted one leaves in intake.
    expect(await post('second of a source', { ...refusedWords('second of a source'), source })).toBe(409);
    expect(await post('other body for a key', refusedWords('other body for a key'), key)).toBe(422);
  }, 60_000);

  const refusedWords = (where: string) =>
    Object.fromEntries(
      ['summary', 'description', 'address'].map((field) => [field, canaries.text('refused', `${where}: ${field}`)]),
    );

  it('is not repeated when the database fails or refuses in the middle of it', async () => {
    const post = (where: string) =>
      send(where, '/issues', {
        method: 'POST',
        body: JSON.stringify({ ...reported(where, 3), ...refusedWords(where), answers: {} }),
        headers: { 'idempotency-key': randomUUID() },
      });
    for (const [where, hurt, heal] of [
      ['no table for issues', 'ALTER TABLE issue RENAME TO issue_away', 'ALTER TABLE issue_away RENAME TO issue'],
      ['no table for reporters', 'ALTER TABLE reporter RENAME TO reporter_away', 'ALTER TABLE reporter_away RENAME TO reporter'],
      [
        'a check that fails',
        `ALTER TABLE issue ADD CONSTRAINT tried CHECK (summary NOT LIKE 'cnry%') NOT VALID`,
        'ALTER TABLE issue DROP CONSTRAINT tried',
      ],
    ] as const) {
      await system.rows('intake', hurt);
      const status = await post(where);
      await system.rows('intake', heal);
      expect([where, status]).toEqual([where, 500]);
    }
  }, 60_000);

  it('is in no dead letter, though what it led to waits behind a poison message', async () => {
    const issue = await system.ask<Issue>('POST', '/issues', { token: clerk.token, body: reported('behind poison', 4) });
    await eventually(async () => (await read(issue.id)).officer !== null);
    const producer = new Kafka({ ...kafkaJsConnection(system.stack.kafkaConnection), logLevel: logLevel.NOTHING }).producer();
    await producer.connect();
    const headers = { ce_type: 'issue.resolved.v1', ce_source: 'intake', ce_aggversion: '2' };
    const wrong = { issueId: canaries.text('poison', 'issueId'), at: canaries.text('poison', 'at') };
    const broken = `{"name":"${canaries.text('poison', 'broken')}"`;
    // The broken one under another key: behind the wrong one it would only wait, and nobody would read it.
    const messages = [
      { key: issue.id, value: JSON.stringify(wrong) },
      { key: randomUUID(), value: broken },
    ].map((message) => ({ ...message, headers: { ...headers, ce_id: randomUUID() } }));
    await producer.send({ topic: 'owcr.issue', messages });
    await producer.disconnect();
    await command(issue.id, 'notes', { text: words('note behind poison') });
    await command(issue.id, 'reporter/erase', {}, admin.token);
    const waiting = () => system.count('insights', `dead_letter WHERE state = 'waiting' AND msg_key = '${issue.id}'`);
    await eventually(async () => (await waiting()) >= 2, { timeoutMs: 30_000 });
    expect(await send('GET dead letters', '/admin/dead-letters', { headers: { authorization: `Bearer ${admin.token}` } })).toBe(
      200,
    );
  }, 60_000);

  it('is found in no log, topic, metric, answer or table but those that hold it by right', async () => {
    places.push(...(await topicPlaces(system)), ...(await metricsPlaces(system)), brokerPlace(system));
    await system.stack.kill('kafka');
    await system.ask('POST', '/issues', { token: clerk.token, body: reported('in the outbox', 5) });
    expect(await system.count('intake', 'outbox')).toBeGreaterThan(0);
    places.push(...(await tablePlaces(system)), ...logPlaces(system));

    const found = places.flatMap(({ name, text }) => canaries.in(text).map((canary) => ({ place: name, ...canary })));
    const leaks = found.filter(({ place, kind }) => !allowed[kind]?.test(place));
    expect(leaks.map(({ place, kind, where }) => `${place}: ${kind}, ${where}`)).toEqual([]);

    // That it was looked for in the right places: each holds what it should.
    const full = (pattern: RegExp) =>
      places.filter(({ name, text }) => pattern.test(name) && text.length > 0).map(({ name }) => name);
    const written = [...processesOf(readProcessLayout(process.env)), { name: 'postgres' }, { name: 'kafka' }];
    expect(full(/^log /)).toEqual(expect.arrayContaining(written.map(({ name }) => `log ${name}.log`)));
    expect(full(/^metrics of/)).toHaveLength(6);
    expect(
      full(/^topic owcr\.(issue|assignment|roster|escalation|notification|audit\.(gateway|intake|sector-assignment))$/),
    ).toHaveLength(8);
    expect(full(/^table (sector-assignment|escalation|notification|insights)\.dead_letter$/)).toHaveLength(4);
    expect(full(/^table intake\.(reporter|reporter_key|idempotency_key|outbox)$/)).toHaveLength(4);
    for (const kind of ['property name', 'free text', 'officer', 'poison', 'tracking code'] as const)
      expect(found.filter((canary) => canary.kind === kind).length).toBeGreaterThan(0);
  }, 120_000);
});
