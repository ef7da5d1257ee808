import type { INestApplicationContext } from '@nestjs/common';
import type { Logger } from 'pino';

const signals = ['SIGTERM', 'SIGINT'] as const;
/** The services of this process, in the order in which they were started. */
const running: INestApplicationContext[] = [];
let isWatched = false;

/** After an error nobody caught, the state of the process is unknown: whoever runs it starts a new one. Said once, whichever service it was. */
export function leaveOnSurprise(logger: Logger): void {
  if (isWatched) return;
  isWatched = true;
  const leave = (what: string) => (err: unknown) => {
    logger.fatal({ err }, what);
    process.exit(1);
  };
  process.on('uncaughtException', leave('uncaught exception'));
  process.on('unhandledRejection', leave('unhandled rejection'));
}

/**
 * Closes a service when the process is told to stop. Of several in one process the last one that was started goes first: the gateway, so
 * that nobody is let in any more. Then the process ends by the signal.
 */
export function closeWhenToldTo(app: INestApplicationContext): void {
  running.push(app);
  if (running.length > 1) return;
  for (const signal of signals) process.once(signal, () => void closeAll(signal));
}

async function closeAll(signal: NodeJS.Signals): Promise<void> {
  const [last, ...others] = running.splice(0).reverse();
  await Promise.allSettled([last?.close()]);
  await Promise.allSettled(others.map((app) => app.close()));
  process.kill(process.pid, signal);
}
