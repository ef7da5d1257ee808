import { randomUUID } from 'node:crypto';
import { event } from '@owcr/testing';

/** Notes on one issue: small events, whose version counts from 1. */
export function note(issueId: string, version: number) {
  const at = '2026-03-01T10:00:00Z';
  return event('issue.noted.v1', { issueId, noteId: randomUUID(), by: randomUUID(), at }, { key: issueId, version });
}
