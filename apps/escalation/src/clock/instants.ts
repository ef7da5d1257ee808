import { Temporal } from 'temporal-polyfill';

/** Whether the instant `a` lies before `b`. As text they do not compare: their fractions differ in length. */
export function isBefore(a: string, b: string): boolean {
  return Temporal.Instant.compare(a, b) < 0;
}

export function isAfter(a: string, b: string): boolean {
  return Temporal.Instant.compare(a, b) > 0;
}

let lastSum = { instant: '', seconds: 0, sum: '' };

/** Remembers its last answer: the timers of a batch share one time and few allowances, and text to instant to text is slow. */
export function addSeconds(instant: string, seconds: number): string {
  if (lastSum.instant !== instant || lastSum.seconds !== seconds) {
    const sum = Temporal.Instant.from(instant).add({ seconds }).toString({ smallestUnit: 'millisecond' });
    lastSum = { instant, seconds, sum };
  }
  return lastSum.sum;
}
