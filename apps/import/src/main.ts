import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { assertNever } from '@owcr/contracts';
import { importAddresses } from './addresses/import-addresses.js';
import { findAccess, type Person } from './cli/access.js';
import { parseCommand, usage } from './cli/options.js';
import { ImportFailure } from './failure.js';
import { ApiClient } from './http/api-client.js';
import { brief } from './http/retry.js';
import { importIssues } from './issues/import-issues.js';
import { importOfficers } from './officers/import-officers.js';
import { writeOfficersFor } from './officers/officers-for.js';
import type { Run } from './run.js';
import { importSectors } from './sectors/import-sectors.js';

const root = fileURLToPath(new URL('../../../', import.meta.url));
/** npm runs scripts in the project's folder; files are meant from where the person stands. */
const directory = (process.env.npm_lifecycle_event === 'import' && process.env.INIT_CWD) || process.cwd();

async function main(args: readonly string[]): Promise<number> {
  const command = parseCommand(args);
  switch (command.type) {
    case 'help':
      process.stdout.write(usage);
      return 0;
    case 'sectors':
      return importSectors(await startRun('admin'), command);
    case 'officers':
      return importOfficers(await startRun('admin'), command);
    case 'issues':
      return importIssues(await startRun('clerk'), command);
    case 'addresses':
      return importAddresses(await startRun('admin'), command);
    case 'officers-for':
      return writeOfficersFor(command, { resolvePath, print });
    default:
      return assertNever(command);
  }
}

/** Finds the system and asks it who the token belongs to, so that a wrong address or token ends the run before the first row. */
async function startRun(person: Person): Promise<Run> {
  const { url, token } = findAccess(person, process.env, root);
  const { stopping, stopped } = stopSignals();
  const client = new ApiClient(url, token, undefined, stopped);
  await client.require({ method: 'GET', path: '/me', policy: brief });
  return { client, startedAt: new Date(), directory, progressOutput: process.stderr, print, resolvePath, signal: stopping };
}

/** How long what is on its way may take to be answered, and the process to end, after it was told to stop. */
const answerAfterStopMs = 1_000;
const endAfterStopMs = 1_800;

/** `stopping`: nothing new is begun. `stopped`: what is on its way is given up. Then there is a summary, and if not, an end without. */
function stopSignals(): { stopping: AbortSignal; stopped: AbortSignal } {
  const [stopping, stopped] = [new AbortController(), new AbortController()];
  for (const name of ['SIGINT', 'SIGTERM'] as const) {
    process.once(name, () => {
      process.stderr.write('\nFinishing what is on its way ... (again to stop at once)\n');
      stopping.abort();
      setTimeout(() => stopped.abort(), answerAfterStopMs).unref();
      setTimeout(() => {
        process.stderr.write('Import failed: stopped; run it again to go on\n');
        process.exit(1);
      }, endAfterStopMs).unref();
    });
  }
  return { stopping: stopping.signal, stopped: stopped.signal };
}

function resolvePath(path: string): string {
  return resolve(directory, path);
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  const text =
    error instanceof ImportFailure ? error.message : error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.stderr.write(`Import failed: ${text}\n`);
  process.exitCode = 1;
}
