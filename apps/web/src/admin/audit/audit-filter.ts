import type { Dto } from '../../api/client.js';
import { startOfDay } from '../../time/start-of-day.js';

type Result = Dto<'AuditItemDto'>['result'];

/** What the audit page looks for. It lives in the address. `from`, `to`: days, as `2026-03-01`. */
export interface AuditFilter {
  who?: string;
  action?: string;
  target?: string;
  result?: Result;
  from?: string;
  to?: string;
}

export const auditResults: readonly Result[] = ['done', 'refused', 'begun', 'failed'];
const texts = ['who', 'action', 'target'] as const;
const days = ['from', 'to'] as const;

/** The filter in an address, whatever somebody wrote there. */
export function filterIn(search: Record<string, unknown>): AuditFilter {
  const filter: AuditFilter = {};
  for (const name of texts) {
    const text = textOf(search[name]);
    if (text) filter[name] = text;
  }
  for (const name of days) {
    const text = textOf(search[name]);
    if (/^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text))) filter[name] = text;
  }
  const result = auditResults.find((one) => one === search.result);
  return result ? { ...filter, result } : filter;
}

/** What to ask the API: days as instants of the department's zone, the last one to its end. */
export function auditQuery({ from, to, ...rest }: AuditFilter): AuditFilter {
  const [start, end] = [from && startOfDay(from), to && startOfDay(to, 1)];
  return { ...rest, ...(start && { from: start }), ...(end && { to: end }) };
}

/** Where the same lines are as a file. */
export function auditCsvPath(filter: AuditFilter): string {
  return `/api/v1/audit?${new URLSearchParams({ ...auditQuery(filter), format: 'csv' }).toString()}`;
}

/** An address may hold `7`, which is read as a number. */
function textOf(value: unknown): string {
  return typeof value === 'string' ? value.trim() : typeof value === 'number' ? String(value) : '';
}
