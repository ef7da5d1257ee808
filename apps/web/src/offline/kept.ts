import { Problem } from '../api/problem.js';
import { settled } from '../app/settled.js';

/** Loaded when it is first needed: the first page is drawn without it. */
export const offlineDatabase = () => import('./database.js');

const isUnreachable = (error: unknown) => error instanceof Problem && (error.status === 0 || error.status >= 502);

/** Keeps what the server told, after the page has been drawn. Where the device keeps nothing, nothing else is different. */
export function keepLater(personId: string, what: string, value: unknown): void {
  void settled
    .then(offlineDatabase)
    .then(({ keep }) => keep(personId, what, value))
    .catch(() => undefined);
}

/**
 * What the server tells, or, where it cannot be asked, what it told this person last. Throws why it could not be asked where nothing
 * was kept. A device that keeps nothing - a private window - works as long as there is a line.
 */
export async function orKept<T>(personId: string, what: string, ask: () => Promise<T>): Promise<T> {
  try {
    const value = await ask();
    keepLater(personId, what, value);
    return value;
  } catch (error) {
    if (!isUnreachable(error)) throw error;
    const kept = await offlineDatabase()
      .then(({ keptOf }) => keptOf(personId, what))
      .catch(() => undefined);
    if (kept === undefined) throw error;
    return kept as T;
  }
}
