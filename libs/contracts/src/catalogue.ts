import { type z } from 'zod';
import { assignmentEvents } from './events/assignment.js';
import { auditEvents } from './events/audit.js';
import { escalationEvents } from './events/escalation.js';
import { issueEvents } from './events/issue.js';
import { notificationEvents } from './events/notification.js';
import { policyEvents } from './events/policy.js';
import { rosterEvents } from './events/roster.js';

/** Every event that exists, by type. What is not in here is neither published nor handled. */
export const catalogue = {
  ...issueEvents,
  ...assignmentEvents,
  ...rosterEvents,
  ...escalationEvents,
  ...policyEvents,
  ...notificationEvents,
  ...auditEvents,
} as const;

export type EventType = keyof typeof catalogue;
export type DataOf<T extends EventType> = z.infer<(typeof catalogue)[T]>;

/** What a service states: the outbox adds id, time and source. `version` counts the events of this key on this topic, from 1. */
export type Fact<T extends EventType = EventType> = {
  [K in T]: {
    type: K;
    key: string;
    version: number;
    data: DataOf<K>;
    /** Given where the same fact may be stated twice, for example by a timer: a UUID derived from what caused it. */
    id?: string;
  };
}[T];

/** A published event. A union discriminated by `type`, so a `switch` narrows `data`. */
export type DomainEvent<T extends EventType = EventType> = {
  [K in T]: {
    id: string;
    type: K;
    source: string;
    time: string;
    key: string;
    version: number;
    traceparent?: string;
    data: DataOf<K>;
  };
}[T];

export const eventTypes = Object.keys(catalogue) as EventType[];

export function isEventType(type: string): type is EventType {
  return Object.hasOwn(catalogue, type);
}

/** The data of an event, checked. Throws a ZodError that names the field. Fields unknown to this version are dropped. */
export function parseData<T extends EventType>(type: T, data: unknown): DataOf<T> {
  return catalogue[type].parse(data) as DataOf<T>;
}
