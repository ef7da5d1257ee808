import { z } from 'zod';

export * from './words.js';

/** WGS84 degrees. */
export const location = z.object({ lat: z.number().min(-90).max(90), lng: z.number().min(-180).max(180) });
export type Location = z.infer<typeof location>;

/** A code chosen by the department: a category, a sector, a precinct, a partner agency. */
export const code = z.string().min(1).max(64);
export const id = z.uuid();
/** ISO 8601 in UTC. */
export const instant = z.iso.datetime();
/** The short number people say on the phone, for example `D4-1042`. */
export const reference = z.string().min(1).max(20);
