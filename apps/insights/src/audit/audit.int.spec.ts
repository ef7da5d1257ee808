import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { generateServiceKeys } from '@owcr/access';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { recorded, SampleTrail } from './audit.fixture.js';
import { genesis, linkAll, type ChainEntry } from './chain.js';
import { fileNameOf } from './anchor.keeper.js';
import { Sealer } from './seal.js';
import { verifyTrail } from './verify.js';

let trail: SampleTrail;
let directory: string;

/** Three days: 20, 20 and 10 entries, the first two anchored. Every test takes a copy back afterwards. */
beforeAll(async () => {
  trail = await SampleTrail.start();
  directory = mkdtempSync(join(tmpdir(), 'anchors-'));
  for (const [day, count] of [
    ['2026-03-01', 20],
    ['2026-03-02', 20],
    ['2026-03-03', 10],
  ] as const)
    await trail.write(count, day);
  for (const table of tables) await trail.query(`CREATE TABLE ${table}_copy AS TABLE ${table}`);
  const anchors = await trail.query<{ number: number; day: string; seal: string }>(
    'SELECT number, day::text AS day, seal FROM audit_anchor',
  );
  for (const anchor of anchors) writeFileSync(join(directory, fileNameOf(anchor)), `${anchor.seal}\n`);
});
afterAll(async () => {
  rmSync(directory, { recursive: true });
  await trail.close();
});

const tables = ['audit_entry', 'audit_anchor', 'audit_head'];
const wiped = `
  DELETE FROM audit_entry; DELETE FROM audit_anchor;
  UPDATE audit_head SET seq = 0, hash = decode(repeat('00', 32), 'hex'), day = NULL, anchors = 0, anchored_seq = 0, last_anchor = NULL, seal = NULL`;
const restore = () =>
  trail.tamper(...tables.flatMap((table) => [`DELETE FROM ${table}`, `INSERT INTO ${table} SELECT * FROM ${table}_copy`]));

describe('the trail', () => {
  it('is whole as it was written, with an anchor for each day that is over', async () => {
    expect(await trail.verify(directory)).toEqual({ entries: 50, anchors: 2, outside: 2, fault: null });
    expect(readdirSync(directory)).toEqual(['000001-2026-03-01.jws', '000002-2026-03-02.jws']);
    expect(await trail.query('SELECT number, day::text AS day, seq FROM audit_anchor ORDER BY 1')).toEqual([
      { number: 1, day: '2026-03-01', seq: '20' },
      { number: 2, day: '2026-03-02', seq: '40' },
    ]);
  });

  it('states each anchor, so that the topic has it, too', async () => {
    const stated = await trail.query<{ data: { number: number; seq: number } }>(
      `SELECT convert_from(payload, 'UTF8')::json AS data FROM outbox WHERE topic = 'owcr.audit.insights' ORDER BY seq`,
    );
    expect(stated.map(({ data }) => [data.number, data.seq])).toEqual([
      [1, 20],
      [2, 40],
    ]);
  });
});

describe('entries of two times', () => {
  it('are one chain: those from before credentials were named, and those with one', async () => {
    const own = await SampleTrail.start();
    try {
      const credential = { kind: 'api-key', id: 'k-1' };
      const [old, named] = [recorded(), recorded({ credential })];
      await own.write(2, '2026-03-01', [old, named]);
      const rows = await own.query<{ entry: object }>('SELECT entry FROM audit_entry ORDER BY seq');
      expect(rows[0]!.entry).not.toHaveProperty('credential');
      expect(rows[1]!.entry).toMatchObject({ credential });
      expect(await own.verify()).toMatchObject({ entries: 2, fault: null });
      await own.tamper(`UPDATE audit_entry SET entry = jsonb_set(entry, '{credential,id}', '"k-2"') WHERE seq = 2`);
      expect((await own.verify()).fault).toMatchObject({ seq: 2 });
    } finally {
      await own.close();
    }
  });
});

