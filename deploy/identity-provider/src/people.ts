import { readFile } from 'node:fs/promises';
import { z } from 'zod';

const person = z.object({
  id: z.string(),
  name: z.string(),
  role: z.string(),
  precincts: z.array(z.string()),
  sectors: z.array(z.string()).optional(),
  agency: z.string().optional(),
});
const people = z.array(person).max(500);

export type Person = z.infer<typeof person>;

/** Who can be chosen. Read each time: the demo city is filled in after the provider has started. */
export async function readPeople(file: string): Promise<Person[]> {
  try {
    return people.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

/** What is said of a person beside who they are. Left out: what they have not. */
export function scopeOf({ name, role, precincts, sectors, agency }: Person) {
  return { name, role, precincts, ...(sectors && { sectors }), ...(agency !== undefined && { agency }) };
}

export async function findPerson(file: string, id: string): Promise<Person | undefined> {
  return (await readPeople(file)).find((one) => one.id === id);
}
