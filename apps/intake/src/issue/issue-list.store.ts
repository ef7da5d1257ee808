import type { IssueStatus } from '@owcr/contracts';
import { Injectable } from '@nestjs/common';
import type { Scope } from '@owcr/access';
import type { Tx } from '@owcr/messaging';
import { inPartnersHands } from './issue.access.js';
import type { IssueRow } from './issue.row.js';
import { boundingBox, earthRadiusMetres, type Near } from './near.js';

export interface IssueFilter {
  scope: Scope;
  status?: readonly IssueStatus[];
  /** Reported at this time or later, and before that one. */
  from?: string;
  to?: string;
  sector?: string;
  precinct?: string;
  officer?: string;
  category?: string;
  reference?: string;
  q?: string;
  near?: Near;
  source?: { system: string; id: string };
}

export interface IssuePlace {
  reportedAt: string;
  id: string;
}

export interface IssuePage {
  limit: number;
  after: IssuePlace | null;
  oldestFirst?: boolean;
}

export type ListedRow = IssueRow & { officer_name: string | null };

/** The expression of the index `issue_text`. */
const searched = `(summary || ' ' || reference)`;

/** The conditions of a WHERE, and their values in the order of their placeholders. */
class Conditions {
  readonly clauses: string[] = [];
  readonly values: unknown[] = [];

  value(value: unknown): string {
    this.values.push(value);
    return `$${this.values.length}`;
  }

  equal(column: string, value: string | undefined): void {
    if (value !== undefined) this.clauses.push(`${column} = ${this.value(value)}`);
  }
}

@Injectable()
export class IssueListStore {
  /** Newest first unless said otherwise, from behind `after`. */
  async list(tx: Tx, filter: IssueFilter, { limit, after, oldestFirst = false }: IssuePage): Promise<ListedRow[]> {
    const [direction, behind] = oldestFirst ? ['ASC', '>'] : ['DESC', '<'];
    const where = conditionsOf(filter);
    if (after)
      where.clauses.push(
        `(reported_at, id) ${behind} (${where.value(after.reportedAt)}::timestamptz, ${where.value(after.id)}::uuid)`,
      );
    return tx.query(
      `SELECT issue.*, officer_name.name AS officer_name
         FROM (SELECT * FROM issue WHERE ${['true', ...where.clauses].join(' AND ')}
                ORDER BY reported_at ${direction}, id ${direction} LIMIT ${where.value(limit)}) issue
         LEFT JOIN officer_name USING (officer_id)
        ORDER BY issue.reported_at ${direction}, issue.id ${direction}`,
      where.values,
    );
  }
}

function conditionsOf(filter: IssueFilter): Conditions {
  const where = new Conditions();
  limitTo(where, filter.scope);
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
  if (filter.q !== undefined) {
    const anywhere = where.value(`%${filter.q.replace(/[\\%_]/g, '\\$&')}%`);
    where.clauses.push(`(${searched} ILIKE ${anywhere} OR ${where.value(filter.q)} <% ${searched})`);
  }
  return where;
}

function limitTo(where: Conditions, scope: Scope): void {
  if (!scope.everywhere) where.clauses.push(withinSql(scope, (value) => where.value(value)));
}

/** The same as `may(principal, 'read', issue)`, for every row at once. */
export function withinSql(scope: Scope & { everywhere: false }, value: (value: unknown) => string): string {
  const { precincts, sectors, officerId, agency } = scope;
  const any = [
    precincts.length > 0 && `precinct = ANY (${value(precincts)}::text[])`,
    sectors.length > 0 && `sector = ANY (${value(sectors)}::text[])`,
    officerId !== null && `issue.officer_id = ${value(officerId)}::uuid`,
    agency !== null && `(referred_to = ${value(agency)} AND status = ANY (${value(inPartnersHands)}::text[]))`,
  ].filter((condition) => condition !== false);
  return any.length > 0 ? `(${any.join(' OR ')})` : 'false';
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
