import type { INestApplicationContext } from '@nestjs/common';

const signals = ['SIGTERM', 'SIGINT'] as const;
/** The services of this process, in the order in which they were started. */
const running: INestApplicationContext[] = [];

/**
 * Closes a service when the process is told to stop; with others in the process, the one that was started last before the others, which
 * is the gateway: nobody is let in any more. Then the process ends by the signal.
 */
export function closeWhenToldTo(app: INestApplicationContext): void {
  running.push(app);
  if (running.length > 1) return;
  for (const signal of signals) process.once(signal, () => void leave(signal));
}

async function leave(signal: NodeJS.Signals): Promise<void> {
  const [door, ...others] = running.splice(0).reverse();
  await Promise.allSettled([door?.close()]);
  await Promise.allSettled(others.map((app) => app.close()));
  process.kill(process.pid, signal);
}