describe('tampering by a superuser', () => {
  afterEach(restore);

  const faultOf = async (...statements: string[]) => {
    await trail.tamper(...statements);
    return (await trail.verify()).fault;
  };

  it.each([
    ['a changed field', 7, `UPDATE audit_entry SET entry = jsonb_set(entry, '{principalId}', '"p-2"') WHERE seq = 7`],
    ['a field put in', 7, `UPDATE audit_entry SET entry = entry || '{"more": 1}' WHERE seq = 7`],
    ['a changed hash', 7, `UPDATE audit_entry SET hash = set_byte(hash, 0, get_byte(hash, 0) # 1) WHERE seq = 7`],
    ['a missing row', 7, `DELETE FROM audit_entry WHERE seq = 7`],
    ['a missing first row', 1, `DELETE FROM audit_entry WHERE seq = 1`],
    [
      'a missing row, the others moved up',
      7,
      `DELETE FROM audit_entry WHERE seq = 7; UPDATE audit_entry SET seq = -seq WHERE seq > 7; UPDATE audit_entry SET seq = -seq - 1 WHERE seq < 0`,
    ],
    ['a missing tail', 46, `DELETE FROM audit_entry WHERE seq > 45`],
    [
      'reordered rows',
      7,
      `UPDATE audit_entry SET seq = 1000 WHERE seq = 7; UPDATE audit_entry SET seq = 7 WHERE seq = 8; UPDATE audit_entry SET seq = 8 WHERE seq = 1000`,
    ],
    ['an inserted row', 51, `INSERT INTO audit_entry SELECT 51, entry, hash FROM audit_entry WHERE seq = 50`],
    ['a row put before the first', 0, `INSERT INTO audit_entry SELECT 0, entry, hash FROM audit_entry WHERE seq = 1`],
    ['everything gone', 1, `DELETE FROM audit_entry; DELETE FROM audit_anchor`],
  ])('finds %s and names the row', async (_, seq, statement) => {
    expect(await faultOf(statement)).toMatchObject({ seq });
  });

  it.each([
    ['the first anchor', `DELETE FROM audit_anchor WHERE number = 1`, 'anchor 1 is missing'],
    ['the last anchor', `DELETE FROM audit_anchor WHERE number = 2`, 'knows of 2 anchors'],
    ['the day of an anchor', `UPDATE audit_anchor SET day = '2026-02-01' WHERE number = 1`, 'does not say what its seal says'],
    [
      'a forged seal',
      `UPDATE audit_anchor SET seal = replace(seal, '.', '.a') WHERE number = 1`,
      'not sealed with a key of ours',
    ],
    [
      'an anchor for another',
      `UPDATE audit_anchor a SET seal = b.seal FROM audit_anchor b WHERE a.number = 1 AND b.number = 2`,
      'does not say what',
    ],
    [
      'the head set back',
      `DELETE FROM audit_entry WHERE seq > 45; UPDATE audit_head SET seq = 45, hash = (SELECT hash FROM audit_entry WHERE seq = 45)`,
      'missing at the end',
    ],
    ['a head without a seal', `UPDATE audit_head SET seal = NULL`, 'head is not sealed'],
    ['everything gone, and the head as it was made', wiped, 'there are no entries'],
  ])('finds %s', async (_, statement, message) => {
    expect((await faultOf(statement))?.message).toContain(message);
  });

  it('finds a chain that was written anew from a row on, with hashes that fit', async () => {
    const rows = await trail.query<{ seq: number; entry: ChainEntry }>(
      'SELECT seq::int AS seq, entry FROM audit_entry ORDER BY seq',
    );
    const links = linkAll(
      genesis,
      rows.map(({ seq, entry }) => (seq === 30 ? { ...entry, principalId: 'p-2' } : entry)),
    );
    const forged = links.map(({ seq, hash, entry }) => `(${seq}, '${JSON.stringify(entry)}', decode('${hash}', 'hex'))`);
    const put = ['DELETE FROM audit_entry', `INSERT INTO audit_entry VALUES ${forged.join(', ')}`];
    expect(await faultOf(...put)).toEqual({
      seq: 40,
      message: 'entry 40 is not the one sealed by anchor 2: the trail was rewritten',
    });
    // With the anchor of that day taken out and the head taken back, only what is kept outside tells.
    const stranger = await Sealer.from((await generateServiceKeys('audit')).privateJwk);
    const end = links.at(-1)!;
    const seal = await stranger.seal('owcr-audit-head', {
      seq: end.seq,
      hash: end.hash,
      anchors: 0,
      lastAnchor: null,
      at: end.entry.at,
    });
    expect(
      await faultOf('DELETE FROM audit_anchor', `UPDATE audit_head SET seal = '${seal}', hash = decode('${end.hash}', 'hex')`),
    ).toMatchObject({ message: expect.stringContaining('the head is not sealed with a key of ours') });
    expect((await trail.verify(directory)).fault).toMatchObject({ seq: 40 });
  });

  it('finds a tail cut off together with a head kept from before it, once an anchor is kept outside', async () => {
    const [head] = await trail.query<{ seal: string }>('SELECT seal FROM audit_head');
    await trail.write(5, '2026-03-03');
    await trail.tamper(
      'DELETE FROM audit_entry WHERE seq > 50',
      `UPDATE audit_head h SET (seq, hash, seal) = (SELECT c.seq, c.hash, '${head!.seal}' FROM audit_head_copy c)`,
    );
    // This is what nobody can find from the database alone, and the ADR says so.
    expect((await trail.verify(directory)).fault).toBeNull();
    await trail.tamper('DELETE FROM audit_anchor WHERE number = 2');
    expect((await trail.verify(directory)).fault).not.toBeNull();
  });

  it('finds everything gone by an anchor kept outside, whatever is said of a new trail, and not by a directory that is empty, too', async () => {
    await trail.tamper(wiped);
    expect((await trail.verify(directory, { empty: true })).fault).toMatchObject({ seq: 1 });
    const nothing = mkdtempSync(join(tmpdir(), 'anchors-'));
    expect((await trail.verify(nothing)).fault?.message).toContain('there are no entries');
    rmSync(nothing, { recursive: true });
  });

  it('believes no seal of another key', async () => {
    const { jwks } = await generateServiceKeys('audit');
    expect((await verifyTrail(trail.query, jwks, null)).fault?.message).toContain('anchor 1 is not sealed with a key of ours');
  });
});

