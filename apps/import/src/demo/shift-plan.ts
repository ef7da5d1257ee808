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

/**
 * The shifts of one officer from three days ago to two weeks ahead: five on, two off; after the days off the next kind of shift.
 * Neighbours in the list are a day and a kind apart, so that of twelve officers two or more are on duty at any hour.
 * Counted from a fixed day, so that planning again on another day gives the same shifts where the spans meet.
 */
export function shiftsFor(officerIndex: number, today: Temporal.PlainDate): Shift[] {
  const shifts: Shift[] = [];
  for (let offset = -daysBefore; offset < daysAfter; offset++) {
    const day = today.add({ days: offset });
    const dayNumber = Temporal.PlainDate.from('1970-01-01').until(day).days + officerIndex;
    if (dayNumber % cycleDays >= workDays) continue;
    const startHour = startHours[(Math.floor(dayNumber / cycleDays) + officerIndex) % startHours.length]!;
    const start = day.toZonedDateTime({ timeZone: 'UTC', plainTime: { hour: startHour } }).toInstant();
    shifts.push({ startsAt: start.toString(), endsAt: start.add({ hours: shiftHours }).toString() });
  }
  return shifts;
}
