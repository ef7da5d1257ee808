import { Temporal } from 'temporal-polyfill';

/** Whether the instant `a` lies before `b`. As text they do not compare: their fractions differ in length. */
export function isBefore(a: string, b: string): boolean {
  return Temporal.Instant.compare(a, b) < 0;
}

export function isAfter(a: string, b: string): boolean {
  return Temporal.Instant.compare(a, b) > 0;
}

export function addSeconds(instant: string, seconds: number): string {
  return Temporal.Instant.from(instant).add({ seconds }).toString({ smallestUnit: 'millisecond' });
}
