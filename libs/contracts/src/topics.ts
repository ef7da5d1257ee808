import type { EventType } from './catalogue.js';
import { assignmentEvents } from './events/assignment.js';
import { auditEvents } from './events/audit.js';
import { escalationEvents } from './events/escalation.js';
import { issueEvents } from './events/issue.js';
import { notificationEvents } from './events/notification.js';
import { rosterEvents } from './events/roster.js';

const dayMs = 24 * 60 * 60 * 1000;

/** One topic per owner. Retention is shorter than the time the inbox keeps its marks (`inboxKeptDays` in messaging). */
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
  'owcr.notification': {
    owner: 'notification',
    events: notificationEvents,
    partitions: 12,
    retentionMs: 30 * dayMs,
    compacted: false,
  },
  // Each event is its own key: nothing about it has a position to be kept.
  'owcr.audit': {
    owner: 'every service',
    events: auditEvents,
    partitions: 12,
    retentionMs: 30 * dayMs,
    compacted: false,
    unordered: true,
  },
} as const;

export type Topic = keyof typeof topics;

const topicByType = new Map<string, Topic>(
  Object.entries(topics).flatMap(([topic, { events }]) => Object.keys(events).map((type) => [type, topic as Topic])),
);

/** The topic an event type is published on. */
export function topicOf(type: EventType): Topic {
  const topic = topicByType.get(type);
  if (!topic) throw new Error(`no topic for ${type}`);
  return topic;
}

/** Whether the events of a topic follow each other per key. Not where each is its own key: then there is no place to remember. */
export function isOrdered(topic: string): boolean {
  return !Object.hasOwn(topics, topic) || !('unordered' in topics[topic as Topic]);
}
