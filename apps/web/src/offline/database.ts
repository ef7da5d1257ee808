import { Dexie, type Table } from 'dexie';
import type { Entry } from './entry.js';

/** Something the server told, kept for when it cannot be asked. */
interface KeptView {
  personId: string;
  /** `worklist`, `issue/<id>`, `notes/<id>` ... */
  what: string;
  value: unknown;
  keptAtMs: number;
}

/** What this device keeps: the queue, and what was seen. Every row belongs to one person. */
class OfflineDatabase extends Dexie {
  declare entries: Table<Entry, number>;
  declare views: Table<KeptView, [string, string]>;

  constructor() {
    super('neighborhood-policing');
    this.version(1).stores({ entries: '++seq, personId', views: '[personId+what], personId, keptAtMs' });
  }
}

export const database = new OfflineDatabase();

const keptForMs = 14 * 24 * 3_600_000;

export async function keep(personId: string, what: string, value: unknown): Promise<void> {
  await database.views.put({ personId, what, value, keptAtMs: Date.now() });
}

export async function keptOf(personId: string, what: string): Promise<unknown> {
  return (await database.views.get([personId, what]))?.value;
}

/** Removes what was kept for others, and what is too old to be of use. Their queue stays: nobody else sees or sends it. */
export async function forgetOthers(personId: string): Promise<void> {
  await database.views.where('personId').notEqual(personId).delete();
  await database.views
    .where('keptAtMs')
    .below(Date.now() - keptForMs)
    .delete();
}

/** Removes all that was kept to look at. */
export async function forgetViews(): Promise<void> {
  await database.views.clear();
}
