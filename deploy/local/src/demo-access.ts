import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DemoPerson } from './identity-provider.js';
import { writePrivately } from './secrets.js';

export const demoRoles = ['clerk', 'officer', 'sergeant', 'lieutenant', 'commander', 'admin'] as const;
export type DemoRole = (typeof demoRoles)[number];

export interface Person {
  id: string;
  name: string;
  token: string;
  /** ISO 8601. Absent: it was not said. */
  expiresAt?: string;
}

export type People = Partial<Record<DemoRole, Person>>;

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

/** A person the gateway knows, with a token. */
export async function createPerson(
  url: string,
  adminToken: string,
  person: NewPerson,
  idempotencyKey = `local-${person.personId}`,
): Promise<Person> {
  const response = await fetch(`${url}/api/v1/api-keys`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${adminToken}`,
      'content-type': 'application/json',
      'idempotency-key': idempotencyKey,
    },
    body: JSON.stringify(person),
    signal: AbortSignal.timeout(15_000),
  });
  if (response.status !== 201) throw new Error(`POST /api/v1/api-keys answered ${response.status}: ${await response.text()}`);
  const { token, expiresAt } = (await response.json()) as { token: string; expiresAt: string };
  return { id: person.personId, name: person.name, token, expiresAt };
}

const dayMs = 24 * 60 * 60 * 1000;
const daysLeftMin = 30;

/**
 * Another key for those whose key ends within a month, or nobody knows when: a stack that is started once in a while goes on. `known`:
 * who they are, for somebody whose key has ended already. Whoever is in neither keeps what they have.
 */
export async function renewed(
  { url, adminToken }: { url: string; adminToken: string },
  people: People,
  known: readonly DemoPerson[],
  now: Date,
): Promise<People> {
  const goodUntilMs = now.getTime() + daysLeftMin * dayMs;
  const due = Object.entries(people).filter(([, { expiresAt = '' }]) => !(Date.parse(expiresAt) >= goodUntilMs));
  const made = due.map(async ([role, { id, token }]) => {
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
    return [role, await createPerson(url, adminToken, wanted, `local-${id}-${now.getTime()}`)] as const;
  });
  return Object.fromEntries(await Promise.all(made));
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
