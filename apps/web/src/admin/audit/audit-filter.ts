import type { Dto } from '../../api/client.js';

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

/** What to ask the API: days as instants of this browser's zone, the last one to its end. */
export function auditQuery({ from, to, ...rest }: AuditFilter): AuditFilter {
  return { ...rest, ...(from && { from: startOf(from, 0) }), ...(to && { to: startOf(to, 1) }) };
}

/** Where the same lines are as a file. */
export function auditCsvPath(filter: AuditFilter): string {
  return `/api/v1/audit?${new URLSearchParams({ ...auditQuery(filter), format: 'csv' }).toString()}`;
}

function startOf(day: string, daysLater: number): string {
  const date = new Date(`${day}T00:00:00`);
  date.setDate(date.getDate() + daysLater);
  return date.toISOString();
}

/** An address may hold `7`, which is read as a number. */
function textOf(value: unknown): string {
  return typeof value === 'string' ? value.trim() : typeof value === 'number' ? String(value) : '';
}
