import { execFileSync } from 'node:child_process';
import { findUser } from '../prerequisites.mjs';
import type { OsUser } from '../prerequisites.mjs';

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
