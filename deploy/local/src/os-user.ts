import { execFileSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

export interface OsUser {
  name: string;
  uid: number;
  gid: number;
}

/** PostgreSQL refuses to run as root; then it runs as `postgres` or `owcr`, which is made when neither exists. */
export function postgresUser(): OsUser | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const found = findUser('postgres') ?? findUser('owcr');
  if (found) return found;
  try {
    execFileSync('useradd', ['--system', '--no-create-home', '--shell', '/usr/sbin/nologin', 'owcr'], { stdio: 'pipe' });
  } catch (error) {
    throw new Error(
      `PostgreSQL does not run as root and no user for it could be made (${(error as Error).message.trim()}). ` +
        'Make one: useradd --system owcr. Or start as an ordinary user.',
      { cause: error },
    );
  }
  const made = findUser('owcr');
  if (!made) throw new Error('useradd made no user "owcr". Start as an ordinary user instead.');
  return made;
}

function findUser(name: string): OsUser | undefined {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((entry) => entry.startsWith(`${name}:`));
  const [, , uid, gid] = line?.split(':') ?? [];
  return uid && gid ? { name, uid: Number(uid), gid: Number(gid) } : undefined;
}

/** The topmost directory on the way to `path` that `user` may not pass through; undefined when the way is free. */
export function blockedBy(path: string, user: Pick<OsUser, 'uid' | 'gid'>): string | undefined {
  const way: string[] = [];
  for (let each = resolve(path); ; each = dirname(each)) {
    way.unshift(each);
    if (each === dirname(each)) break;
  }
  return way.find((directory) => {
    const stat = statSync(directory, { throwIfNoEntry: false });
    if (!stat?.isDirectory()) return false;
    const shift = stat.uid === user.uid ? 6 : stat.gid === user.gid ? 3 : 0;
    return ((stat.mode >> shift) & 1) === 0;
  });
}
