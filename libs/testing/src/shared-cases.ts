import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = resolve(
  process.env.OWCR_SHARED_CASES ?? join(fileURLToPath(new URL('../../../', import.meta.url)), '../shared/cases'),
);

/** Whether the folder with inputs that once failed is there. Says so where it is not: the tests that read it are skipped then. */
export function hasSharedCases(): boolean {
  const isThere = existsSync(folder);
  if (!isThere) console.warn(`The folder of inputs that failed is absent (${folder}): the tests that read it are skipped.`);
  return isThere;
}

/** One of its files, as text. */
export const sharedCase = (name: string): string => readFileSync(join(folder, name), 'utf8');

/** Where one of its files is, for a program that reads it by itself. */
export const sharedCasePath = (name: string): string => join(folder, name);

/** One of its files, byte by byte. */
export const sharedCaseBytes = (name: string): Buffer => readFileSync(join(folder, name));
