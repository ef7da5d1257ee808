import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { type Temporal } from 'temporal-polyfill';
import { ImportFailure } from '../failure.js';
import { readImportAnswer, reasonOf } from '../http/import-answer.js';
import { madeUpRoster, type RosterShape } from '../officers/made-up-roster.js';
import { readOfficer, type OfficerRow } from '../officers/officer-row.js';
import { eachConcurrently } from '../pool.js';
import { firstSector, type Sector } from './city.js';
import type { DemoApi } from './demo-api.js';
import { planOf } from './shift-plan.js';

export interface Officer {
  id: string;
  badge: string;
  name: string;
  rank: OfficerRow['rank'];
  sectors: string[];
  precincts: string[];
  supervisorId: string | null;
}

const shape: RosterShape = {
  firstBadge: 1001,
  officersPerSector: 2,
  sectorsPerSergeant: 3,
  languages: ['en', 'en', 'es', 'en', 'ar', 'en', 'zh', 'en', 'fr', 'ur'],
};
const boundaryFile = new URL('../../demo/sectors.geojson', import.meta.url);
const shiftsAtOnce = 12;

/** Sectors and people, in one request each. */
export async function importRoster(api: DemoApi, sectors: readonly Sector[]): Promise<Officer[]> {
  const boundaries: unknown = JSON.parse(readFileSync(boundaryFile, 'utf8'));
  await importAll(api, '/sectors/import?code=sector&precinct=precinct', boundaries);
  await importAll(api, '/officers/import', { rows: demoRoster(sectors) });
  return api.list<Officer>('/officers');
}

/** Shifts from three days ago to two weeks ahead, for everybody who has a sector. */
export async function planShifts(api: DemoApi, officers: readonly Officer[], now: Temporal.Instant): Promise<number> {
  const today = now.toZonedDateTimeISO('UTC').toPlainDate();
  const onPatrol = officers.filter(({ rank }) => rank === 'officer');
  const shifts = planOf(onPatrol, firstSector, today);
  const planned = new Set((await api.list<PlannedShift>('/shifts')).map(keyOf));
  const missing = shifts.filter((shift) => !planned.has(keyOf(shift)));
  await eachConcurrently(missing, shiftsAtOnce, async (shift) => {
    const idempotencyKey = `demo-shift-${shift.officerId}-${shift.startsAt}`;
    await api.command({ path: '/shifts', body: shift, idempotencyKey, alreadyCodes: ['shift-overlaps'] });
  });
  return shifts.length;
}

interface PlannedShift {
  officerId: string;
  startsAt: string;
}

function keyOf({ officerId, startsAt }: PlannedShift): string {
  return `${officerId} ${Date.parse(startsAt)}`;
}

/** The people of the demo city, as they are imported. */
export function demoRoster(sectors: readonly Sector[]): OfficerRow[] {
  return madeUpRoster(sectors, shape).map((line, index) => {
    const read = readOfficer(index + 2, { ...line });
    if (read.kind === 'refused') throw new Error(read.reason);
    return read.officer;
  });
}

async function importAll(api: DemoApi, path: string, body: unknown): Promise<void> {
  const answer = readImportAnswer(await api.command({ path, body, idempotencyKey: randomUUID() }));
  const [first] = answer.refused;
  if (first) throw new ImportFailure(`${path} refused ${answer.refused.length}: ${reasonOf(first)}`);
}
