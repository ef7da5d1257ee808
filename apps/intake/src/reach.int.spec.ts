import { randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { nobody, reachOf, reachOfTrackingCode, theService, type Reach } from '@owcr/access';
import { type Outbox, type Tx } from '@owcr/messaging';
import { person, reachInto, testDatabase, wallOf, type TestDatabase } from '@owcr/testing';
import pg from 'pg';
import { CorrectionStore } from './issue/correction.store.js';
import { IssueListStore } from './issue/issue-list.store.js';
import { searchOf } from './issue/issue-search.js';
import { HeldReportStore } from './issue/held-report.store.js';
import { IssueStore } from './issue/issue.store.js';
import { FollowUpStore } from './follow-up/follow-up.store.js';
import { NoteStore } from './issue/note.store.js';
import { PhotoStore } from './photo/photo.store.js';
import { ReporterStore } from './issue/reporter.store.js';
import { SimilarStore } from './issue/similar.store.js';
import { entities, migrations } from './migrations/schema.js';
import { parseKeyring } from './reporter-keys/keyring.js';
import type { ReporterKeys } from './reporter-keys/reporter-keys.store.js';
import { sealReporter } from './reporter-keys/sealed-reporter.js';
import { insertSealedReporters } from './reporter-keys/sealed-reporters.store.js';
import { contactIndexKey } from './reporter-keys/wrapped-keys.store.js';

/** Tables with a scope that everybody who works here may read. */
const open = { officer_name: 'Names of officers, whom everybody may look up.' };

const keyring = parseKeyring(`test:${randomBytes(32).toString('base64')}`);
const [anna, ben] = [randomUUID(), randomUUID()];
const issues = [
  { id: randomUUID(), reference: 'A', precinct: '40', officer: anna, status: 'assigned', referredTo: null },
  { id: randomUUID(), reference: 'B', precinct: '41', officer: ben, status: 'assigned', referredTo: null },
  { id: randomUUID(), reference: 'C', precinct: null, officer: null, status: 'reported', referredTo: null },
  { id: randomUUID(), reference: 'D', precinct: '42', officer: null, status: 'referred', referredTo: 'roads' },
  // What the department took back is in nobody else's hands any more.
  { id: randomUUID(), reference: 'E', precinct: '42', officer: null, status: 'reopened', referredTo: 'roads' },
] as const;
const [inForty, inFortyOne] = issues;

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase({ migrations: [...migrations], entities });
});
afterAll(() => database?.close());

beforeEach(async () => {
  await database.dataSource.query(
    'TRUNCATE issue, reporter, reporter_key, contact_index_key, issue_note, issue_correction, issue_step, issue_photo, agency',
  );
  await database.dataSource.query(`INSERT INTO agency (code, name) VALUES ('roads', 'Roads')`);
  for (const { id, reference, precinct, officer, status, referredTo } of issues) {
    await database.dataSource.query(
      `INSERT INTO issue (id, reference, tracking_code, version, event_count, category, priority, summary, lat, lng, channel,
         reported_at, sector, precinct, officer_id, status, referred_to)
       VALUES ($1, $2, repeat($2, 4) || '-AAAA-AAAA', 1, 1, 'graffiti', 'low', 'Wall', 40, -73, 'web', now(), $3 || 'A', $3, $4, $5, $6)`,
      [id, reference, precinct, officer, status, referredTo],
    );
    await database.dataSource.query(
      `INSERT INTO issue_note (id, issue_id, author_id, author_name, kind, text, at) VALUES ($1, $2, $1, 'x', 'note', 'x', now())`,
      [randomUUID(), id],
    );
    await database.dataSource.query(
      `INSERT INTO issue_photo (id, issue_id, width, height, "full", thumb, at) VALUES ($1, $1, 1, 1, '', '', now())`,
      [id],
    );
    await database.dataSource.query(
      `INSERT INTO issue_correction (id, issue_id, field, author_id, author_name, at) VALUES ($1, $2, 'contact', $1, 'x', now())`,
      [randomUUID(), id],
    );
    await database.dataSource.query(`INSERT INTO issue_step (issue_id, version, status, at) VALUES ($1, 1, $2, now())`, [
      id,
      status,
    ]);
  }
  const { manager } = database.dataSource;
  const keys = { keyring, index: await contactIndexKey(manager, keyring) };
  const reporter = { phone: null, email: null, language: null, anonymous: false };
  await insertSealedReporters(
    manager,
    issues.map(({ id, reference }) => ({ issueId: id, ...sealReporter(id, { ...reporter, name: `Of ${reference}` }, keys) })),
  );
});

