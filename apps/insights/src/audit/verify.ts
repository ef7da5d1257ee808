import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { JSONWebKeySet } from 'jose';
import { ChainCheck, checkOutside, checkSeals, type Fault, type Opened, type StoredEntry } from './chain-check.js';
import { openSeal, type AnchorSeal, type HeadSeal } from './seal.js';

const batchRows = 5_000;

/** Rows of one moment, however long the reading takes. */
export type Query = <R>(sql: string, parameters?: unknown[]) => Promise<R[]>;

export interface Verdict {
  entries: number;
  anchors: number;
  /** Anchors found outside the database; null where none were looked for. */
  outside: number | null;
  fault: Fault | null;
}

const noEntries: Fault = {
  seq: null,
  message: 'there are no entries: everything was taken out, or the trail has just been made (then say so with --empty)',
};

/**
 * Walks the whole trail. Finds any changed, missing, moved or added entry, a trail that was written anew, and missing or forged anchors.
 * Not found: entries cut off at the end by somebody who also puts back a head from before them, which they must have kept; the next
 * anchor that is kept outside ends that. `empty`: the trail has just been made and may be without entries.
 */
export async function verifyTrail(
  query: Query,
  keys: JSONWebKeySet,
  anchorDirectory: string | null,
  { empty = false }: { empty?: boolean } = {},
): Promise<Verdict> {
  const anchors = await readAnchors(query, keys);
  const head = await readHead(query, keys);
  const outside = anchorDirectory === null ? null : await readOutside(anchorDirectory, keys);
  const check = new ChainCheck([...anchors, ...(outside ?? []), head]);
  // What is wrong with an entry says more than that the seals do not fit any more.
  const fault =
    (await walk(query, check)) ??
    check.finish(head) ??
    (check.count === 0 && !empty ? noEntries : null) ??
    checkSeals(anchors, head, { empty }) ??
    checkOutside(outside ?? [], anchors);
  return { entries: check.count, anchors: anchors.length, outside: outside?.length ?? null, fault };
}

async function walk(query: Query, check: ChainCheck): Promise<Fault | null> {
  for (let after: number | null = null; ;) {
    // From the very beginning: a row may have been put in before the first.
    const rows: StoredEntry[] = await query<StoredEntry>(
      `SELECT seq::float8 AS seq, entry, encode(hash, 'hex') AS hash FROM audit_entry
       WHERE $1::bigint IS NULL OR seq > $1 ORDER BY seq LIMIT ${batchRows}`,
      [after],
    );
    for (const row of rows) {
      const fault = check.take(row);
      if (fault) return fault;
    }
    const last = rows.at(-1);
    if (last === undefined) return null;
    after = last.seq;
  }
}

async function readAnchors(query: Query, keys: JSONWebKeySet): Promise<Opened<AnchorSeal>[]> {
  const rows = await query<{ number: number; day: string; seq: number; seal: string }>(
    'SELECT number, day::text AS day, seq::float8 AS seq, seal FROM audit_anchor ORDER BY number',
  );
  return Promise.all(
    rows.map(async ({ seal, ...row }) => ({
      name: `anchor ${row.number}`,
      seal,
      row,
      says: await openSeal('owcr-audit-anchor', seal, keys),
    })),
  );
}

async function readHead(query: Query, keys: JSONWebKeySet): Promise<Opened<HeadSeal>> {
  const [row] = await query<{ seq: number; hash: string; anchors: number; seal: string | null }>(
    `SELECT seq::float8 AS seq, encode(hash, 'hex') AS hash, anchors, seal FROM audit_head`,
  );
  const { seal, ...rest } = row ?? { seq: -1, hash: '', anchors: 0, seal: null };
  return {
    name: 'the head',
    seal: seal ?? '',
    row: rest,
    says: seal === null ? null : await openSeal('owcr-audit-head', seal, keys),
  };
}

async function readOutside(directory: string, keys: JSONWebKeySet): Promise<Opened<AnchorSeal>[]> {
  const names = readdirSync(directory)
    .filter((name) => name.endsWith('.jws'))
    .sort();
  return Promise.all(
    names.map(async (name) => {
      const seal = readFileSync(join(directory, name), 'utf8').trim();
      return { name, seal, row: {}, says: await openSeal('owcr-audit-anchor', seal, keys) };
    }),
  );
}
