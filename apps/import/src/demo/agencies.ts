import { v5 as uuidv5 } from 'uuid';
import type { DemoApi } from './demo-api.js';

/** The agencies of Larkmoor that issues are referred to, and the categories each is usually given. */
const agencies = [
  { code: 'public-works', name: 'Department of Public Works', handles: ['street-light-out', 'sidewalk-condition'] },
  { code: 'sanitation', name: 'Department of Sanitation', handles: ['illegal-dumping', 'graffiti'] },
  {
    code: 'transportation',
    name: 'Department of Transportation',
    handles: ['traffic-signal', 'blocked-driveway', 'illegal-parking'],
  },
  { code: 'parks', name: 'Parks and Recreation', handles: ['encampment'] },
  { code: 'buildings', name: 'Department of Buildings', handles: ['vacant-building', 'broken-window'] },
  { code: 'homeless-services', name: 'Homeless Services', handles: ['homeless-outreach', 'encampment'] },
  { code: 'animal-control', name: 'Animal Care and Control', handles: ['animal'] },
] as const;

/** The same request each time the demo is filled in. */
const requestNamespace = 'a6e4f0a9-3f0e-5d0b-9a53-0f6d0a8f1c52';

/** Registers the agencies that are not there yet, and returns how many there are. */
export async function registerAgencies(api: DemoApi): Promise<number> {
  for (const body of agencies)
    await api.command({
      path: '/agencies',
      body,
      idempotencyKey: uuidv5(body.code, requestNamespace),
      alreadyCodes: ['agency-exists'],
    });
  return agencies.length;
}
