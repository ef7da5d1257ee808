import { faultOfPast, type Dated } from '@owcr/contracts';
import { invalid } from './domain-error.js';

/** When a command says that it was done, or now where it does not say. Throws, naming `at`, where that time is not to be taken. */
export function timeOfPast(at: string | null, issue: Dated, now: string): string {
  if (at === null) return now;
  const fault = faultOfPast(at, issue, now);
  if (fault !== null) throw invalid([{ path: 'at', message: fault }]);
  return new Date(at).toISOString();
}
