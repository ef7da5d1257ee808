import { createHash } from 'node:crypto';
import type { DataOf, DomainEvent } from '@owcr/contracts';

/** An entry as it is kept: what its service said, which service that was, and when it was taken into the chain. */
export interface ChainEntry extends DataOf<'audit.recorded.v1'> {
  id: string;
  service: string;
  recordedAt: string;
}

/** Where a chain ends. Of an empty one: 0 and `genesis`. */
export interface Place {
  seq: number;
  /** Lower-case hex. */
  hash: string;
}

export interface Link extends Place {
  entry: ChainEntry;
}

export const genesis: Place = { seq: 0, hash: '0'.repeat(64) };

/** Times are written in one way, so that they can be compared as text. */
export function entryOf({ id, source, data }: DomainEvent<'audit.recorded.v1'>, now: Date): ChainEntry {
  return { ...data, at: new Date(data.at).toISOString(), id, service: source, recordedAt: now.toISOString() };
}

/** Puts entries behind the end of a chain, in their order. */
export function linkAll(end: Place, entries: readonly ChainEntry[]): Link[] {
  const links: Link[] = [];
  let place = end;
  for (const entry of entries) {
    const seq = place.seq + 1;
    place = { seq, hash: hashOf(place.hash, seq, entry) };
    links.push({ ...place, entry });
  }
  return links;
}

/** SHA-256 over the hash before, the number and the entry: none of them can change, go or change places without changing all that follow. */
export function hashOf(before: string, seq: number, entry: unknown): string {
  return createHash('sha256').update(before, 'hex').update(canonicalJson({ seq, entry })).digest('hex');
}

/** JSON with the members of each object in the order of their names and no spaces: one text for one value. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([name, member]) => `${JSON.stringify(name)}:${canonicalJson(member)}`).join(',')}}`;
}
