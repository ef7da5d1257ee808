import { Counter, Gauge, Histogram } from 'prom-client';

export const timerLateness = new Histogram({
  name: 'owcr_timer_lateness_seconds',
  help: 'From when a timer was due to when its effect was committed, by the clock of the database',
  labelNames: ['service'] as const,
  buckets: [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 60, 300, 3600],
});
export const timersFired = new Counter({
  name: 'owcr_timers_fired_total',
  help: 'Timers whose effect was committed',
  labelNames: ['service'] as const,
});
export const timersPostponed = new Counter({
  name: 'owcr_timers_postponed_total',
  help: 'Times a timer was put off because its handler failed',
  labelNames: ['service'] as const,
});
export const timersRestored = new Counter({
  name: 'owcr_timers_restored_total',
  help: 'Timers that were missing and were set again',
  labelNames: ['service'] as const,
});
export const timerRoundFailures = new Counter({
  name: 'owcr_timer_round_failures_total',
  help: 'Rounds of the timer loop that failed',
  labelNames: ['service'] as const,
});
export const timerOverdue = new Gauge({
  name: 'owcr_timer_overdue_seconds',
  help: 'How long the oldest due timer has been waiting',
  labelNames: ['service'] as const,
});
