import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rootDir } from '../system.js';

const files = join(rootDir, 'test', 'system', 'schemathesis');
const requirements = join(files, 'requirements.txt');
const configuration = join(files, 'schemathesis.toml');
/** Streams have no end. */
const leftOut = '/stream$';
const installDeadlineMs = 180_000;
/** One that hangs. A run is some thousand requests: a few seconds on a free machine, minutes beside others that fill it. */
export const runDeadlineMs = 400_000;

/** Why schemathesis cannot run on this machine, or null. */
export function obstacle(): string | null {
  const { status } = spawnSync('python3', ['-c', 'import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))']);
  return status === 0 ? null : 'schemathesis needs python3 of version 3.11 or newer with its module venv (Debian: python3-venv)';
}

/**
 * Installs schemathesis with the hashes of requirements.txt, once for each version of that file. Returns its program; throws with what
 * pip said.
 */
export function install(): string {
  const version = createHash('sha256').update(readFileSync(requirements)).digest('hex').slice(0, 12);
  const home = join(rootDir, 'node_modules', '.cache', `schemathesis-${version}`);
  const done = join(home, 'installed');
  const program = join(home, 'bin', 'schemathesis');
  if (existsSync(done)) return program;
  rmSync(home, { recursive: true, force: true });
  mkdirSync(home, { recursive: true });
  run('python3', ['-m', 'venv', home]);
  const options = ['--quiet', '--disable-pip-version-check', '--require-hashes', '--only-binary', ':all:'];
  run(join(home, 'bin', 'python'), ['-m', 'pip', 'install', ...options, '-r', requirements]);
  writeFileSync(done, '');
  return program;
}

function run(command: string, args: readonly string[]): void {
  const { status, error, stdout, stderr } = spawnSync(command, args, { encoding: 'utf8', timeout: installDeadlineMs });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')}: ${error?.message ?? ''} ${stdout} ${stderr}`);
}

/** Which part of the cases is tried: all that the schema names, or some at random with the seed of the configuration. */
export interface Effort {
  phases: readonly ('examples' | 'coverage' | 'fuzzing' | 'stateful')[];
  /** For each operation. */
  examplesMax: number;
}

/**
 * Asks the whole API as whoever has this token, or as nobody, with every check, apart from `leftOut`. Returns null
 * where nothing was found, and else the report.
 */
export async function findings(program: string, url: string, token: string | null, effort: Effort): Promise<string | null> {
  // It leaves a cache where it runs.
  const directory = mkdtempSync(join(tmpdir(), 'owcr-schemathesis-'));
  const config = join(directory, 'schemathesis.toml');
  // The token is in the environment: arguments are seen by every user of the machine.
  const auth = token === null ? '' : '\n[auth.openapi.bearer]\nbearer = "${OWCR_TOKEN}"\n';
  writeFileSync(config, readFileSync(configuration, 'utf8') + auth);
  const args = [
    ...['--config-file', config, 'run', `${url}/docs/openapi.json`, '--url', url, '--checks', 'all', '--warnings', 'off'],
    ...['--exclude-path-regex', leftOut, '--phases', effort.phases.join(','), '--max-examples', String(effort.examplesMax)],
  ];
  const child = spawn(program, args, {
    cwd: directory,
    env: { ...process.env, ...(token !== null && { OWCR_TOKEN: token }) },
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: runDeadlineMs,
    killSignal: 'SIGKILL',
  });
  let report = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (report += chunk.toString()));
  try {
    const code = await new Promise<number | null>((resolve, reject) => {
      child.on('error', reject);
      child.on('close', resolve);
    });
    // What it found comes after a description of what it ran with.
    return code === 0
      ? null
      : `schemathesis ended with ${code}\n${report.slice(Math.max(report.search(/^=+ (ERRORS|FAILURES) =+$/m), 0))}`;
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}
