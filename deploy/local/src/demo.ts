import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { createInterface } from 'node:readline';
import { createPerson, demoPeople, whoHas } from './demo-access.js';
import type { People } from './demo-access.js';
import { writePeople } from './identity-provider.js';
import { guardGroup, releaseGroup } from './reaper.js';
import { nodeProgram } from './service.js';

const seedDeadlineMs = 10 * 60_000;

export interface Access {
  url: string;
  adminToken: string;
}

/** Fills in the demo city through the API. `onProgress` gets a line for people now and then. */
export async function seedDemoCity({ url, adminToken }: Access, onProgress: (line: string) => void): Promise<People> {
  const { command, args, env, cwd } = nodeProgram('import', 'demo.js', { OWCR_URL: url, OWCR_TOKEN: adminToken }, '');
  const child = spawn(command, [...args], {
    env,
    cwd,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: seedDeadlineMs,
  });
  if (child.pid) guardGroup(child.pid);
  const said: string[] = [];
  let answer = '';
  createInterface({ input: child.stdout }).on('line', (line) => {
    if (line.trim()) answer = line;
  });
  createInterface({ input: child.stderr }).on('line', (line) => {
    said.push(line);
    onProgress(line);
  });
  const code = await new Promise((resolve, reject) => child.once('close', resolve).once('error', reject));
  if (child.pid) releaseGroup(child.pid);
  if (code !== 0) throw new Error(`The demo city could not be filled in (${String(code)}):\n${said.slice(-15).join('\n')}`);
  return peopleIn(answer);
}

/** Lets people be chosen on the provider's page. They sign in as who the system knows them to be. */
export async function letSignIn(dataDir: string, url: string, people: People): Promise<void> {
  writePeople(dataDir, await Promise.all(Object.values(people).map(({ token }) => whoHas(url, token))));
}

function peopleIn(line: string): People {
  const { people } = JSON.parse(line) as { people?: People };
  if (!people || !demoPeople.every((key) => people[key]?.token)) throw new Error('The demo city came without all of its people.');
  return people;
}

/** Without a demo city: two administrators to set things up, one of whom approves the key of somebody to take reports. */
export async function createStaff(access: Access): Promise<People> {
  const make = (role: 'clerk' | 'admin', name: string, approverToken?: string) =>
    createPerson({ ...access, approverToken }, { personId: randomUUID(), name, role, precincts: [] });
  const admin = await make('admin', 'Administrator');
  const secondAdmin = await make('admin', 'Second administrator');
  return { clerk: await make('clerk', 'Clerk', admin.token), admin, secondAdmin };
}
