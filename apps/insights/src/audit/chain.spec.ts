import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { parseData } from '@owcr/contracts';
import { event } from '@owcr/testing';
import fc from 'fast-check';
import { ChainCheck, type Fault, type Opened, type StoredEntry } from './chain-check.js';
import { canonicalJson, entryOf, genesis, hashOf, linkAll, type ChainEntry } from './chain.js';
import type { HeadSeal } from './seal.js';

const entry = (n: number, more: Partial<ChainEntry> = {}): ChainEntry => ({
  id: `0197a3c0-5b1e-7c3a-9d52-${String(n).padStart(12, '0')}`,
  service: 'intake',
  principalId: 'p',
  role: 'clerk',
  action: 'POST /api/v1/issues',
  target: null,
  result: 'done',
  code: null,
  count: 1,
  requestId: null,
  from: '192.0.2.1',
  at: '2026-03-01T10:15:30.000Z',
  recordedAt: '2026-03-01T10:15:31.000Z',
  ...more,
});
const chainOf = (length: number): StoredEntry[] =>
  linkAll(
    genesis,
    Array.from({ length }, (_, n) => entry(n)),
  );

/** The signed end of a chain, as it was before anybody touched it. */
const headOf = (rows: readonly StoredEntry[]): Opened<HeadSeal> => {
  const { seq, hash } = rows.at(-1)!;
  return { name: 'the head', seal: '', row: {}, says: { seq, hash, anchors: 0, lastAnchor: null, at: '' } };
};

/** What the check says of rows, read in the order of their numbers as the database gives them. */
function faultIn(rows: readonly StoredEntry[], head: Opened<HeadSeal>): Fault | null {
  const check = new ChainCheck([head]);
  for (const row of [...rows].sort((a, b) => a.seq - b.seq)) {
    const fault = check.take(row);
    if (fault) return fault;
  }
  return check.finish(head);
}

describe('canonical JSON', () => {
  it('is one text for one value, however its members are written down', () => {
    expect(canonicalJson({ b: [1, { d: null, c: 'ü' }], a: true })).toBe('{"a":true,"b":[1,{"c":"ü","d":null}]}');
    fc.assert(
      fc.property(fc.jsonValue(), (value) => expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)))),
    );
  });
});

describe('a chain', () => {
  it('goes on from where it ends, as if it had been written at once', () => {
    const all = linkAll(genesis, [entry(1), entry(2), entry(3)]);
    const [first] = linkAll(genesis, [entry(1)]);
    expect(linkAll(first!, [entry(2), entry(3)])).toEqual(all.slice(1));
  });

  it('is whole as it was written, whatever its length', () => {
    for (const length of [1, 2, 100]) expect(faultIn(chainOf(length), headOf(chainOf(length)))).toBeNull();
  });

  it('keeps the hash it always had: a new way to write it would break every trail there is', () => {
    expect(hashOf(genesis.hash, 1, { a: 1 })).toBe('70a6f64ef167f1b08fc309aaaddffb60389350d78ae1a196d0736468c5116bc9');
  });

  it('keeps the hash of an entry from before credentials were named: nothing is put into it', () => {
    const golden = readFileSync(new URL('../../../../libs/contracts/golden/audit.recorded.v1.json', import.meta.url), 'utf8');
    const data = parseData('audit.recorded.v1', JSON.parse(golden));
    const said = event('audit.recorded.v1', data, { source: 'intake' });
    const [link] = linkAll(genesis, [
      entryOf({ ...said, id: '0197a3c0-5b1e-7c3a-9d52-000000000001' }, new Date('2026-03-01T10:15:31.000Z')),
    ]);
    expect(link!.hash).toBe('eef54b2056b60edf819891253e46b1835cea53f21948cbd4f43087b2fd277711');
  });
});

/** One change to a stored row, at the letters of one of its members. */
const change = fc.record({ place: fc.nat(), what: fc.constantFrom('entry', 'hash', 'seq'), bit: fc.nat() });
const length = fc.integer({ min: 2, max: 12 });

function flipText(text: string, bit: number): string {
  const bytes = Buffer.from(text);
  bytes[(bit >> 3) % bytes.length]! ^= 1 << (bit & 7);
  return bytes.toString('latin1');
}

describe('tampering', () => {
  it('with any single bit of any row is found', () => {
    fc.assert(
      fc.property(length, change, (n, { place, what, bit }) => {
        const rows = chainOf(n);
        const head = headOf(rows);
        const row = rows[place % n]!;
        if (what === 'hash') {
          const bytes = Buffer.from(row.hash, 'hex');
          bytes[(bit >> 3) % bytes.length]! ^= 1 << (bit & 7);
          row.hash = bytes.toString('hex');
        } else if (what === 'seq') row.seq ^= 1 << (bit % 20);
        else {
          const members = Object.entries(row.entry as ChainEntry).filter(([, value]) => typeof value === 'string');
          const [name, value] = members[bit % members.length]! as [string, string];
          row.entry = { ...(row.entry as ChainEntry), [name]: flipText(value, bit) };
        }
        expect(faultIn(rows, head)).not.toBeNull();
      }),
      { numRuns: 500 },
    );
  });

  it('by taking out, putting in, doubling or exchanging rows is found, with new numbers or old ones', () => {
    const way = fc.constantFrom('take out', 'put in', 'exchange');
    fc.assert(
      fc.property(length, way, fc.nat(), fc.boolean(), (n, how, place, renumbered) => {
        const rows = chainOf(n);
        const head = headOf(rows);
        const at = place % n;
        if (how === 'take out') rows.splice(at, 1);
        else if (how === 'put in') rows.splice(at, 0, { ...rows[at]!, entry: entry(99) });
        else {
          const other = (at + 1) % n;
          [rows[at]!.entry, rows[other]!.entry] = [rows[other]!.entry, rows[at]!.entry];
        }
        if (renumbered) rows.forEach((row, index) => (row.seq = index + 1));
        expect(faultIn(rows, head)).not.toBeNull();
      }),
      { numRuns: 500 },
    );
  });

  it('is named with the row it was done to', () => {
    const rows = chainOf(9);
    const head = headOf(rows);
    expect(faultIn([...rows.slice(0, 3), ...rows.slice(5)], head)).toEqual({ seq: 4, message: 'entries 4 to 5 are missing' });
    rows[6]!.entry = entry(6, { principalId: 'somebody else' });
    expect(faultIn(rows, head)).toMatchObject({ seq: 7 });
    expect(faultIn(chainOf(9).slice(0, 6), head)).toMatchObject({
      seq: 7,
      message: expect.stringContaining('missing at the end'),
    });
  });

  it('by writing the whole chain anew is found by what was sealed', () => {
    const head = headOf(chainOf(5));
    const anew = linkAll(
      genesis,
      Array.from({ length: 5 }, (_, n) => entry(n, { role: 'admin' })),
    );
    expect(faultIn(anew, head)).toMatchObject({ seq: 5, message: expect.stringContaining('rewritten') });
  });
});
