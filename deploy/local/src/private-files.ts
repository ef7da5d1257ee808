import { chmodSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** A data directory can be passed through, not looked into: PostgreSQL may run as another user. */
export const dataDirMode = 0o711;
export const privateDirectoryMode = 0o700;
export const privateFileMode = 0o600;
/** What a child makes by itself is for its own user only. */
export const privateUmask = 0o077;

/** Makes a directory that only its owner can look into; one that is there already is closed to others, with all that is in it. */
export function privateDirectory(path: string): void {
  mkdirSync(path, { recursive: true, mode: privateDirectoryMode });
  closeToOthers(path);
}

function closeToOthers(directory: string): void {
  chmodSync(directory, privateDirectoryMode);
  for (const entry of readdirSync(directory, { withFileTypes: true })) {
    const path = join(directory, entry.name);
    if (entry.isDirectory()) closeToOthers(path);
    else if (entry.isFile()) chmodSync(path, privateFileMode);
  }
}
