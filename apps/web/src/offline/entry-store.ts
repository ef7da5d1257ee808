import type { Entry } from './entry.js';
import { offlineDatabase } from './kept.js';

/** Where the queue is. */
export interface EntryStore {
  /** False: what is in it goes with the page. */
  isKept: boolean;
  of(personId: string): Promise<Entry[]>;
  add(entry: Entry): Promise<unknown>;
  put(entries: readonly Entry[]): Promise<unknown>;
  update(seq: number, changes: Partial<Pick<Entry, 'id' | 'state'>>): Promise<unknown>;
  delete(seq: number): Promise<unknown>;
  /** Deletes one that is not under way, in one step; false where it was, or is gone. */
  takeBack(seq: number): Promise<boolean>;
}

let store: Promise<EntryStore> | undefined;

/**
 * The queue on this device. Where the device keeps nothing - a private window, a page that lost its line before all of it was there - it is
 * in the memory of this page, for as long as the page is open.
 */
export function entryStore(): Promise<EntryStore> {
  store ??= openOnDevice().catch(inMemory);
  return store;
}

async function openOnDevice(): Promise<EntryStore> {
  const { database } = await offlineDatabase();
  await database.open();
  const { entries } = database;
  return {
    isKept: true,
    of: (personId) => entries.where('personId').equals(personId).toArray(),
    add: (entry) => entries.add(entry),
    put: (some) => entries.bulkPut(some),
    update: (seq, changes) => entries.update(seq, changes),
    delete: (seq) => entries.delete(seq),
    takeBack: async (seq) =>
      (await entries
        .where(':id')
        .equals(seq)
        .and(({ state }) => state.kind === 'queued')
        .delete()) > 0,
  };
}

/** As on the device, and gone with the page. */
export function inMemory(): EntryStore {
  const entries = new Map<number, Entry>();
  let last = 0;
  const put = (entry: Entry) => {
    const seq = entry.seq ?? (last += 1);
    entries.set(seq, { ...entry, seq });
  };
  return {
    isKept: false,
    of: (personId) => Promise.resolve([...entries.values()].filter((entry) => entry.personId === personId)),
    add: (entry) => Promise.resolve(put(entry)),
    put: (some) => Promise.resolve(some.forEach(put)),
    update: (seq, changes) => {
      const entry = entries.get(seq);
      if (entry) entries.set(seq, { ...entry, ...changes });
      return Promise.resolve();
    },
    delete: (seq) => Promise.resolve(entries.delete(seq)),
    takeBack: (seq) => Promise.resolve(entries.get(seq)?.state.kind === 'queued' && entries.delete(seq)),
  };
}
