import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { ImportFailure } from '../failure.js';

export type Person = 'admin' | 'clerk';

export interface Access {
  url: string;
  token: string;
}

const accessFile = z.object({
  url: z.url(),
  people: z.record(z.string(), z.object({ token: z.string().min(1) })),
});

/** Where the system is and who asks: from the environment, otherwise from the file the local stack writes. */
export function findAccess(person: Person, env: NodeJS.ProcessEnv, root: string): Access {
  const { OWCR_URL: url, OWCR_TOKEN: token } = env;
  if (url && token) return { url: checked(url), token };
  const path = join(resolve(root, env.OWCR_DATA_DIR || '.data'), 'demo-access.json');
  const file = readAccessFile(path);
  const found = token ?? file.people[person]?.token;
  if (!found) throw new ImportFailure(`${path} has no ${person}; set OWCR_TOKEN instead`);
  return { url: checked(url ?? file.url), token: found };
}

function readAccessFile(path: string) {
  try {
    return accessFile.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch (error) {
    const missing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    const cause = missing ? `there is no ${path}` : `${path} cannot be read`;
    throw new ImportFailure(`${cause}. Start the system with "npm start", or set OWCR_URL and OWCR_TOKEN.`);
  }
}

function checked(url: string): string {
  if (!URL.canParse(url) || !/^https?:/.test(url)) throw new ImportFailure(`OWCR_URL is not an http address: ${url}`);
  return url.replace(/\/+$/, '');
}
