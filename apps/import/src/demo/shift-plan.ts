import { Temporal } from 'temporal-polyfill';

export interface Shift {
  startsAt: string;
  endsAt: string;
}

const daysBefore = 3;
const daysAfter = 14;
const cycleDays = 7;
const workDays = 5;
const shiftHours = 8;
/** Day, evening, night, in hours of the day. */
const startHours = [6, 14, 22] as const;

/** Who works in which sectors. */
export interface Patrol {
  id: string;
  sectors: readonly string[];
}

export type OfficerShift = Shift & { officerId: string };

/**
 * Everybody's shifts. The first officer of the sector to try the system in is always on duty and their colleague there never,
 * so that whoever reports something in it sees that officer get it, at any hour.
 */
export function planOf(patrols: readonly Patrol[], sectorToTry: string, today: Temporal.PlainDate): OfficerShift[] {
  const colleagues = patrols.filter(({ sectors }) => sectors.includes(sectorToTry));
  return patrols.flatMap((patrol, index) => {
    const isColleague = colleagues.includes(patrol);
    const shifts = !isColleague ? shiftsFor(index, today) : patrol === colleagues[0] ? allShifts(today) : [];
    return shifts.map((shift) => ({ officerId: patrol.id, ...shift }));
  });
}

/** Each starts when the one before ends. */
function allShifts(today: Temporal.PlainDate): Shift[] {
  return plannedDays(today).flatMap((day) => startHours.map((startHour) => shiftOn(day, startHour)));
}

/**
 * The shifts of one officer from three days ago to two weeks ahead: five on, two off; after the days off the next kind of shift.
 * Neighbours in the list are a day and a kind apart, so that of twelve officers two or more are on duty at any hour.
 * Counted from a fixed day, so that planning again on another day gives the same shifts where the spans meet.
 */
export function shiftsFor(officerIndex: number, today: Temporal.PlainDate): Shift[] {
  const shifts: Shift[] = [];
  for (const day of plannedDays(today)) {
    const dayNumber = Temporal.PlainDate.from('1970-01-01').until(day).days + officerIndex;
    if (dayNumber % cycleDays >= workDays) continue;
    const startHour = startHours[(Math.floor(dayNumber / cycleDays) + officerIndex) % startHours.length]!;
    shifts.push(shiftOn(day, startHour));
  }
  return shifts;
}

function plannedDays(today: Temporal.PlainDate): Temporal.PlainDate[] {
  return Array.from({ length: daysBefore + daysAfter }, (_, index) => today.add({ days: index - daysBefore }));
}

function shiftOn(day: Temporal.PlainDate, startHour: number): Shift {
  const start = day.toZonedDateTime({ timeZone: 'UTC', plainTime: { hour: startHour } }).toInstant();
  return { startsAt: start.toString(), endsAt: start.add({ hours: shiftHours }).toString() };
}
