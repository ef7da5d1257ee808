// `npm run secrets`: looks for keys, tokens and passwords in every tracked file; ends with 1 and names the lines where there are any.
// What it says is where, never what. Runs on Node 20 and later.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const fileBytesMax = 4 * 1024 * 1024;

/** What a secret looks like. Each has a fixture in test/architecture/secrets.spec.ts that must be found. */
export const kinds = {
  'private key': /-----BEGIN (?:[A-Z]+ )?PRIVATE KEY-----\s*\S/,
  'private JWK': /["']?\bd["']?\s*:\s*["'][A-Za-z0-9_-]{40,}["']/,
  'signed token': /\beyJ[A-Za-z0-9_-]{10,}\.eyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{20,}/,
  'password in an address': /\b[a-z][a-z0-9+]*:\/\/[^\s:/@'"`${}]+:[^\s:/@'"`${}]{12,}@/i,
  'named secret':
    /(?:password|passwd|secret|token|api_?key)["']?\s*[:=]\s*["']?(?=[A-Za-z0-9+/_-]*\d)(?=[A-Za-z0-9+/_-]*[A-Z])[A-Za-z0-9+/_-]{24,}/i,
  'cloud or registry key': /\b(?:AKIA[A-Z0-9]{16}|gh[pousr]_[A-Za-z0-9]{36}|npm_[A-Za-z0-9]{36}|xox[abp]-[A-Za-z0-9-]{20,})/,
};

/** The secrets in a text: kind and line, counted from 1. */
export function findSecrets(text) {
  return Object.entries(kinds).flatMap(([kind, pattern]) =>
    [...text.matchAll(new RegExp(pattern, `${pattern.flags}g`))].map(({ index }) => ({
      kind,
      line: text.slice(0, index).split('\n').length,
    })),
  );
}

/** Every tracked file of a repository that is text. The lock file's hashes are no secrets. */
export function trackedFiles(directory = root) {
  const listed = execFileSync('git', ['ls-files', '-z'], { cwd: directory, encoding: 'utf8', maxBuffer: 64 << 20 });
  return listed.split('\0').filter((path) => path && path !== 'package-lock.json');
}

/** Every secret in the tracked files of a repository, with its place. */
export function findInRepository(directory = root) {
  return trackedFiles(directory).flatMap((path) => {
    const bytes = readIfThere(join(directory, path));
    if (!bytes || bytes.length > fileBytesMax || bytes.includes(0)) return [];
    return findSecrets(bytes.toString('utf8')).map((found) => ({ path, ...found }));
  });
}

/** A tracked file may have been deleted and not committed yet. */
function readIfThere(file) {
  try {
    return readFileSync(file);
  } catch {
    return undefined;
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const found = findInRepository();
  for (const { path, line, kind } of found) console.error(`${path}:${line}: ${kind}`);
  console.log(found.length === 0 ? 'no secrets in the tracked files' : `${found.length} found`);
  process.exitCode = found.length === 0 ? 0 : 1;
}
