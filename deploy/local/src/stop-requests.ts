import { isAlive } from './leftover.js';

const secondSignalAfterMs = 1500;
const parentCheckMs = 1000;

/**
 * Resolves when this process shall end: by a signal, by the program that started it (a message, or its end), or because npm
 * is gone without having passed its signal on. A second signal, given on purpose, does not wait for anything.
 */
export function stopRequests(): Promise<void> {
  return new Promise((resolve) => {
    let firstAtMs: number | undefined;
    const request = (): void => {
      // Ctrl+C arrives more than once when npm passes on what the terminal has told everybody.
      if (firstAtMs !== undefined && performance.now() - firstAtMs > secondSignalAfterMs) process.exit(130);
      firstAtMs ??= performance.now();
      resolve();
    };
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, request);
    process.once('disconnect', resolve);
    process.on('message', (message) => message === 'stop' && request());
    process.channel?.unref();
    for (const pid of (process.env['OWCR_PARENTS'] ?? '').split(',').filter(Boolean)) watch(Number(pid), resolve);
  });
}

/** npm's shell dies of a signal without telling its children, and npm may be killed outright. */
function watch(pid: number, onGone: () => void): void {
  const timer = setInterval(() => {
    if (!isAlive(pid)) onGone();
  }, parentCheckMs);
  timer.unref();
}
