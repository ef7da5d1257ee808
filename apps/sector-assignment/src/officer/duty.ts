import type { Planned } from './officer.js';

/** Whether somebody is absent at this moment. ISO 8601 in UTC, as all times here. */
export function isAbsent({ absences }: Planned, now: string): boolean {
  return absences.some(({ startsAt, endsAt }) => startsAt <= now && endsAt > now);
}

/** When somebody is on duty next, on shift and not absent; `now` where they are. Null: no such time is planned. */
export function onDutyFrom({ shifts, absences }: Planned, now: string): string | null {
  const starts = shifts.flatMap((shift) => {
    const start = firstPresent(shift.startsAt < now ? now : shift.startsAt, absences);
    return start < shift.endsAt ? [start] : [];
  });
  return starts.length === 0 ? null : starts.reduce((first, start) => (start < first ? start : first));
}

/** From then on, the first moment outside of all absences. Each absence is left at most once, for nobody is absent twice at a time. */
function firstPresent(from: string, absences: Planned['absences']): string {
  const absence = absences.find(({ startsAt, endsAt }) => startsAt <= from && endsAt > from);
  return absence ? firstPresent(absence.endsAt, absences) : from;
}
