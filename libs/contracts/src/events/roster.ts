import { z } from 'zod';
import { code, id, instant, ranks } from '../vocabulary.js';

/** How many shifts and absences of an officer one event tells: more than half a year of both. */
export const statedShiftsMax = 200;
export const statedAbsencesMax = 100;

const period = z.object({ startsAt: instant, endsAt: instant });
export type Period = z.infer<typeof period>;

/**
 * The roster as others need it, published by `sector-assignment`; each event carries the whole current state, so the topic
 * is compacted. An officer's name is the name a public servant acts under; how to reach one is never in an event.
 */
export const rosterEvents = {
  'officer.changed.v1': z.object({
    officerId: id,
    badge: code,
    name: z.string().min(1).max(200),
    rank: z.enum(ranks),
    sectors: z.array(code).max(1000),
    precincts: z.array(code).max(200),
    supervisorId: id.nullable(),
    language: z.string().min(2).max(35),
    active: z.boolean(),
    /** Shifts and absences that have not ended, soonest first. Left out by who stated changes before these were added. */
    shifts: z.array(period).max(statedShiftsMax).optional(),
    absences: z.array(period).max(statedAbsencesMax).optional(),
  }),
  'sector.changed.v1': z.object({
    sectorId: id,
    code,
    precinct: code,
    /** Raised by one whenever the boundary changes. */
    boundaryVersion: z.int().min(1),
    active: z.boolean(),
  }),
};
