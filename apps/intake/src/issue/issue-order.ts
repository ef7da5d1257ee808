import { issueStatuses, priorities, type IssueStatus } from '@owcr/contracts';
import { nextDeadline } from './deadline.js';
import { deadlinesOf, type DeadlineColumns } from './deadline.store.js';

/** What a list may be sorted by: ascending as it is, descending with a minus before it. */
export const sortKeys = ['deadline', 'reportedAt', 'reference', 'priority', 'status', 'category', 'sector', 'officer'] as const;
export type SortKey = (typeof sortKeys)[number];
export const listSorts = sortKeys.flatMap((key) => [key, `-${key}`] as const);
export type ListSort = (typeof listSorts)[number];

/** `relevance`, best first, is for what is searched for; nobody asks for it by name. */
export interface Order {
  by: SortKey | 'relevance';
  isDescending: boolean;
}

/** The order of a list: as asked; else what fits best first where words are searched for, else the newest first. */
export function orderOf(sort: ListSort | undefined, isSearch: boolean): Order {
  if (sort === undefined) return { by: isSearch ? 'relevance' : 'reportedAt', isDescending: true };
  const isDescending = sort.startsWith('-');
  return { by: (isDescending ? sort.slice(1) : sort) as SortKey, isDescending };
}

/** A row, as far as it decides about its position. */
export interface SortedRow extends DeadlineColumns {
  id: string;
  reported_at: Date;
  reference: string;
  priority: string;
  status: IssueStatus;
  category: string;
  sector: string | null;
  officer_name: string | null;
  score: number | null;
}

/** Where a list goes on: behind what has this key, then this time of report, then this id. */
export interface Position {
  key: string;
  reportedAt: string;
  id: string;
}

interface Key {
  /** Of a row, as text. */
  of: (row: SortedRow) => string;
  /** Of a row, in SQL. */
  sql: string;
  /** The same of a key that was read from a cursor; `text` is its placeholder. */
  sqlOf: (text: string) => string;
  isKey: (text: string) => boolean;
}

const rank = (names: readonly string[]): Pick<Key, 'isKey'> & { sql: (text: string) => string } => ({
  sql: (text) => `array_position(ARRAY[${names.map((name) => `'${name}'`).join(', ')}]::text[], ${text})`,
  isKey: (text) => names.includes(text),
});
const [byPriority, byStatus] = [rank(priorities), rank(issueStatuses)];
/** What has none comes after everything that has one. */
const absentLast = (text: string) => `(CASE WHEN coalesce(${text}, '') = '' THEN '1' ELSE '0' || lower(${text}) END)`;
const isText = (text: string) => text.length <= 200;
const isInstant = (text: string) => /^\d{4}-\d{2}-\d{2}T[\d:.]{8,18}Z$/.test(text) && !Number.isNaN(Date.parse(text));
const none = 'infinity';

export const dueSql = 'issue_due(status, acknowledge_due_at, resolve_due_at)';

/** Each key fits what it sorts: a status by the way an issue takes, a priority by its weight, a reference by its number. */
export const keys: Record<Order['by'], Key> = {
  deadline: {
    of: (row) => nextDeadline(row.status, deadlinesOf(row))?.dueAt ?? none,
    sql: dueSql,
    sqlOf: (text) => `${text}::timestamptz`,
    isKey: (text) => text === none || isInstant(text),
  },
  reportedAt: {
    of: ({ reported_at }) => reported_at.toISOString(),
    sql: 'reported_at',
    sqlOf: (text) => `${text}::timestamptz`,
    isKey: isInstant,
  },
  // Shorter ones were given earlier.
  reference: {
    of: ({ reference }) => reference,
    sql: 'lpad(reference, 20) COLLATE "C"',
    sqlOf: (text) => `lpad(${text}, 20) COLLATE "C"`,
    isKey: isText,
  },
  priority: { of: ({ priority }) => priority, ...byPriority, sql: byPriority.sql('priority'), sqlOf: byPriority.sql },
  status: { of: ({ status }) => status, ...byStatus, sql: byStatus.sql('status'), sqlOf: byStatus.sql },
  category: { of: ({ category }) => category, sql: 'category', sqlOf: (text) => `${text}::text`, isKey: isText },
  sector: {
    of: ({ sector }) => sector ?? '',
    sql: absentLast('sector'),
    sqlOf: (text) => absentLast(`${text}::text`),
    isKey: isText,
  },
  officer: {
    of: ({ officer_name }) => officer_name ?? '',
    sql: absentLast('officer_name.name'),
    sqlOf: (text) => absentLast(`${text}::text`),
    isKey: isText,
  },
  relevance: {
    of: ({ score }) => String(score ?? 0),
    sql: 'matched.score',
    sqlOf: (text) => `${text}::float8`,
    isKey: (text) => text !== '' && Number.isFinite(Number(text)),
  },
};

/** Orders by the key, then by the time of the report and the id, so that no two rows have the same position. */
export function orderSql({ by, isDescending }: Order): string {
  const direction = isDescending ? 'DESC' : 'ASC';
  const key = by === 'reportedAt' ? [] : [`${keys[by].sql} ${direction}`];
  return [...key, `issue.reported_at ${direction}`, `issue.id ${direction}`].join(', ');
}

/** Only what comes behind a position. */
export function behindSql(
  { by, isDescending }: Order,
  { key, reportedAt, id }: Position,
  value: (value: unknown) => string,
): string {
  const sign = isDescending ? '<' : '>';
  const [start, end] = by === 'reportedAt' ? ['', ''] : [`${keys[by].sql}, `, `${keys[by].sqlOf(value(key))}, `];
  return `(${start}issue.reported_at, issue.id) ${sign} (${end}${value(reportedAt)}::timestamptz, ${value(id)}::uuid)`;
}
