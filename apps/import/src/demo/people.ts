import { randomUUID } from 'node:crypto';
import { Temporal } from 'temporal-polyfill';
import { v5 as uuidv5 } from 'uuid';
import { ImportFailure } from '../failure.js';
import { eachConcurrently } from '../pool.js';
import { firstSector } from './city.js';
import type { DemoApi } from './demo-api.js';
import type { Officer } from './roster.js';

export interface Person {
  id: string;
  name: string;
  token: string;
}

export type DemoRole = 'clerk' | 'officer' | 'sergeant' | 'lieutenant' | 'commander' | 'admin';
/** By role, and a second administrator: who approves keys that may more than the first one. */
export type People = Record<DemoRole | 'secondAdmin', Person>;

interface KeyRequest {
  personId: string;
  name: string;
  role: DemoRole;
  precincts: string[];
  sectors?: string[];
  expiresAt?: string;
}

interface ApiKey {
  id: string;
  token: string | null;
  state: string;
}

const keysAtOnce = 8;
const lentMinutes = 15;
/** The same person each time the demo is filled in. */
const staffNamespace = '2b0c7c83-54cb-5b0c-a3f3-64d2ee0d2d11';

/** One person of each kind to try the system as: the officer of the first sector and their chain of command, a clerk, an administrator. */
export async function createPeople(api: DemoApi, officers: readonly Officer[]): Promise<People> {
  const byId = new Map(officers.map((officer) => [officer.id, officer]));
  const superior = (of: Officer): Officer => byId.get(of.supervisorId ?? '') ?? fail(`${of.badge} has no supervisor`);
  const officer = officers.find(({ sectors }) => sectors.includes(firstSector)) ?? fail(`nobody is in charge of ${firstSector}`);
  const sergeant = superior(officer);
  const lieutenant = superior(sergeant);
  // Whoever runs the system lets the administrators in; one of them approves the keys that may more than an administrator.
  const admin = await createPerson(api, staff('admin', 'Sam Hawthorn'));
  const create = (request: KeyRequest) => createPerson(api, request, admin.token);
  return {
    clerk: await create(staff('clerk', 'Robin Clearwater')),
    officer: await create(fromRoster('officer', officer)),
    sergeant: await create(fromRoster('sergeant', sergeant)),
    lieutenant: await create(fromRoster('lieutenant', lieutenant)),
    commander: await create(fromRoster('commander', superior(lieutenant))),
    admin,
    secondAdmin: await create(staff('admin', 'Lee Ashdown')),
  };
}

async function createPerson(api: DemoApi, request: KeyRequest, approverToken?: string): Promise<Person> {
  const { id, name, token } = await createKey(api, request, approverToken);
  return { id, name, token };
}

/** Those who do what has been done before anybody looks: every officer on patrol, and a clerk of the days before. */
export interface Hands {
  clerkToken: string;
  /** By the officer's id. */
  patrolTokens: ReadonlyMap<string, string>;
}

/** Lends tokens to `work`, so that what is done on an issue is done by who is responsible for it. They end with it. */
export async function withHands<T>(
  { api, approverToken }: { api: DemoApi; approverToken: string },
  officers: readonly Officer[],
  work: (hands: Hands) => Promise<T>,
): Promise<T> {
  const keys: (Person & { keyId: string })[] = [];
  const expiresAt = Temporal.Now.instant().add({ minutes: lentMinutes }).toString({ smallestUnit: 'second' });
  const lent = [
    staff('clerk', 'Alex Marsh'),
    ...officers.filter(({ rank }) => rank === 'officer').map((officer) => fromRoster('officer', officer)),
  ];
  try {
    await eachConcurrently(
      lent,
      keysAtOnce,
      async (person) => void keys.push(await createKey(api, { ...person, expiresAt }, approverToken)),
    );
    const tokens = new Map(keys.map(({ id, token }) => [id, token]));
    return await work({ clerkToken: tokens.get(lent[0]!.personId)!, patrolTokens: tokens });
  } finally {
    await eachConcurrently(keys, keysAtOnce, async ({ keyId }) => {
      await api.command({ path: `/api-keys/${keyId}/revoke`, idempotencyKey: randomUUID() });
    });
  }
}

/** A token is told once: where the answer was lost, another one is made. */
async function createKey(api: DemoApi, body: KeyRequest, approverToken?: string): Promise<Person & { keyId: string }> {
  for (;;) {
    const key = await api.command<ApiKey>({ path: '/api-keys', body, idempotencyKey: randomUUID() });
    if (!key?.token) continue;
    if (key.state === 'awaiting-approval') await approve(api, key.id, approverToken);
    return { id: body.personId, name: body.name, token: key.token, keyId: key.id };
  }
}

async function approve(api: DemoApi, keyId: string, token: string | undefined): Promise<void> {
  const path = `/api-keys/${keyId}/approve`;
  await api.command({ path, token, idempotencyKey: randomUUID(), alreadyCodes: ['not-awaiting-approval'] });
}

function staff(role: 'clerk' | 'admin', name: string): KeyRequest {
  return { personId: uuidv5(`${role} ${name}`, staffNamespace), name, role, precincts: [] };
}

function fromRoster(role: DemoRole, { id, name, precincts, sectors }: Officer): KeyRequest {
  return { personId: id, name, role, precincts, sectors };
}

function fail(message: string): never {
  throw new ImportFailure(message);
}