describe('who may do what with the tables', () => {
  it('lets nobody change what is written, not even their owner', async () => {
    for (const statement of [
      `UPDATE audit_entry SET entry = '{}'`,
      'DELETE FROM audit_entry WHERE false',
      'TRUNCATE audit_entry',
      'DELETE FROM audit_anchor',
      'TRUNCATE audit_anchor',
      `SET session_replication_role = replica; DELETE FROM audit_entry`,
    ])
      await expect(trail.query(statement)).rejects.toThrow('append-only');
    await trail.query('SET session_replication_role = DEFAULT');
  });
});

describe('a trail that has just been made', () => {
  it('is sealed once, and is whole only for who says that it is new', async () => {
    const own = await SampleTrail.start();
    try {
      expect((await own.verify()).fault?.message).toContain('there are no entries');
      expect(await own.verify(null, { empty: true })).toMatchObject({ entries: 0, fault: null });
      expect([await own.begin(), await own.begin()]).toEqual([true, false]);
      const [sealed] = await own.query<{ seal: string }>('SELECT seal FROM audit_head');
      expect(await own.verify(null, { empty: true })).toMatchObject({ entries: 0, fault: null });
      expect((await own.verify()).fault?.message).toContain('there are no entries');
      await own.write(2, '2026-03-01');
      expect(await own.verify()).toMatchObject({ entries: 2, fault: null });
      // The first seal kept and put back: signed, and still not believed.
      await own.tamper(wiped, `UPDATE audit_head SET seal = '${sealed!.seal}'`);
      expect((await own.verify()).fault?.message).toContain('there are no entries');
    } finally {
      await own.close();
    }
  });

  it('is not begun where there are rows', async () => {
    const own = await SampleTrail.start();
    try {
      await own.write(2, '2026-03-01');
      await own.tamper(`UPDATE audit_head SET seq = 0, hash = decode(repeat('00', 32), 'hex'), seal = NULL`);
      expect(await own.begin()).toBe(false);
    } finally {
      await own.close();
    }
  });
});

describe('the writer', () => {
  it('takes an event once, and keeps one chain when several instances write at the same moment', async () => {
    const own = await SampleTrail.start();
    try {
      const batches = Array.from({ length: 12 }, () => Array.from({ length: 5 }, () => recorded()));
      await Promise.all(batches.map((events) => own.write(5, '2026-03-01', events)));
      for (const events of [...batches, ...batches]) await own.write(5, '2026-03-01', events);
      expect(await own.verify()).toMatchObject({ entries: 60, fault: null });
      // One key for each event: there is no place to remember.
      expect(await own.query('SELECT * FROM stream_position')).toEqual([]);
    } finally {
      await own.close();
    }
  });

  it('closes a day after it is over, once, also when nobody does anything', async () => {
    const own = await SampleTrail.start();
    try {
      expect(await own.anchorIfDue('2026-03-01T00:00:00.000Z')).toBe(false);
      await own.write(3, '2026-03-01');
      expect(await own.anchorIfDue('2026-03-01T23:59:59.999Z')).toBe(false);
      expect(await own.anchorIfDue('2026-03-02T00:00:00.000Z')).toBe(true);
      expect(await own.anchorIfDue('2026-03-09T00:00:00.000Z')).toBe(false);
      await own.write(1, '2026-03-09');
      expect(await own.verify()).toEqual({ entries: 4, anchors: 1, outside: null, fault: null });
    } finally {
      await own.close();
    }
  });
});
