import type { AuditItem } from './audit-reader.store.js';

/** The columns of the CSV, in their order; in JSON these are the members of an item. */
export const auditColumns = [
  ...['seq', 'at', 'principalId', 'role', 'credential', 'action', 'target', 'result', 'code', 'count', 'from', 'requestId'],
  ...['service', 'recordedAt', 'id'],
];

/** As rows of a file, where a cell holds one text. */
export async function* auditRows(items: AsyncIterable<AuditItem>): AsyncGenerator<object> {
  for await (const { credential, ...item } of items)
    yield { ...item, credential: credential ? `${credential.kind}:${credential.id}` : null };
}
