import { readEnvironment } from '@owcr/platform';
import { z } from 'zod';

const shape = z.object({
  /** Days a resolved issue waits for somebody to confirm it. */
  UNCONFIRMED_CLOSE_DAYS: z.coerce.number().positive().max(365).default(14),
});

/** What only this service reads from its environment. An abstract class, so that it is its own injection token. */
export abstract class IntakeConfiguration {
  abstract readonly UNCONFIRMED_CLOSE_DAYS: number;
}

export function readIntakeConfiguration(): IntakeConfiguration {
  return readEnvironment(shape);
}
