import { readEnvironment, timeZoneVariable } from '@owcr/platform';
import { z } from 'zod';

const shape = z.object({
  /** Where a day begins and ends, unless a request says it: an IANA name. */
  DEPARTMENT_TIME_ZONE: timeZoneVariable,
  /** Days a resolved issue waits for somebody to confirm it. */
  UNCONFIRMED_CLOSE_DAYS: z.coerce.number().positive().max(365).default(14),
  /** Base address of a search for addresses like Nominatim's. Left out: the city's own streets alone. */
  GEOCODER_URL: z
    .url({ protocol: /^https?$/ })
    .refine(keepsTyping, 'must be https, or an address of this machine')
    .optional(),
  /** Where it looks: ISO 3166 codes of countries, and west,south,east,north in degrees. */
  GEOCODER_COUNTRIES: z
    .string()
    .regex(/^[a-z]{2}(,[a-z]{2})*$/, 'must be country codes like us,ca')
    .optional(),
  GEOCODER_AREA: z.string().refine(isArea, 'must be west,south,east,north in degrees').optional(),
});

/** What residents type is not sent over a network in the clear. */
function keepsTyping(url: string): boolean {
  const { protocol, hostname } = new URL(url);
  return protocol === 'https:' || ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
}

function isArea(text: string): boolean {
  const [west = NaN, south = NaN, east = NaN, north = NaN, ...more] = text
    .split(',')
    .map((part) => (part.trim() ? Number(part) : NaN));
  return more.length === 0 && west >= -180 && west < east && east <= 180 && south >= -90 && south < north && north <= 90;
}

/** What only this service reads from its environment. An abstract class, so that it is its own injection token. */
export abstract class IntakeConfiguration {
  abstract readonly DEPARTMENT_TIME_ZONE: string;
  abstract readonly UNCONFIRMED_CLOSE_DAYS: number;
  abstract readonly GEOCODER_URL?: string | undefined;
  abstract readonly GEOCODER_COUNTRIES?: string | undefined;
  abstract readonly GEOCODER_AREA?: string | undefined;
}

export function readIntakeConfiguration(): IntakeConfiguration {
  return readEnvironment(shape);
}
