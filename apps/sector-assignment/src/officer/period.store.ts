import { Injectable } from '@nestjs/common';
import { statedAbsencesMax, statedShiftsMax } from '@owcr/contracts';
import { send, type Tx } from '@owcr/messaging';
import { refusalOf, type DomainError } from '@owcr/platform';
import { QueryFailedError } from 'typeorm';
import type { Planned } from './officer.js';
import type { Period, PeriodKind } from './period.js';

export interface PeriodFilter {
  officerId: string | null;
  precinct: string | null;
  from: string | null;
  to: string | null;
  after: { startsAt: string; id: string } | null;
  limit: number;
}

type PeriodRow = Omit<Period, 'startsAt' | 'endsAt'> & { startsAt: Date; endsAt: Date };

const exclusionViolation = '23P01';
const columns = 'p.id, p.officer_id AS "officerId", p.starts_at AS "startsAt", p.ends_at AS "endsAt", p.version';

const plannedMax: Record<PeriodKind, number> = { shift: statedShiftsMax, absence: statedAbsencesMax };

/** Of each officer what has not ended, soonest first. */
const plannedSql = (kind: PeriodKind) => `
  SELECT o.id AS "officerId", p.starts_at AS "startsAt", p.ends_at AS "endsAt" FROM unnest($1::uuid[]) AS o (id)
  CROSS JOIN LATERAL (
    SELECT starts_at, ends_at FROM ${kind} WHERE officer_id = o.id AND ends_at > $2 ORDER BY starts_at LIMIT ${plannedMax[kind]}) p
  ORDER BY p.starts_at`;

/** Shifts and absences: two tables of one shape. */
@Injectable()
export class PeriodStore {
  /** False when the officer has another one in this time. */
  async add(tx: Tx, kind: PeriodKind, { id, officerId, startsAt, endsAt, version }: Period): Promise<boolean> {
    return doesNotOverlap(() =>
      tx.query(`INSERT INTO ${kind} (id, officer_id, starts_at, ends_at, version) VALUES ($1, $2, $3, $4, $5)`, [
        ...[id, officerId, startsAt, endsAt, version],
      ]),
    );
  }

  /** One within reach, held until the end of the transaction. */
  async lock(tx: Tx, kind: PeriodKind, id: string): Promise<Period | null> {
    const [row] = await tx.query<PeriodRow[]>(`SELECT ${columns} FROM ${kind} p WHERE p.id = $1 FOR UPDATE`, [id]);
    return row ? periodOf(row) : null;
  }

  /** False when the officer has another one in this time. */
  async change(tx: Tx, kind: PeriodKind, { id, startsAt, endsAt, version }: Period): Promise<boolean> {
    return doesNotOverlap(() =>
      tx.query(`UPDATE ${kind} SET starts_at = $2, ends_at = $3, version = $4 WHERE id = $1`, [id, startsAt, endsAt, version]),
    );
  }

  async remove(tx: Tx, kind: PeriodKind, id: string): Promise<void> {
    await send(tx, `DELETE FROM ${kind} WHERE id = $1`, [id]);
  }

  /** Why one was not found within reach. */
  refusalOf(tx: Tx, kind: PeriodKind, id: string): Promise<DomainError> {
    return refusalOf(tx, kind, `SELECT FROM ${kind} WHERE id = $1`, id);
  }

  async list(tx: Tx, kind: PeriodKind, { officerId, precinct, from, to, after, limit }: PeriodFilter): Promise<Period[]> {
    const rows: PeriodRow[] = await tx.query(
      `SELECT ${columns} FROM ${kind} p JOIN officer o ON o.id = p.officer_id
       WHERE ($1::uuid IS NULL OR p.officer_id = $1) AND ($2::text IS NULL OR $2 = ANY(o.precincts))
         AND ($3::timestamptz IS NULL OR p.ends_at > $3) AND ($4::timestamptz IS NULL OR p.starts_at < $4)
         AND ($5::timestamptz IS NULL OR (p.starts_at, p.id) > ($5, $6::uuid))
       ORDER BY p.starts_at, p.id LIMIT $7`,
      [officerId, precinct, from, to, after?.startsAt ?? null, after?.id ?? null, limit],
    );
    return rows.map(periodOf);
  }

  /** What is planned for these officers from `now` on. `now`: ISO 8601. */
  async planned(tx: Tx, officerIds: readonly string[], now: string): Promise<(officerId: string) => Planned> {
    const shifts = await this.plannedOf(tx, 'shift', officerIds, now);
    const absences = await this.plannedOf(tx, 'absence', officerIds, now);
    return (officerId) => ({ shifts: shifts.get(officerId) ?? [], absences: absences.get(officerId) ?? [] });
  }

  private async plannedOf(tx: Tx, kind: PeriodKind, officerIds: readonly string[], now: string) {
    const rows: Omit<PeriodRow, 'id' | 'version'>[] = await tx.query(plannedSql(kind), [officerIds, now]);
    const byOfficer = new Map<string, Planned['shifts']>();
    for (const { officerId, startsAt, endsAt } of rows) {
      const known = byOfficer.get(officerId) ?? [];
      byOfficer.set(officerId, [...known, { startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString() }]);
    }
    return byOfficer;
  }
}

function periodOf(row: PeriodRow): Period {
  return { ...row, startsAt: row.startsAt.toISOString(), endsAt: row.endsAt.toISOString() };
}

/** The database refuses what overlaps, however many ask at once. */
async function doesNotOverlap(write: () => Promise<unknown>): Promise<boolean> {
  try {
    await write();
    return true;
  } catch (error) {
    if (error instanceof QueryFailedError && (error.driverError as { code?: string }).code === exclusionViolation) return false;
    throw error;
  }
}
