import { openStatuses, type IssueStatus } from '@owcr/contracts';
import { Injectable } from '@nestjs/common';
import type { Scope } from '@owcr/access';
import type { Tx } from '@owcr/messaging';
import { withinSql } from './issue.access.js';
import { behindSql, dueSql, orderSql, type Order, type Position } from './issue-order.js';
import { hitsMax, matchesSql } from './issue-search.store.js';
import type { Search } from './issue-search.js';
import type { IssueRow } from './issue.row.js';
import { boundingBox, earthRadiusMetres, type Near } from './near.js';

export const listViews = ['open', 'late', 'due-today', 'unassigned'] as const;
export type ListView = (typeof listViews)[number];

export interface IssueFilter {
  scope: Scope;
  view?: { name: ListView; todayEndsAt: string };
  status?: readonly IssueStatus[];
  /** Reported at this time or later, and before that one. */
  from?: string;
  to?: string;
  sector?: string;
  precinct?: string;
  officer?: string;
  category?: string;
  reference?: string;
  search?: Search;
  near?: Near;
  source?: { system: string; id: string };
}

export interface IssuePage {
  limit: number;
  after: Position | null;
  order: Order;
}

export type ListedRow = IssueRow & { officer_name: string | null; score: number | null };

/** How many there are; where there are more than are counted, at least so many. */
export interface Total {
  total: number;
  totalIsAtLeast: boolean;
}

/** What is counted at most. */
const countMax = 10_000;

/** As a text of its own, so that the planner sees that it is the condition of the index of open issues. */
const isOpen = `status IN (${openStatuses.map((status) => `'${status}'`).join(', ')})`;

const viewConditions: Record<ListView, (value: Conditions['value'], todayEndsAt: string) => string> = {
  open: () => isOpen,
  late: () => `${isOpen} AND ${dueSql} <= now()`,
  'due-today': (value, todayEndsAt) => `${isOpen} AND ${dueSql} > now() AND ${dueSql} < ${value(todayEndsAt)}::timestamptz`,
  unassigned: () => `${isOpen} AND issue.officer_id IS NULL`,
};

/** The conditions of a WHERE, and their values in the order of their placeholders. */
class Conditions {
  readonly clauses: string[] = ['true'];
  readonly values: unknown[] = [];

  readonly value = (value: unknown): string => {
    this.values.push(value);
    return `$${this.values.length}`;
  };

  equal(column: string, value: string | undefined): void {
    if (value !== undefined) this.clauses.push(`${column} = ${this.value(value)}`);
  }

  get sql(): string {
    return this.clauses.join(' AND ');
  }
}

@Injectable()
export class IssueListStore {
  /** A page of a list in its order, from behind `after`. */
  async list(tx: Tx, filter: IssueFilter, { limit, after, order }: IssuePage): Promise<ListedRow[]> {
    const where = conditionsOf(filter);
    const from = fromSql(filter, where);
    const behind = after ? ` AND ${behindSql(order, after, where.value)}` : '';
    const score = filter.search ? 'matched.score' : 'NULL::float8 AS score';
    // Names are looked up for the page alone, unless it is them that it is sorted by.
    const named = order.by === 'officer' ? 'LEFT JOIN officer_name USING (officer_id)' : '';
    const rows: ListedRow[] = await tx.query(
      `WITH page AS (
         SELECT issue.*, ${score}, row_number() OVER (ORDER BY ${orderSql(order)}) AS position
           FROM ${from} ${named} WHERE ${where.sql}${behind} ORDER BY ${orderSql(order)} LIMIT ${where.value(limit)})
       SELECT page.*, officer_name.name AS officer_name FROM page LEFT JOIN officer_name USING (officer_id) ORDER BY position`,
      where.values,
    );
    return rows;
  }

  /** How many a filter leaves. */
  async total(tx: Tx, filter: IssueFilter): Promise<Total> {
    const where = conditionsOf(filter);
    const from = fromSql(filter, where);
    const rows: { count: number }[] = await tx.query(
      `SELECT count(*)::int AS count FROM (SELECT FROM ${from} WHERE ${where.sql} LIMIT ${countMax + 1}) AS counted`,
      where.values,
    );
    const count = rows[0]?.count ?? 0;
    const max = filter.search ? hitsMax - 1 : countMax;
    return { total: Math.min(count, max), totalIsAtLeast: count > max };
  }
}

/** The issues, and where something is searched for how well each fits. */
function fromSql({ search }: IssueFilter, where: Conditions): string {
  if (!search) return 'issue';
  return `(${matchesSql(search, where.sql, where.value)}) AS matched JOIN issue ON issue.id = matched.issue_id`;
}

function conditionsOf(filter: IssueFilter): Conditions {
  const where = new Conditions();
  if (!filter.scope.everywhere) where.clauses.push(withinSql(filter.scope, where.value));
  if (filter.view) where.clauses.push(viewConditions[filter.view.name](where.value, filter.view.todayEndsAt));
  // One is the usual case, and has an index in the order of the list.
  if (filter.status?.length === 1) where.equal('status', filter.status[0]);
  else if (filter.status) where.clauses.push(`status = ANY (${where.value(filter.status)}::text[])`);
  if (filter.from !== undefined) where.clauses.push(`reported_at >= ${where.value(filter.from)}::timestamptz`);
  if (filter.to !== undefined) where.clauses.push(`reported_at < ${where.value(filter.to)}::timestamptz`);
  where.equal('sector', filter.sector);
  where.equal('precinct', filter.precinct);
  where.equal('issue.officer_id', filter.officer);
  where.equal('category', filter.category);
  where.equal('reference', filter.reference);
  where.equal('source_system', filter.source?.system);
  where.equal('source_id', filter.source?.id);
  if (filter.near) addNear(where, filter.near);
  return where;
}

function addNear(where: Conditions, near: Near): void {
  const { south, north, west, east } = boundingBox(near);
  where.clauses.push(
    `lat BETWEEN ${where.value(south)} AND ${where.value(north)} AND lng BETWEEN ${where.value(west)} AND ${where.value(east)}`,
  );
  const metres = metresSql(where.value(near.centre.lat), where.value(near.centre.lng));
  where.clauses.push(`${metres} <= ${where.value(near.metres)}`);
}

/** The way between two places along the earth (haversine). */
export function metresSql(lat: string, lng: string): string {
  return `(2 * ${earthRadiusMetres} * asin(least(1, sqrt(
    power(sin(radians(lat - ${lat}::float8) / 2), 2)
    + cos(radians(lat)) * cos(radians(${lat}::float8)) * power(sin(radians(lng - ${lng}::float8) / 2), 2)))))`;
}