const { within, refusedWithin, faults } = wallOf(() => database);
const of = (precincts: string[], officerId: string | null = null) => reachInto({ precincts, officerId });
const ofSectors = (sectors: string[]) => reachInto({ sectors });
const ofAgency = (agency: string) => reachInto({ agency });
const everywhere = { everywhere: true } as const;
const order = { by: 'reportedAt', isDescending: true } as const;
const ofCode = (letter: string) => reachOfTrackingCode(`${letter.repeat(4)}-AAAA-AAAA`);

const reaches: [string, Reach, string[]][] = [
  ['no reach', nobody, []],
  ['a foreign precinct', of(['99']), []],
  ['the own precinct', of(['40']), ['A']],
  ['several precincts', of(['40', '41']), ['A', 'B']],
  ['a foreign person', of([], randomUUID()), []],
  ['a person', of([], ben), ['B']],
  ['a precinct and a person', of(['40'], ben), ['A', 'B']],
  ['a foreign sector', ofSectors(['99A', '40']), []],
  ['own sectors', ofSectors(['40A', '41A']), ['A', 'B']],
  ['another agency', ofAgency('parks'), []],
  ['an agency', ofAgency('roads'), ['D']],
  ['a foreign tracking code', ofCode('Z'), []],
  ['a tracking code', ofCode('B'), ['B']],
  ['the city', reachOf(everywhere), ['A', 'B', 'C', 'D', 'E']],
  ['the service', theService, ['A', 'B', 'C', 'D', 'E']],
];

describe('the queries of the service, asked for everything', () => {
  it.each(reaches)('find, within %s, only what lies in it', async (_, reach, expected) => {
    const found = await within(reach, async (tx) => ({
      listed: await new IssueListStore().list(tx, { scope: everywhere }, { limit: 10, after: null, order }),
      similar: await new SimilarStore().find(tx, {
        category: 'graffiti',
        centre: { lat: 40, lng: -73 },
        text: null,
        scope: everywhere,
      }),
      locked: [
        ...(
          await new IssueStore({} as Outbox, new HeldReportStore({} as Outbox)).lock(
            tx,
            issues.map(({ id }) => id),
          )
        ).values(),
      ],
    }));
    for (const rows of Object.values(found)) expect(rows.map(({ reference }) => reference).sort()).toEqual(expected);
  });

  it.each(reaches)('show, within %s, no note and no reporter of another issue', async (_, reach, expected) => {
    for (const { id, reference } of issues) {
      const code = `${reference.repeat(4)}-AAAA-AAAA`;
      const count = expected.includes(reference) ? 1 : 0;
      const clerk = person('clerk');
      const found = await within(reach, async (tx) => ({
        issue: (await new IssueStore({} as Outbox, new HeldReportStore({} as Outbox)).read(tx, id, clerk)) ? 1 : 0,
        followed: (await new FollowUpStore().find(tx, code)) ? 1 : 0,
        steps: (await new FollowUpStore().steps(tx, id)).length,
        photos: (await new PhotoStore().list(tx, id)).length,
        corrections: (await new CorrectionStore().list(tx, id, { limit: 10, after: null })).length,
        notes: (await new NoteStore().list(tx, id, { limit: 10, after: null })).length,
        reporters: (await new ReporterStore({ keyring } as ReporterKeys).ofIssue(tx, id)).length,
        contacts: (await tx.query<unknown[]>('SELECT FROM reporter WHERE issue_id = $1', [id])).length,
      }));
      expect(found).toEqual({
        issue: count,
        followed: count,
        steps: count,
        photos: count,
        corrections: count,
        notes: count,
        reporters: count,
        contacts: count,
      });
    }
  });
});

describe('the keys of reporters', () => {
  it.each(reaches.filter(([name]) => name !== 'the service'))(
    'are, within %s, neither read nor deleted nor made, whoever the issue belongs to',
    async (_, reach) => {
      for (const table of ['reporter_key', 'contact_index_key']) {
        expect(await within(reach, (tx) => tx.query(`SELECT FROM ${table}`))).toEqual([]);
        expect((await within(reach, (tx) => tx.query<[unknown, number]>(`DELETE FROM ${table}`)))[1]).toBe(0);
      }
      await expect(
        within(reach, (tx) =>
          tx.query(`INSERT INTO reporter_key (issue_id, key_id, wrapped_key) VALUES ($1, 'k', '')`, [inForty.id]),
        ),
      ).rejects.toThrow(/violates row-level security policy/);
    },
  );

  it("are the service's", async () => {
    expect(await within(theService, (tx) => tx.query('SELECT FROM reporter_key'))).toHaveLength(issues.length);
    expect(await within(theService, (tx) => tx.query('SELECT FROM contact_index_key'))).toHaveLength(1);
  });
});

