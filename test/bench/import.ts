import { spawn } from 'node:child_process';
import { createWriteStream, readFileSync, writeFileSync } from 'node:fs';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { demoIssue } from '../system/demo-issues.js';
import { rootDir, type System } from '../system/system.js';
import { listenAsOfficers, report } from './latency.js';

const reportsPerSecond = 2;
const worksThroughWithinMs = 600_000;
/** A report that has not reached its officer so long after the last one was sent never will. */
const arrivalDeadlineMs = 30_000;

export interface Imported {
  rows: number;
  /** From the start of the importer to its end: reading, checking and storing. */
  acceptedPerSecond: number;
  /** From the start of the importer until each row had its officer or waited for a clerk. */
  assignedPerSecond: number;
  importerPeakMb: number;
  /** From sending a report to its officer's stream, in milliseconds: while the importer ran, and while the rest was assigned. */
  reportsWhileAcceptingMs: number[];
  reportsWhileAssigningMs: number[];
}

/** Imports a file of so many rows while somebody reports issues on a page, two a second. */
export async function measureImport(system: System, token: string, rows: number): Promise<Imported> {
  const file = join(system.dataDir, 'bench-import.csv');
  await writeRows(file, rows);
  writeFileSync(join(system.dataDir, 'bench-mapping.json'), JSON.stringify(mapping));
  const before = await assigned(system);
  const reports = await startReports(system, token);
  try {
    const startedMs = performance.now();
    const importerPeakMb = await runImporter(system, token, file);
    const acceptedMs = performance.now() - startedMs;
    const whileAccepting = reports.sent();
    const deadlineMs = performance.now() + worksThroughWithinMs;
    while ((await assigned(system)) - before - reports.sent() < rows) {
      if (performance.now() > deadlineMs)
        throw new Error(`only ${(await assigned(system)) - before} of ${rows} were assigned in time`);
      await sleep(250);
    }
    const assignedMs = performance.now() - startedMs;
    const latencies = await reports.stop();
    return {
      rows,
      acceptedPerSecond: Math.round((rows * 1_000) / acceptedMs),
      assignedPerSecond: Math.round((rows * 1_000) / assignedMs),
      importerPeakMb,
      reportsWhileAcceptingMs: latencies.slice(0, whileAccepting),
      reportsWhileAssigningMs: latencies.slice(whileAccepting),
    };
  } finally {
    reports.end();
  }
}

const mapping = {
  source: { system: 'bench', id: 'ID' },
  summary: { columns: ['Summary'] },
  details: { columns: ['Details'] },
  address: { columns: ['Address'] },
  location: { lat: 'Latitude', lng: 'Longitude' },
  category: { rules: [{ column: 'Kind', matches: 'graffiti', category: 'graffiti' }], default: 'street-light-out' },
  channel: { default: 'phone' },
  reportedAt: { column: 'Created', format: 'M/d/yyyy H:mm', zone: 'America/New_York' },
};

async function writeRows(path: string, rows: number): Promise<void> {
  const file = createWriteStream(path);
  file.write('ID,Kind,Summary,Details,Address,Latitude,Longitude,Created\n');
  const run = Date.now();
  for (let n = 0; n < rows; n++) {
    const { lat, lng } = demoIssue(n).location as { lat: number; lng: number };
    const kind = n % 2 ? 'graffiti' : 'light';
    const line = `${run}-${n},${kind},"Old report, number ${n}",Seen by a neighbor for several days,${n} Quay St,${lat},${lng},5/1/2023 9:15\n`;
    if (!file.write(line)) await once(file, 'drain');
  }
  file.end();
  await once(file, 'close');
}

/** Runs `npm run import` with the memory it gives itself. Resolves with the largest resident set it had, in MB. */
async function runImporter(system: System, token: string, file: string): Promise<number> {
  const memory = ['--max-semi-space-size=4', '--max-old-space-size=80'];
  const args = [join(rootDir, 'apps/import/dist/main.js'), 'issues', file, '--mapping', 'bench-mapping.json'];
  const child = spawn(process.execPath, [...memory, ...args], {
    cwd: system.dataDir,
    env: { ...process.env, NODE_OPTIONS: '', OWCR_URL: system.stack.url, OWCR_TOKEN: token },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  let peakMb = 0;
  const watch = setInterval(() => (peakMb = Math.max(peakMb, peakOf(child.pid))), 100);
  const [code] = (await once(child, 'close')) as [number | null];
  clearInterval(watch);
  if (code !== 0) throw new Error(`the importer ended with ${code}`);
  return peakMb;
}

function peakOf(pid: number | undefined): number {
  try {
    return Math.round(Number(/^VmHWM:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024);
  } catch {
    return 0;
  }
}

/** Issues that have an officer or wait for a clerk. */
function assigned(system: System): Promise<number> {
  return system.count('sector-assignment', 'assignment');
}

async function startReports(system: System, token: string) {
  const sentAt = new Map<string, number>();
  const arrivedAt = new Map<string, number>();
  const stop = new AbortController();
  await listenAsOfficers(system, stop.signal, (issueId) => {
    if (!arrivedAt.has(issueId)) arrivedAt.set(issueId, performance.now());
  });
  const posts: Promise<void>[] = [];
  const timer = setInterval(() => {
    const post = report(system, token, posts.length, sentAt);
    post.catch(() => undefined); // told by `stop`
    posts.push(post);
  }, 1_000 / reportsPerSecond);
  return {
    sent: () => sentAt.size,
    end: () => {
      clearInterval(timer);
      stop.abort();
    },
    /** Resolves with the latency of each report, in the order sent. */
    stop: async () => {
      clearInterval(timer);
      await Promise.all(posts);
      const deadline = Date.now() + arrivalDeadlineMs;
      while ([...sentAt.keys()].some((id) => !arrivedAt.has(id)) && Date.now() < deadline) await sleep(50);
      stop.abort();
      const missing = [...sentAt.keys()].filter((id) => !arrivedAt.has(id));
      if (missing.length > 0) throw new Error(`${missing.length} of ${sentAt.size} reports never reached their officer's stream`);
      return [...sentAt].map(([id, sentMs]) => (arrivedAt.get(id) ?? Number.NaN) - sentMs);
    },
  };
}
