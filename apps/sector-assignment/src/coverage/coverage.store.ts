import { Injectable } from '@nestjs/common';
import type { Tx } from '@owcr/messaging';
import type { PeriodKind } from '../officer/period.js';
import type { Beat, Duty } from './coverage.js';
import type { Interval } from './interval.js';

/** A city has hundreds. The largest import holds as many. */
const sectorsMax = 10_000;

const sectorsSql = `
  SELECT code AS sector, precinct FROM sector WHERE active AND ($1::text[] IS NULL OR precinct = ANY($1))
  ORDER BY code COLLATE "C" LIMIT ${sectorsMax}`;

/** Those an issue can be given to, with what they have open: what the assignment rule weighs. */
const officersSql = `
  SELECT id, name, badge, sectors,
    (SELECT count(*)::int FROM assignment a WHERE a.officer_id = officer.id AND a.state IN ('assigned', 'acknowledged')) AS "openLoad"
  FROM officer
  WHERE active AND rank = 'officer' AND sectors && $1::text[] ORDER BY badge COLLATE "C"`;

/**
 * Those of these officers that reach into a span. Periods of one officer never overlap, so it is those that begin in it and the
 * last one before: the history of an officer is not read, however long it is.
 */
const periodsSql = (kind: PeriodKind) => `
  SELECT o.id AS "officerId", p.starts_at AS "startsAt", p.ends_at AS "endsAt" FROM unnest($1::uuid[]) AS o (id)
  CROSS JOIN LATERAL (
    (SELECT starts_at, ends_at FROM ${kind} WHERE officer_id = o.id AND starts_at <= $2 ORDER BY starts_at DESC LIMIT 1)
    UNION ALL
    (SELECT starts_at, ends_at FROM ${kind} WHERE officer_id = o.id AND starts_at > $2 AND starts_at < $3)
  ) p WHERE p.ends_at > $2`;

interface OfficerRow {
  id: string;
  name: string;
  badge: string;
  openLoad: number;
  sectors: string[];
}

type PeriodRow = { officerId: string; startsAt: Date; endsAt: Date };
type IntervalsByOfficer = ReadonlyMap<string, Interval[]>;

/** Reads who is named for which sector, and when they work. */
@Injectable()
export class CoverageStore {
  /** What time it is by the clock of the database. */
  async nowMs(tx: Tx): Promise<number> {
    const [row] = await tx.query<[{ now: Date }]>('SELECT now()');
    return row.now.getTime();
  }

  /** The sectors of these precincts (null: of all), with what is known of their officers in a span. By code. */
  async beats(tx: Tx, precincts: readonly string[] | null, span: Interval): Promise<Beat[]> {
    const sectors = await tx.query<{ sector: string; precinct: string }[]>(sectorsSql, [precincts]);
    const officers = await tx.query<OfficerRow[]>(officersSql, [sectors.map(({ sector }) => sector)]);
    const ids = officers.map(({ id }) => id);
    const shifts = await this.periods(tx, 'shift', ids, span);
    const absences = await this.periods(tx, 'absence', ids, span);
    const bySector = new Map<string, Duty[]>(sectors.map(({ sector }) => [sector, []]));
    for (const { id, name, badge, openLoad, sectors: namedFor } of officers) {
      const duty = { id, name, badge, openLoad, shifts: shifts.get(id) ?? [], absences: absences.get(id) ?? [] };
      for (const sector of namedFor) bySector.get(sector)?.push(duty);
    }
    return sectors.map(({ sector, precinct }) => ({ sector, precinct, officers: bySector.get(sector) ?? [] }));
  }

  private async periods(
    tx: Tx,
    kind: PeriodKind,
    ids: readonly string[],
    { fromMs, toMs }: Interval,
  ): Promise<IntervalsByOfficer> {
    const rows = await tx.query<PeriodRow[]>(periodsSql(kind), [ids, new Date(fromMs), new Date(toMs)]);
    const byOfficer = new Map<string, Interval[]>();
    for (const { officerId, startsAt, endsAt } of rows) {
      const interval = { fromMs: startsAt.getTime(), toMs: endsAt.getTime() };
      byOfficer.set(officerId, [...(byOfficer.get(officerId) ?? []), interval]);
    }
    return byOfficer;
  }
}
