import { Injectable } from '@nestjs/common';
import { type NewTimer, Timers } from '@owcr/timers';
import type { EntityManager } from 'typeorm';
import { absenceTimer } from './absence-timer.js';
import { OfficerEntity } from './officer.entity.js';
import type { Officer, Roster } from './roster.js';
import { send } from '@owcr/messaging';

export type KnownOfficer = Omit<OfficerEntity, 'absenceTimerId' | 'absenceTimerAt'>;

@Injectable()
export class RosterStore {
  constructor(private readonly timers: Timers) {}

  /** Each officer as the last event of the list told it. */
  async save(tx: EntityManager, officers: readonly KnownOfficer[]): Promise<void> {
    const latest = [...new Map(officers.map((officer) => [officer.id, officer])).values()].sort((a, b) => (a.id < b.id ? -1 : 1));
    await tx.upsert(OfficerEntity, latest, ['id']);
  }

  /** The people to choose an owner from, for issues of these officers. With one query. */
  async around(tx: EntityManager, officerIds: readonly string[]): Promise<Roster> {
    const officers = await tx.query<Officer[]>(aroundSql, [officerIds]);
    return new Map(officers.map((officer) => [officer.id, officer]));
  }

  /** Sets the timers for the next absences of these supervisors; `now`: ISO 8601. Those that were set for another time are cancelled. */
  async awaitAbsences(tx: EntityManager, officerIds: readonly string[], now: string): Promise<void> {
    const rows = await tx.query<(Officer & { timerId: string | null })[]>(supervisorsSql, [officerIds]);
    const changes = rows
      .map((officer) => ({ officer, next: absenceTimer(officer, now) }))
      .filter(({ officer, next }) => officer.timerId !== (next?.id ?? null));
    if (changes.length === 0) return;
    await this.timers.cancel(
      tx,
      changes.flatMap(({ officer }) => officer.timerId ?? []),
    );
    await this.timers.schedule(
      tx,
      changes.flatMap(({ next }) => next ?? []),
    );
    const awaited = changes.map(({ officer, next }) => ({ id: officer.id, timer_id: next?.id, timer_at: next?.dueAt }));
    await send(tx, awaitedSql, [JSON.stringify(awaited)]);
  }

  /** The timers for absences that should be set and are not. */
  missingTimers(tx: EntityManager): Promise<NewTimer[]> {
    return tx.query<NewTimer[]>(missingSql);
  }
}

const columns = 'id, badge, rank, supervisor_id AS "supervisorId", precincts, active, shifts, absences';

/** UNION drops who was seen already: a chain that runs in a circle ends. */
const aroundSql = `
  WITH RECURSIVE chain AS (
    SELECT * FROM officer WHERE id = ANY ($1::uuid[])
    UNION
    SELECT above.* FROM officer above JOIN chain ON above.id = chain.supervisor_id)
  SELECT ${columns} FROM chain
  UNION
  SELECT ${columns} FROM officer WHERE rank <> 'officer' AND active`;

const supervisorsSql = `
  SELECT ${columns}, absence_timer_id AS "timerId" FROM officer
  WHERE id = ANY ($1::uuid[]) AND (rank <> 'officer' OR absence_timer_id IS NOT NULL) ORDER BY id FOR UPDATE`;

const awaitedSql = `
  UPDATE officer SET absence_timer_id = awaited.timer_id, absence_timer_at = awaited.timer_at
  FROM jsonb_to_recordset($1::jsonb) AS awaited (id uuid, timer_id uuid, timer_at timestamptz) WHERE officer.id = awaited.id`;

/** A department has some hundreds of supervisors. */
const missingSql = `
  SELECT absence_timer_id AS id, 'absence' AS kind, officer.id::text AS subject, 1 AS version, absence_timer_at AS "dueAt" FROM officer
  WHERE absence_timer_id IS NOT NULL AND NOT EXISTS (SELECT FROM timer WHERE timer.id = absence_timer_id) LIMIT 1000`;
