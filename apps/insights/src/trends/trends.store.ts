import { Injectable } from '@nestjs/common';
import { reachOf } from '@owcr/access';
import { Reads } from '@owcr/platform';
import type { Outlook } from '../board/board.answer.js';
import { weekMs, type WeekCount } from './weeks.js';
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

/** An issue counts in the week it was reported in, and once more, as resolved, in that of its last resolution. `$1`, `$2`: from and to. */
const weekSql = (by: TrendKey) => `
  WITH seen AS (
    SELECT b.${by} AS key, b.reported_at, m.acknowledge_missed_at, m.resolve_missed_at, m.acknowledge_met_at, m.resolve_met_at,
      CASE WHEN m.resolved_at > coalesce(m.reopened_at, '-infinity') THEN m.resolved_at END AS resolved_at
    FROM board_issue b LEFT JOIN issue_milestone m ON m.issue_id = b.issue_id
    WHERE ($3::text[] IS NULL OR b.precinct = ANY ($3)) AND (b.reported_at >= $1 AND b.reported_at < $2 OR m.resolved_at >= $1 AND m.resolved_at < $2)
  ), counted AS (
    SELECT key, reported_at AS at, 1 AS reported, 0 AS resolved,
      (acknowledge_missed_at IS NOT NULL OR acknowledge_met_at IS NOT NULL)::int AS ack_decided,
      (acknowledge_missed_at IS NULL AND acknowledge_met_at IS NOT NULL)::int AS ack_in_time,
      (resolve_missed_at IS NOT NULL OR resolve_met_at IS NOT NULL)::int AS res_decided,
      (resolve_missed_at IS NULL AND resolve_met_at IS NOT NULL)::int AS res_in_time
    FROM seen WHERE reported_at >= $1 AND reported_at < $2
    UNION ALL SELECT key, resolved_at, 0, 1, 0, 0, 0, 0 FROM seen WHERE resolved_at >= $1 AND resolved_at < $2
  ), placed AS (SELECT c.*, floor(extract(epoch FROM $2::timestamptz - at) / ${weekMs / 1000} - 1e-9)::int AS week FROM counted c)
  SELECT key, grouping(key) = 1 AS whole, week, sum(reported)::int AS reported, sum(resolved)::int AS resolved,
    json_build_object('decided', sum(ack_decided), 'inTime', sum(ack_in_time)) AS acknowledge,
    json_build_object('decided', sum(res_decided), 'inTime', sum(res_in_time)) AS resolve
  FROM placed GROUP BY GROUPING SETS ((week, key), (week)) LIMIT ${60 * keysMax}`;

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
    const times = [periodBefore(period).fromMs, period.fromMs, period.toMs].map((ms) => new Date(ms));
    const rows = await this.reads.in(reachOf(outlook.scope), (tx) =>
      tx.query<Row[]>(countSql(by), [...times, precinctsOf(outlook)]),
    );
    return rows.map(countOf);
  }

  /** What became of each week of the period, all together and by sector or category. */
  async weeks(outlook: Outlook, { fromMs, toMs }: Period, by: TrendKey): Promise<WeekCount[]> {
    const times = [fromMs, toMs].map((ms) => new Date(ms));
    return this.reads.in(reachOf(outlook.scope), (tx) => tx.query<WeekCount[]>(weekSql(by), [...times, precinctsOf(outlook)]));
  }

  /** What time it is by the clock of the database. */
  async nowMs(outlook: Outlook): Promise<number> {
    const [row] = await this.reads.in(reachOf(outlook.scope), (tx) => tx.query<[{ now: Date }]>('SELECT now()'));
    return row.now.getTime();
  }
}

/** Null: all. */
const precinctsOf = ({ scope, precinct }: Outlook) =>
  precinct !== undefined ? [precinct] : scope.everywhere ? null : scope.precincts;

function countOf({ acknowledgeCount, acknowledgeSeconds, resolveCount, resolveSeconds, ...row }: Row): Count {
  return { ...row, acknowledge: spreadOf(acknowledgeCount, acknowledgeSeconds), resolve: spreadOf(resolveCount, resolveSeconds) };
}

function spreadOf(count: number, percentiles: (number | null)[] | null): Count['resolve'] {
  const [p50Seconds = null, p90Seconds = null] = (percentiles ?? []).map((value) => (value === null ? null : Math.round(value)));
  return { count, p50Seconds, p90Seconds };
}
