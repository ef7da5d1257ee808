import type { DataOf, Fact } from '@owcr/contracts';
import { v7 as uuidv7 } from 'uuid';
import type { CommandRequest } from '../idempotency.js';

export type AuditEntry = DataOf<'audit.recorded.v1'>;

export type AuditFact = Fact<'audit.recorded.v1'>;

/** An entry as a fact. Each is its own key: entries do not wait for each other. */
export function auditFact(entry: AuditEntry): AuditFact {
  const id = uuidv7();
  return { type: 'audit.recorded.v1', id, key: id, version: 1, data: entry };
}

/** The entry of a command that was carried out. `target`: what it made, where its path does not name it. */
export function commandEntry({ principalId, route, origin }: CommandRequest, at: string, target?: string): AuditEntry {
  return {
    principalId,
    role: origin?.role ?? null,
    credential: origin?.credential ?? null,
    action: route,
    target: target ?? origin?.target ?? null,
    result: 'done',
    code: null,
    count: 1,
    requestId: origin?.requestId ?? null,
    from: origin?.from ?? null,
    at,
  };
}
