import type { Topic } from '@owcr/contracts';
import { serviceNames } from './layout.js';
import type { ServiceName } from './layout.js';

export interface Rights {
  writes: readonly Topic[];
  reads: readonly Topic[];
  /** Its consumer groups are called `<this>.<what they do>`. */
  groups: string;
}

/** Each states what was done there, on a topic of its own; one keeps all of it. */
const trails = ['owcr.audit', ...serviceNames.map((service) => `owcr.audit.${service}` as const)] as const;

/**
 * Which service may do what on the broker: write its own topics, read those it follows, and nothing else. The table of
 * docs/ARCHITECTURE.md; a test compares it with the subscriptions and topics in the code.
 */
export const rights: Readonly<Record<ServiceName, Rights>> = {
  gateway: { writes: ['owcr.audit.gateway'], reads: ['owcr.roster'], groups: 'gateway' },
  intake: {
    writes: ['owcr.issue', 'owcr.audit.intake'],
    reads: ['owcr.assignment', 'owcr.escalation', 'owcr.roster'],
    groups: 'intake',
  },
  'sector-assignment': {
    writes: ['owcr.assignment', 'owcr.roster', 'owcr.audit.sector-assignment'],
    reads: ['owcr.issue', 'owcr.policy'],
    groups: 'assignment',
  },
  escalation: {
    writes: ['owcr.escalation', 'owcr.policy', 'owcr.audit.escalation'],
    reads: ['owcr.issue', 'owcr.assignment', 'owcr.roster'],
    groups: 'escalation',
  },
  notification: {
    writes: ['owcr.notification', 'owcr.audit.notification'],
    reads: ['owcr.issue', 'owcr.assignment', 'owcr.escalation'],
    groups: 'notification',
  },
  insights: {
    writes: ['owcr.audit.insights'],
    reads: ['owcr.issue', 'owcr.assignment', 'owcr.escalation', 'owcr.notification', 'owcr.roster', ...trails],
    groups: 'insights',
  },
};

/** Whom a service signs in to the broker as. */
export function kafkaUserOf(service: ServiceName): string {
  return `owcr-${service}`;
}

/** One rule of the broker. `write` and `read` include `describe` (Kafka's own rule). */
export interface AccessRule {
  user: string;
  operation: 'read' | 'write';
  resource: 'topic' | 'group';
  name: string;
  pattern: 'literal' | 'prefixed';
}

/** Everything that is allowed, rule by rule. `prefix` is what is put before topic and group names (KAFKA_TOPIC_PREFIX). */
export function accessRules(prefix = ''): AccessRule[] {
  return serviceNames.flatMap((service): AccessRule[] => {
    const user = kafkaUserOf(service);
    const { writes, reads, groups } = rights[service];
    const onTopic = (operation: 'read' | 'write') => (topic: Topic) =>
      ({ user, operation, resource: 'topic', name: prefix + topic, pattern: 'literal' }) as const;
    const ownGroups = { user, operation: 'read', resource: 'group', name: `${prefix}${groups}.`, pattern: 'prefixed' } as const;
    return [...writes.map(onTopic('write')), ...reads.map(onTopic('read')), ownGroups];
  });
}

/** Where the password of a service's user is given to those who make the users. */
export function passwordVariableOf(service: ServiceName): string {
  return `KAFKA_${service.toUpperCase().replaceAll('-', '_')}_PASSWORD`;
}
