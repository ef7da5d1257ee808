import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DemoPerson } from './identity-provider.js';
import { writePrivately } from './secrets.js';

export const demoRoles = ['clerk', 'officer', 'sergeant', 'lieutenant', 'commander', 'admin'] as const;
export type DemoRole = (typeof demoRoles)[number];
/** Who can be tried: one person of each role, and a second administrator, who approves keys that may more than the first one. */
export const demoPeople = [...demoRoles, 'secondAdmin'] as const;
export type DemoPersonKey = (typeof demoPeople)[number];

export interface Person {
  id: string;
  name: string;
  token: string;
  /** ISO 8601. Absent: it was not said. */
  expiresAt?: string;
}

export type People = Partial<Record<DemoPersonKey, Person>>;

interface DemoAccess {
  url: string;
  people: People;
}

/** `demo-access.json`, readable by its owner only: who there is to try the system as, and their tokens. */
export class DemoAccessFile {
  readonly file: string;

  constructor(dataDir: string) {
    this.file = join(dataDir, 'demo-access.json');
  }

  /** Adds people to those there are. The address is always the present one. */
  write(url: string, people: People): void {
    writePrivately(this.file, { url, people: { ...this.people(), ...people } } satisfies DemoAccess);
  }

  people(): People {
    try {
      return (JSON.parse(readFileSync(this.file, 'utf8')) as DemoAccess).people;
    } catch {
      return {};
    }
  }
}

/** Whoever makes keys, and an administrator whom they ask to approve what may more than they may themselves. */
export interface KeyMaker {
  url: string;
  adminToken: string;
  /** Absent: only keys that need no approval can be made. */
  approverToken?: string;
}

/** A person the gateway knows, with a token that works. */
export async function createPerson(
  { url, adminToken, approverToken }: KeyMaker,
  person: NewPerson,
  idempotencyKey = `local-${person.personId}`,
): Promise<Person> {
  const made = await post<MadeKey>(`${url}/api/v1/api-keys`, adminToken, idempotencyKey, person);
  if (made.state === 'awaiting-approval') {
    if (approverToken === undefined) throw new Error(`the key of ${person.name} needs a second administrator`);
    await post(`${url}/api/v1/api-keys/${made.id}/approve`, approverToken, `${idempotencyKey}-approve`);
  }
  return { id: person.personId, name: person.name, token: made.token, expiresAt: made.expiresAt };
}

interface MadeKey {
  id: string;
  token: string;
  expiresAt: string;
  state: string;
}

async function post<T>(url: string, token: string, idempotencyKey: string, body?: object): Promise<T> {
  const response = await fetch(url, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${token}`,
      'idempotency-key': idempotencyKey,
      ...(body && { 'content-type': 'application/json' }),
    },
    body: body && JSON.stringify(body),
    signal: AbortSignal.timeout(15_000),
  });
  if (!response.ok) throw new Error(`POST ${new URL(url).pathname} answered ${response.status}: ${await response.text()}`);
  return (await response.json()) as T;
}

const dayMs = 24 * 60 * 60 * 1000;
const daysLeftMin = 30;

/**
 * Another key for those whose key ends within a month, or nobody knows when: a stack that is started once in a while goes on. `known`:
 * who they are, for somebody whose key has ended already. Whoever is in neither keeps what they have. `people` has an administrator,
 * who approves the keys that need it.
 */
export async function renewed(
  { url, adminToken }: { url: string; adminToken: string },
  people: People,
  known: readonly DemoPerson[],
  now: Date,
): Promise<People> {
  const goodUntilMs = now.getTime() + daysLeftMin * dayMs;
  const due = Object.entries(people).filter(([, { expiresAt = '' }]) => !(Date.parse(expiresAt) >= goodUntilMs));
  const renew = async ([key, { id, token }]: (typeof due)[number], approverToken?: string) => {
    const person = known.find((one) => one.id === id) ?? (await whoHas(url, token));
    const { name, role: theirs, precincts, sectors, agency } = person;
    const wanted = {
      personId: id,
      name,
      role: theirs as DemoRole,
      precincts,
      ...(sectors && { sectors }),
      ...(agency && { agency }),
    };
    return [key, await createPerson({ url, adminToken, approverToken }, wanted, `local-${id}-${now.getTime()}`)] as const;
  };
  // The administrator first: their key needs nobody's approval, and with it they approve the others'.
  const isAdmin = ([key]: (typeof due)[number]) => key === 'admin';
  const admins = await Promise.all(due.filter(isAdmin).map((one) => renew(one)));
  const approver = admins[0]?.[1] ?? people.admin;
  const others = due.filter((one) => !isAdmin(one)).map((one) => renew(one, approver?.token));
  return Object.fromEntries([...admins, ...(await Promise.all(others))]);
}

/** Who the system takes the bearer of a token for. */
export async function whoHas(url: string, token: string): Promise<DemoPerson> {
  const headers = { authorization: `Bearer ${token}` };
  const response = await fetch(`${url}/api/v1/me`, { headers, signal: AbortSignal.timeout(15_000) });
  if (!response.ok) throw new Error(`GET /api/v1/me answered ${response.status}: ${await response.text()}`);
  const { id, name, role, precincts, sectors, agency } = (await response.json()) as DemoPerson;
  return { id, name, role, precincts, sectors, agency };
}

export interface NewPerson {
  personId: string;
  name: string;
  role: DemoRole;
  precincts: string[];
  sectors?: string[];
  agency?: string;
}
