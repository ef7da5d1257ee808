import { readEnvironment } from '@owcr/platform';
import { z } from 'zod';
import { isTimeZone } from './issue/today.js';

const shape = z.object({
  /** Where a day begins and ends, unless a request says it: an IANA name. */
  DEPARTMENT_TIME_ZONE: z.string().refine(isTimeZone, 'must be the IANA name of a time zone').default('UTC'),
  /** Days a resolved issue waits for somebody to confirm it. */
  UNCONFIRMED_CLOSE_DAYS: z.coerce.number().positive().max(365).default(14),
});

/** What only this service reads from its environment. An abstract class, so that it is its own injection token. */
export abstract class IntakeConfiguration {
  abstract readonly DEPARTMENT_TIME_ZONE: string;
  abstract readonly UNCONFIRMED_CLOSE_DAYS: number;
}

export function readIntakeConfiguration(): IntakeConfiguration {
  return readEnvironment(shape);
}