describe('an index', () => {
  it.each([
    ['issue_text', { search: searchOf('rarely') }],
    ['issue_words', { search: searchOf('rarely') }],
    ['issue_note_words', { search: searchOf('rarely') }],
    ['issue_sector_newest', { sector: '40A' }],
    ['issue_place', { near: { centre: { lat: 40, lng: -73 }, metres: 100 } }],
  ])('is used within a reach as without: %s', async (index, filter) => {
    const plan = await within(of(['40']), async (tx) => {
      await tx.query('SET LOCAL enable_seqscan = off; SET LOCAL enable_indexscan = off');
      const explained = { query: (sql: string, values: unknown[]) => tx.query(`EXPLAIN ${sql}`, values) } as unknown as Tx;
      return new IssueListStore().list(explained, { scope: everywhere, ...filter }, { limit: 10, after: null, order });
    });
    expect(JSON.stringify(plan)).toContain(index);
  });
});

describe('writing', () => {
  it.each(reaches)('changes and deletes, within %s, only what lies in it', async (_, reach, expected) => {
    const changed = await within(reach, (tx) => tx.query<[unknown, number]>(`UPDATE issue SET summary = 'Changed'`));
    expect(changed[1]).toBe(expected.length);
    const deleted = await within(reach, (tx) => tx.query<[unknown, number]>('DELETE FROM issue_note'));
    expect(deleted[1]).toBe(expected.length);
  });

  it.each([
    ['no reach', nobody],
    ['the own precinct', of(['40'])],
    ['a person', of([], anna)],
    ['a tracking code', ofCode('A')],
  ])('into a foreign scope is refused, within %s', async (_, reach) => {
    const refused = refusedWithin(reach);
    await refused(
      `INSERT INTO issue (id, reference, tracking_code, status, version, event_count, category, priority, summary, channel, reported_at, precinct)
       VALUES ($1, 'D', 'D', 'assigned', 1, 1, 'graffiti', 'low', 'Wall', 'web', now(), '41')`,
      randomUUID(),
    );
    await refused(
      `INSERT INTO issue_note (id, issue_id, author_id, author_name, kind, text, at) VALUES ($1, $2, $1, 'x', 'note', 'x', now())`,
      ...[randomUUID(), inFortyOne.id],
    );
    await refused(`INSERT INTO issue_step (issue_id, version, status, at) VALUES ($1, 2, 'closed', now())`, inFortyOne.id);
    await refused('INSERT INTO held_report (issue_id) VALUES ($1)', inFortyOne.id);
    await refused(`INSERT INTO reporter (issue_id) VALUES ($1)`, inFortyOne.id);
    // Whoever holds a code goes on holding it, wherever the issue is moved.
    if (reach !== nobody && reach !== ofCode('A'))
      await refused(`UPDATE issue SET precinct = '41', officer_id = $2 WHERE id = $1`, inForty.id, ben);
  });
});

describe('the application role itself', () => {
  it('has no right beyond rows, and is held by a policy on every table with a scope that is not open for a reason', async () => {
    expect(await faults(open)).toEqual([]);
  });

  it('sees nothing once the transaction with its reach is over, on the same connection', async () => {
    const client = new pg.Client({ connectionString: database.url });
    await client.connect();
    const seen = async () => (await client.query('SELECT FROM issue')).rowCount;
    try {
      expect(await seen()).toBe(0);
      await client.query(`BEGIN; ${reachOf(everywhere)}`);
      expect(await seen()).toBe(issues.length);
      await client.query('COMMIT');
      expect(await seen()).toBe(0);
      await client.query(`BEGIN; ${of(['40'], anna)}`);
      expect(await seen()).toBe(1);
      await client.query('ROLLBACK');
      expect(await seen()).toBe(0);
    } finally {
      await client.end();
    }
  });

  it('is not alone: the owner of the tables is held, too', async () => {
    const seen = await database.dataSource.transaction(async (tx) => {
      await tx.query('SET LOCAL ROLE owcr_test_owner');
      return tx.query<unknown[]>('SELECT FROM issue');
    });
    expect(seen).toEqual([]);
  });
});
