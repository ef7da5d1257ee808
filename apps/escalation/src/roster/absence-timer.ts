import type { NewTimer } from '@owcr/timers';
import { parse, v5 } from 'uuid';
import { nextAbsence, type Officer } from './roster.js';

const namespace = parse('a35d8d29-7c0c-5b0d-9c4b-2f9c7b2b7e55');

/** The kind of the timers for absences of supervisors; their subject is the supervisor. */
export const absenceTimerKind = 'absence';

/** The timer for the next absence of a supervisor, or null. Another beginning is another timer. */
export function absenceTimer({ id, rank, active, absences }: Officer, now: string): NewTimer | null {
  const dueAt = active && rank !== 'officer' ? nextAbsence(absences, now) : null;
  if (dueAt === null) return null;
  return { id: v5(Buffer.from(`${id}/${dueAt}`), namespace), kind: absenceTimerKind, subject: id, version: 1, dueAt };
}
