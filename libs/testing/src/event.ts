import { randomUUID } from 'node:crypto';
import { parseData, topics, topicsOf } from '@owcr/contracts';
import type { DataOf, DomainEvent, EventType } from '@owcr/contracts';

export interface EventOptions {
  /** The issue's id where the data has one, else a new id. */
  key?: string;
  version?: number;
  id?: string;
  /** ISO 8601 UTC. */
  time?: string;
  source?: string;
}

/** An event as its owner would have published it. The data is checked, so that no test relies on what cannot happen. */
export function event<T extends EventType>(type: T, data: DataOf<T>, options: EventOptions = {}): DomainEvent<T> {
  const checked = parseData(type, data);
  const issueId = 'issueId' in checked ? String(checked.issueId) : undefined;
  return {
    type,
    id: options.id ?? randomUUID(),
    source: options.source ?? ownerOf(type),
    time: options.time ?? new Date().toISOString(),
    key: options.key ?? issueId ?? randomUUID(),
    version: options.version ?? 1,
    data: checked,
  };
}

/** Whose event it is; the first of them where several state it. */
const ownerOf = (type: EventType): string => topicsOf(type).flatMap((topic) => topics[topic].owner ?? [])[0] ?? 'nobody';
