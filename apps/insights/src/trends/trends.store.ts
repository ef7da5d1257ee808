import { Injectable } from '@nestjs/common';
import { reachOf } from '@owcr/access';
import { Reads } from '@owcr/platform';
import type { Outlook } from '../board/board.answer.js';
import { periodBefore, type Count, type Period, type TrendKey } from './trends.js';

/** More than a city has sectors. */
const keysMax = 10_000;

const spread = (name: 'acknowledge' | 'resolve') => `
    count(${name}_s)::int AS "${name}Count",
    percentile_cont(ARRAY[0.5, 0.9]::float8[]) WITHIN GROUP (ORDER BY ${name}_s) AS "${name}Seconds"`;

/** Only of what has happened. Where clocks disagree, something took no time rather than less. */
const seconds = (milestone: string) => `extract(epoch FROM greatest(${milestone}, b.reported_at) - b.reported_at)::float8`;

const countSql = (by: TrendKey) => `
  WITH issue AS (
    SELECT b.${by} AS key, b.reported_at < $2 AS is_before, b.open,
      CASE WHEN m.acknowledged_at IS NOT NULL THEN ${seconds('m.acknowledged_at')} END AS acknowledge_s,
      CASE WHEN m.resolved_at > coalesce(m.reopened_at, '-infinity') THEN ${seconds('m.resolved_at')} END AS resolve_s,
      m.acknowledge_missed_at IS NOT NULL AS acknowledge_missed, m.resolve_missed_at IS NOT NULL AS resolve_missed
    FROM board_issue b LEFT JOIN issue_milestone m ON m.issue_id = b.issue_id
    WHERE b.reported_at >= $1 AND b.reported_at < $3 AND ($4::text[] IS NULL OR b.precinct = ANY ($4))
  ), counted AS (
    SELECT key, is_before AS "isBefore", grouping(key) = 1 AS whole, count(*)::int AS reported, count(*) FILTER (WHERE open)::int AS open,
      count(*) FILTER (WHERE acknowledge_missed OR resolve_missed)::int AS late,
      count(*) FILTER (WHERE acknowledge_missed)::int AS "acknowledgeMissed",
      count(*) FILTER (WHERE resolve_missed)::int AS "resolveMissed",${spread('acknowledge')},${spread('resolve')}
    FROM issue GROUP BY GROUPING SETS ((is_before, key), (is_before))
  )
  SELECT c.*, ${by === 'sector' ? '(SELECT s.precinct FROM board_sector s WHERE s.sector = c.key)' : 'NULL'} AS precinct
  FROM counted c ORDER BY whole DESC, reported DESC LIMIT ${2 * keysMax}`;

interface Row extends Omit<Count, 'acknowledge' | 'resolve'> {
  acknowledgeCount: number;
  acknowledgeSeconds: number[] | null;
  resolveCount: number;
  resolveSeconds: number[] | null;
}

/** Counts what became of the issues of a period. */
@Injectable()
export class TrendsStore {
  constructor(private readonly reads: Reads) {}

  /** Of a period and the one before it, of the precincts that are shown: as on the board, an issue of one's own elsewhere is not among them. */
  async counts(outlook: Outlook, period: Period, by: TrendKey): Promise<Count[]> {
    const { scope, precinct } = outlook;
    const precincts = precinct !== undefined ? [precinct] : scope.everywhere ? null : scope.precincts;
    const times = [periodBefore(period).fromMs, period.fromMs, period.toMs].map((ms) => new Date(ms));
    const rows = await this.reads.in(reachOf(scope), (tx) => tx.query<Row[]>(countSql(by), [...times, precincts]));
    return rows.map(countOf);
  }

  /** What time it is by the clock of the database. */
  async nowMs(outlook: Outlook): Promise<number> {
    const [row] = await this.reads.in(reachOf(outlook.scope), (tx) => tx.query<[{ now: Date }]>('SELECT now()'));
    return row.now.getTime();
  }
}

function countOf({ acknowledgeCount, acknowledgeSeconds, resolveCount, resolveSeconds, ...row }: Row): Count {
  return { ...row, acknowledge: spreadOf(acknowledgeCount, acknowledgeSeconds), resolve: spreadOf(resolveCount, resolveSeconds) };
}

function spreadOf(count: number, percentiles: (number | null)[] | null): Count['resolve'] {
  const [p50Seconds = null, p90Seconds = null] = (percentiles ?? []).map((value) => (value === null ? null : Math.round(value)));
  return { count, p50Seconds, p90Seconds };
}
