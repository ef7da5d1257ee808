export * from './migrations.js';
export * from './timer-event-id.js';
export * from './timer.js';
export { TimerLoop, type TimerLog } from './timer-loop.js';
export * from './timers.js';
export * from './timers.module.js';
export { TimerWatchdog, watchIntervalMs } from './watchdog.js';
