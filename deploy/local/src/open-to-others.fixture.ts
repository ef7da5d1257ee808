import { lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const anythingForOthers = 0o077;

/** For tests: everything below a directory that group or others may read, write or pass through, as `mode path`. */
export function openToOthers(directory: string): string[] {
  return readdirSync(directory, { recursive: true, withFileTypes: true })
    .map(({ parentPath, name }) => join(parentPath, name))
    .map((path) => ({ path, mode: lstatSync(path).mode & 0o777 }))
    .filter(({ mode }) => (mode & anythingForOthers) !== 0)
    .map(({ path, mode }) => `${mode.toString(8)} ${path}`);
}
