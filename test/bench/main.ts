import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { ensureTopics } from '@owcr/messaging';
import { importDemoSectors } from '../system/demo-issues.js';
import { scratchDatabase } from '../system/scratch-database.js';
import { rootDir, System } from '../system/system.js';
import { measureAccept } from './accept.js';
import { benchImport } from './import-main.js';
import { measureImport } from './import.js';
import { measureFloor, measureLatency } from './latency.js';
import { summary } from './measures.js';
import { proportionalSetSizeMb } from './processes.js';
import { measureRawCommits } from './raw-commits.js';
import { measureTimers } from './timers.js';

const seconds = Number(process.env.OWCR_BENCH_SECONDS ?? 20);
const importRows = 20_000;
const outFile = process.env.OWCR_BENCH_OUT ?? join(rootDir, 'bench-results.json');

interface Line {
  what: string;
  measured: string;
  beside: string;
  goal: string;
  met: boolean;
}

async function main(): Promise<void> {
  const system = new System();
  const lines: Line[] = [];
  const results: Record<string, unknown> = {
    date: new Date().toISOString(),
    machine: `${cpus().length} x ${cpus()[0]?.model}`,
    node: process.version,
  };
  try {
    const startedMs = performance.now();
    await system.start();
    const startS = Math.round((performance.now() - startedMs) / 100) / 10;
    await importDemoSectors(system);
    const clerk = await system.person('clerk');
    const connection = system.stack.kafkaConnection;
    await ensureTopics(connection, 'bench.');
    const { url: rawUrl } = await scratchDatabase('intake', system.stack.databaseUrl);

    await measureAccept(system, clerk.token, 3); // warms up every process
    const rawBefore = await measureRawCommits(rawUrl, seconds / 2);
    const accepted = await measureAccept(system, clerk.token, seconds);
    const rawAfter = await measureRawCommits(rawUrl, seconds / 2);
    const raw = Math.round((rawBefore + rawAfter) / 2);
    const share = Math.round((accepted.perSecond / raw) * 100) / 100;
    results.accept = { ...accepted, rawCommitsPerSecond: [rawBefore, rawAfter], share };
    lines.push({
      what: 'accepted issues per second, 16 clients',
      measured: String(accepted.perSecond),
      beside: `raw commits ${raw}/s, share ${share}`,
      goal: 'share >= 0.2',
      met: share >= 0.2,
    });

    const floor = summary(await measureFloor(rawUrl, connection, seconds / 2));
    const way = summary(await measureLatency(system, clerk.token, seconds));
    const times = Math.round((way.p50Ms / floor.p50Ms) * 10) / 10;
    results.latency = { way, floor, times };
    lines.push({
      what: 'POST to officer, 50/s, p50',
      measured: `${way.p50Ms} ms`,
      beside: `floor ${floor.p50Ms} ms, ${times} times`,
      goal: '<= 4 times',
      met: times <= 4,
    });
    lines.push({
      what: 'POST to officer, 50/s, p99',
      measured: `${way.p99Ms} ms`,
      beside: `floor ${floor.p99Ms} ms`,
      goal: '< 250 ms',
      met: way.p99Ms < 250,
    });

    const imported = await measureImport(system, clerk.token, importRows);
    const reports = summary([...imported.reportsWhileAcceptingMs, ...imported.reportsWhileAssigningMs]);
    results.import = { ...imported, reports };
    lines.push({
      what: `import of ${importRows} rows: accepted and assigned a second`,
      measured: `${imported.acceptedPerSecond} and ${imported.assignedPerSecond}`,
      beside: `importer ${imported.importerPeakMb} MB; reports meanwhile p50 ${reports.p50Ms} ms, max ${reports.maxMs} ms`,
      goal: '>= 1,000 and >= 300, reports within 1 s',
      met: imported.acceptedPerSecond >= 1_000 && imported.assignedPerSecond >= 300 && reports.maxMs <= 1_000,
    });

    const { url: databaseUrl, appUrl } = await scratchDatabase('escalation', system.stack.databaseUrl);
    const timers = await measureTimers({ databaseUrl, appUrl, connection });
    results.timers = timers;
    lines.push({
      what: '5,000 timers in one second of 200,000, one of two killed',
      measured: `99 % fired within ${timers.firedP99Ms} ms, on Kafka within ${timers.p99Ms} ms`,
      beside: `fired twice ${timers.twice}, never ${timers.never}`,
      goal: '99 % within 1 s',
      met: timers.firedP99Ms <= 1_000 && timers.twice === 0 && timers.never === 0,
    });
    const memoryMb = proportionalSetSizeMb([...new Set(Object.values(system.stack.pids()))]);
    results.start = { startS, memoryMb };
    lines.push({
      what: 'start on empty data, all services ready',
      measured: `${startS} s`,
      beside: 'installed and built',
      goal: '<= 25 s',
      met: startS <= 25,
    });
    lines.push({
      what: 'memory of all processes after the load (proportional set size)',
      measured: `${memoryMb ?? '?'} MB`,
      beside: 'Kafka, PostgreSQL, six services',
      goal: '< 1600 MB',
      met: memoryMb !== undefined && memoryMb < 1_600,
    });
  } catch (error) {
    console.error(error);
    process.exitCode = 1;
  } finally {
    await system.stop();
  }
  console.table(lines);
  writeFileSync(outFile, `${JSON.stringify(results, null, 2)}\n`);
  console.log(`Written to ${outFile}`);
}

if (process.argv[2] === 'import') await benchImport(Number(process.argv[3] ?? importRows));
else await main();
