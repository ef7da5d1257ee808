import type { AnchorSeal, HeadSeal } from './seal.js';
import { genesis, hashOf, type Place } from './chain.js';
import { digestOf } from './seal.js';

/** A row as it lies in the table: nothing about it is believed. */
export interface StoredEntry {
  seq: number;
  entry: unknown;
  hash: string;
}

/** A stored anchor or head with what its seal says; null where the seal is not genuine. */
export interface Opened<S> {
  name: string;
  seal: string;
  says: S | null;
  /** What the row says beside its seal. */
  row: Partial<S>;
}

export interface Fault {
  /** The first row that is not as it must be; null where it is not one row. */
  seq: number | null;
  message: string;
}

/** Walks a chain from its beginning, row by row, and says the first thing that is wrong with it. */
export class ChainCheck {
  private end: Place = genesis;
  /** Hashes that were sealed, by place. */
  private readonly sealed = new Map<number, { hash: string; by: string }>();

  constructor(seals: readonly { says: AnchorSeal | HeadSeal | null; name: string }[]) {
    for (const { says, name } of seals)
      if (says && says.seq > genesis.seq) this.sealed.set(says.seq, { hash: says.hash, by: name });
  }

  get count(): number {
    return this.end.seq;
  }

  /** Takes the next row. Once it answered with a fault, what follows means nothing. */
  take({ seq, entry, hash }: StoredEntry): Fault | null {
    const expected = this.end.seq + 1;
    if (seq > expected) return { seq: expected, message: `entries ${expected} to ${seq - 1} are missing` };
    if (seq < expected) return { seq, message: `entry ${seq} is out of order` };
    if (hashOf(this.end.hash, seq, entry) !== hash)
      return { seq, message: `entry ${seq} or its hash was changed, moved or put in: they do not fit what comes before` };
    const seal = this.sealed.get(seq);
    if (seal && seal.hash !== hash)
      return { seq, message: `entry ${seq} is not the one sealed by ${seal.by}: the trail was rewritten` };
    this.sealed.delete(seq);
    this.end = { seq, hash };
    return null;
  }

  /** After the last row: whether what was sealed is still there, and nothing was added behind the sealed end. */
  finish(head: Opened<HeadSeal>): Fault | null {
    const [gone] = [...this.sealed].sort(([a], [b]) => b - a);
    if (gone) {
      const from = this.end.seq + 1;
      return { seq: from, message: `entries ${from} to ${gone[0]} are missing at the end: ${gone[1].by} has sealed them` };
    }
    if (this.end.seq === 0) return null;
    if (head.says && head.says.seq !== this.end.seq)
      return { seq: head.says.seq + 1, message: `entries behind ${head.says.seq} are not sealed by the head: they were put in` };
    return null;
  }
}

/** Whether the anchors are genuine, all there and in their order, and the head is genuine and knows of all of them. `empty`: may be new. */
export function checkSeals(
  anchors: readonly Opened<AnchorSeal>[],
  head: Opened<HeadSeal>,
  { empty }: { empty: boolean },
): Fault | null {
  let previous: string | null = null;
  for (const [index, { name, seal, says, row }] of anchors.entries()) {
    const fault = (message: string): Fault => ({ seq: says?.seq ?? row.seq ?? null, message });
    if (!says) return fault(`${name} is not sealed with a key of ours`);
    if (row.number !== index + 1) return fault(`anchor ${index + 1} is missing`);
    if (says.number !== row.number || says.day !== row.day || says.seq !== row.seq)
      return fault(`${name} does not say what its seal says`);
    if (says.previous !== previous) return fault(`${name} does not follow the anchor before it`);
    previous = digestOf(seal);
  }
  // Made, and its service was not started yet.
  if (empty && anchors.length === 0 && head.row.seq === 0 && head.seal === '') return null;
  const headFault = (message: string): Fault => ({ seq: null, message });
  if (!head.says) return headFault('the head is not sealed with a key of ours: the trail was rewritten, or cut off');
  if (head.says.seq !== head.row.seq || head.says.hash !== head.row.hash)
    return headFault('the head does not say what its seal says');
  if (head.says.anchors !== anchors.length || head.says.lastAnchor !== previous)
    return headFault(
      `the head knows of ${head.says.anchors} anchors, and there are ${anchors.length}: the last are missing or were put in`,
    );
  return null;
}

/** Whether anchors kept outside are those of the table. A file that is not genuine accuses itself, not the trail. */
export function checkOutside(outside: readonly Opened<AnchorSeal>[], anchors: readonly Opened<AnchorSeal>[]): Fault | null {
  const inside = new Map(anchors.map(({ says, seal }) => [says?.number, seal]));
  for (const { name, seal, says } of outside) {
    if (!says) return { seq: null, message: `${name} is not sealed with a key of ours` };
    const kept = inside.get(says.number);
    if (kept === undefined) return { seq: says.seq, message: `anchor ${says.number}, which is kept in ${name}, is missing` };
    if (kept !== seal) return { seq: says.seq, message: `anchor ${says.number} is not the one kept in ${name}` };
  }
  return null;
}
