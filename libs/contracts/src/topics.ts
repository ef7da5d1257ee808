import type { EventType } from './catalogue.js';
import { assignmentEvents } from './events/assignment.js';
import { auditEvents } from './events/audit.js';
import { escalationEvents } from './events/escalation.js';
import { issueEvents } from './events/issue.js';
import { notificationEvents } from './events/notification.js';
import { policyEvents } from './events/policy.js';
import { rosterEvents } from './events/roster.js';

const dayMs = 24 * 60 * 60 * 1000;

/** Who states what was done there. */
type Audited = 'gateway' | 'intake' | 'sector-assignment' | 'escalation' | 'notification' | 'insights';

/** What a service says of its own commands: on a topic that nobody else may write. Each event is its own key, so none has a position. */
const trailOf = <Owner extends Audited | null, Events extends object>(owner: Owner, events: Events) =>
  ({ owner, events, partitions: 3, retentionMs: 30 * dayMs, compacted: false, unordered: true }) as const;
const { 'audit.recorded.v1': recorded } = auditEvents;
const entries = { 'audit.recorded.v1': recorded };

/** One topic per owner; `null`: of nobody any more, read until what it holds has gone. Retention is shorter than the time the inbox keeps its marks (`inboxKeptDays` in messaging). */
export const topics = {
  'owcr.issue': { owner: 'intake', events: issueEvents, partitions: 12, retentionMs: 30 * dayMs, compacted: false },
  'owcr.assignment': {
    owner: 'sector-assignment',
    events: assignmentEvents,
    partitions: 12,
    retentionMs: 30 * dayMs,
    compacted: false,
  },
  'owcr.roster': { owner: 'sector-assignment', events: rosterEvents, partitions: 12, retentionMs: -1, compacted: true },
  'owcr.escalation': { owner: 'escalation', events: escalationEvents, partitions: 12, retentionMs: 30 * dayMs, compacted: false },
  'owcr.policy': { owner: 'escalation', events: policyEvents, partitions: 3, retentionMs: -1, compacted: true },
  'owcr.notification': {
    owner: 'notification',
    events: notificationEvents,
    partitions: 12,
    retentionMs: 30 * dayMs,
    compacted: false,
  },
  // All services wrote to this one before each had its own.
  'owcr.audit': { ...trailOf(null, auditEvents), partitions: 12 },
  'owcr.audit.gateway': trailOf('gateway', entries),
  'owcr.audit.intake': trailOf('intake', entries),
  'owcr.audit.sector-assignment': trailOf('sector-assignment', entries),
  'owcr.audit.escalation': trailOf('escalation', entries),
  'owcr.audit.notification': trailOf('notification', entries),
  'owcr.audit.insights': trailOf('insights', auditEvents),
} as const;

export type Topic = keyof typeof topics;

const names = Object.keys(topics) as Topic[];

/** The topics on which a type of event may be found. */
export function topicsOf(type: EventType): Topic[] {
  return names.filter((topic) => Object.hasOwn(topics[topic].events, type));
}

/** The topic on which `source` publishes a type of event. Throws where that is not its to publish. */
export function topicOf(type: EventType, source: string): Topic {
  const own = topicsOf(type).find((topic) => topics[topic].owner === source);
  if (!own) throw new Error(`${source} does not publish ${type}`);
  return own;
}

/** Whether what `source` is said to have published may be on this topic. A topic that is not ours, or of nobody any more, says nothing. */
export function mayPublish(source: string, topic: string): boolean {
  const owner = Object.hasOwn(topics, topic) ? topics[topic as Topic].owner : null;
  return owner === null || owner === source;
}

/** Whether the events of a topic follow each other per key. Not where each is its own key: then there is no place to remember. */
export function isOrdered(topic: string): boolean {
  return !Object.hasOwn(topics, topic) || !('unordered' in topics[topic as Topic]);
}

/** Whether the broker keeps of each key the last record alone: that record is its state. */
export function isCompacted(topic: string): boolean {
  return Object.hasOwn(topics, topic) && topics[topic as Topic].compacted;
}
