import { setTimeout as sleep } from 'node:timers/promises';
import { kafkaJsConnection, type KafkaConnection } from '@owcr/messaging/connection';
import kafkajs, { type AclEntry, type Admin } from 'kafkajs';
import type { AccessRule } from './kafka-rights.js';

const { AclOperationTypes, AclPermissionTypes, AclResourceTypes, Kafka, logLevel, ResourcePatternTypes } = kafkajs;

const knownDeadlineMs = 60_000;

export interface AccessChange {
  /** Rules that were missing, as `describeRule` writes them. */
  added: string[];
  /** Rules about these users that nobody asked for. */
  removed: string[];
}

/**
 * Brings the rules about the users of the list to what the list says: what is missing is added, what is more is taken away.
 * Rules about other users stay. Resolves when the broker goes by them. With `dryRun` nothing is changed.
 */
export async function ensureAccess(
  connection: KafkaConnection,
  rules: readonly AccessRule[],
  { dryRun = false }: { dryRun?: boolean } = {},
): Promise<AccessChange> {
  const admin = new Kafka({ clientId: 'owcr-access', ...kafkaJsConnection(connection), logLevel: logLevel.NOTHING }).admin();
  await admin.connect();
  try {
    const change = difference(await currentRules(admin, rules), rules.map(toEntry));
    if (!dryRun) await apply(admin, change, rules);
    return { added: change.missing.map(describeEntry), removed: change.surplus.map(describeEntry) };
  } finally {
    await admin.disconnect();
  }
}

interface Difference {
  missing: AclEntry[];
  surplus: AclEntry[];
}

async function apply(admin: Admin, { missing, surplus }: Difference, rules: readonly AccessRule[]): Promise<void> {
  if (missing.length > 0) await admin.createAcls({ acl: missing });
  if (surplus.length > 0) await admin.deleteAcls({ filters: surplus });
  if (missing.length + surplus.length === 0) return;
  // The controller has them now; the broker hears of them a moment later.
  for (const deadline = Date.now() + knownDeadlineMs; ; await sleep(20)) {
    const { missing: unknown, surplus: known } = difference(await currentRules(admin, rules), rules.map(toEntry));
    if (unknown.length + known.length === 0) return;
    if (Date.now() > deadline) throw new Error(`the broker does not go by ${unknown.length} new rules yet`);
  }
}

/** Every rule there is about the users of the list. */
async function currentRules(admin: Admin, rules: readonly AccessRule[]): Promise<AclEntry[]> {
  const { resources } = await admin.describeAcls({
    resourceType: AclResourceTypes.ANY,
    resourcePatternType: ResourcePatternTypes.ANY,
    operation: AclOperationTypes.ANY,
    permissionType: AclPermissionTypes.ANY,
  });
  const principals = new Set(rules.map(({ user }) => principalOf(user)));
  return resources
    .flatMap(({ acls, ...resource }) => acls.map((acl) => ({ ...resource, ...acl })))
    .filter(({ principal }) => principals.has(principal));
}

function difference(current: readonly AclEntry[], wanted: readonly AclEntry[]): Difference {
  const without = (list: readonly AclEntry[], others: readonly AclEntry[]) => {
    const known = new Set(others.map(describeEntry));
    return list.filter((entry) => !known.has(describeEntry(entry)));
  };
  return { missing: without(wanted, current), surplus: without(current, wanted) };
}

const principalOf = (user: string): string => `User:${user}`;

function toEntry({ user, operation, resource, name, pattern }: AccessRule): AclEntry {
  return {
    principal: principalOf(user),
    host: '*',
    operation: operation === 'read' ? AclOperationTypes.READ : AclOperationTypes.WRITE,
    permissionType: AclPermissionTypes.ALLOW,
    resourceType: resource === 'topic' ? AclResourceTypes.TOPIC : AclResourceTypes.GROUP,
    resourceName: name,
    resourcePatternType: pattern === 'literal' ? ResourcePatternTypes.LITERAL : ResourcePatternTypes.PREFIXED,
  };
}

function describeEntry(entry: AclEntry): string {
  const { principal, host, resourceName } = entry;
  const permission = nameIn(AclPermissionTypes, entry.permissionType);
  const operation = nameIn(AclOperationTypes, entry.operation);
  const resource = nameIn(AclResourceTypes, entry.resourceType);
  const pattern = nameIn(ResourcePatternTypes, entry.resourcePatternType);
  return `${permission} ${principal} from ${host} ${operation} ${resource} ${pattern} ${resourceName}`;
}

/** kafkajs's enumerations know no way back from number to name. */
function nameIn(enumeration: object, value: number): string {
  return Object.entries(enumeration).find(([, number]) => number === value)?.[0] ?? String(value);
}

/** The same rule as a line for Kafka's own tool, for those who keep their cluster with it. */
export function toolLine({ user, operation, resource, name, pattern }: AccessRule): string {
  return [
    'kafka-acls.sh --bootstrap-server "$KAFKA_BROKERS" --command-config admin.properties --add',
    `--allow-principal '${principalOf(user)}' --operation ${operation === 'read' ? 'Read' : 'Write'}`,
    `--${resource} '${name}' --resource-pattern-type ${pattern}`,
  ].join(' ');
}
