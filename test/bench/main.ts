import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { readProcessLayout } from '@owcr/local-stack';
import { ensureTopics } from '@owcr/messaging';
import { costOfAnIssue } from '../system/cost.js';
import { importDemoSectors } from '../system/demo-issues.js';
import { scratchDatabase } from '../system/scratch-database.js';
import { rootDir, System } from '../system/system.js';
import { drained, measureAccept } from './accept.js';
import { benchGrowth } from './growth.js';
import { benchImport } from './import-main.js';
import { measureImport } from './import.js';
import { measureFloor, measureLatency } from './latency.js';
import { summary } from './measures.js';
import { proportionalSetSizeMb } from './processes.js';
import { idlePercent, used } from './processor.js';
import { measureRawCommits } from './raw-commits.js';
import { Report, round } from './report.js';
import { measurePlainNest } from './rivals/plain-nest.measure.js';
import { measureTimers } from './timers.js';

const seconds = Number(process.env.OWCR_BENCH_SECONDS ?? 20);
/** A program that has just been started is still being compiled. */
const warmSeconds = Math.min(seconds, 15);
const importRows = 20_000;
const outFile = process.env.OWCR_BENCH_OUT ?? join(rootDir, 'bench-results.json');

interface Bench {
  system: System;
  /** A clerk's. */
  token: string;
  /** A database with intake's tables and nobody in it. */
  rawUrl: string;
  report: Report;
}

interface Rates {
  /** Commits a second of the same rows and nothing else. */
  rawPerSecond: number;
  acceptedPerSecond: number;
}

/** `npm run bench`: the whole table, on a system of its own, in the layout that OWCR_PROCESSES says. */
async function main(): Promise<void> {
  const layout = readProcessLayout(process.env);
  const report = new Report({ layout });
  const system = new System({}, undefined, { countStatements: true });
  try {
    const startS = await timed(() => system.start());
    await importDemoSectors(system);
    const { token } = await system.person('clerk');
    await ensureTopics(system.stack.kafkaConnection, 'bench.');
    const { url: rawUrl } = await scratchDatabase('intake', system.stack.databaseUrl);
    const bench: Bench = { system, token, rawUrl, report };
    await warmUp(bench);
    const accepted = await accepting(bench);
    await reaching(bench);
    await alone(bench);
    await rivaling(bench, accepted);
    await importing(bench);
    await timing(bench);
    memory(bench);
    await starting(bench, startS);
  } catch (error) {
    console.error(error);
    process.exitCode = 1;
  } finally {
    await system.stop();
  }
  report.end(outFile);
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const startedMs = performance.now();
  await work();
  return round((performance.now() - startedMs) / 1_000, 1);
}

async function warmUp({ system, token }: Bench): Promise<void> {
  await measureAccept(system, token, warmSeconds);
  await measureLatency(system, token, { perSecond: 50, durationS: warmSeconds });
}

async function accepting({ system, token, rawUrl, report }: Bench): Promise<Rates> {
  const rawBefore = await measureRawCommits(rawUrl, seconds / 2);
  const { result: accepted, processorMs } = await used(system, () => measureAccept(system, token, seconds));
  const rawAfter = await measureRawCommits(rawUrl, seconds / 2);
  const raw = Math.round((rawBefore + rawAfter) / 2);
  const share = round(accepted.perSecond / raw, 2);
  const eachMs = processorMs === undefined ? undefined : round(processorMs / accepted.accepted, 1);
  report.keep('accept', { ...accepted, rawCommitsPerSecond: [rawBefore, rawAfter], share, processorMsOfAnIssue: eachMs });
  report.add({
    what: 'accepted issues per second, 16 clients',
    measured: String(accepted.perSecond),
    beside: `raw commits ${raw}/s, share ${share}`,
    goal: 'share >= 0.2',
    met: share >= 0.2,
  });
  report.add({
    what: 'processor for an issue, meanwhile',
    measured: `${eachMs ?? '?'} ms`,
    beside: 'all processes, until every officer was told',
    goal: '<= 5 ms',
    met: eachMs !== undefined && eachMs <= 5,
  });
  return { rawPerSecond: raw, acceptedPerSecond: accepted.perSecond };
}

async function reaching({ system, token, rawUrl, report }: Bench): Promise<void> {
  const floor = summary(await measureFloor(rawUrl, system.stack.kafkaConnection, seconds / 2));
  const { result, processorMs } = await used(system, async () => {
    const arrivedMs = await measureLatency(system, token, { perSecond: 50, durationS: seconds });
    await drained(system);
    return arrivedMs;
  });
  const [way, quiet] = [summary(result), summary(await measureLatency(system, token, { perSecond: 5, durationS: seconds }))];
  const times = round(way.p50Ms / floor.p50Ms, 1);
  const eachMs = processorMs === undefined ? undefined : round(processorMs / result.length, 1);
  report.keep('latency', { way, quiet, floor, times, processorMsOfAnIssue: eachMs });
  report.add({
    what: 'POST to officer, 50/s, p50',
    measured: `${way.p50Ms} ms`,
    beside: `floor ${floor.p50Ms} ms, ${times} times`,
    goal: '<= 4 times',
    met: times <= 4,
  });
  report.add({
    what: 'POST to officer, 50/s, p99',
    measured: `${way.p99Ms} ms`,
    beside: `floor ${floor.p99Ms} ms`,
    goal: '< 100 ms',
    met: way.p99Ms < 100,
  });
  report.add({
    what: 'processor for an issue, 50/s',
    measured: `${eachMs ?? '?'} ms`,
    beside: 'all processes',
    goal: '<= 20 ms',
    met: eachMs !== undefined && eachMs <= 20,
  });
  report.add({
    what: 'POST to officer, 5/s, p50',
    measured: `${quiet.p50Ms} ms`,
    beside: `floor ${floor.p50Ms} ms at 50/s`,
    goal: '< 20 ms',
    met: quiet.p50Ms < 20,
  });
}

async function alone({ system, token, report }: Bench): Promise<void> {
  const cost = await costOfAnIssue(system, token, seconds);
  const idle = await idlePercent(system, seconds);
  report.keep('alone', { ...cost, idlePercent: idle });
  report.add({
    what: 'statements and transactions of one issue alone',
    measured: `${cost.statements} in ${cost.transactions}`,
    beside: `${cost.messages} messages`,
    goal: '60 in 12',
    met: cost.statements <= 60 && cost.transactions <= 12,
  });
  report.add({
    what: 'processor of the idle system',
    measured: `${idle ?? '?'} % of a core`,
    beside: 'Kafka and PostgreSQL included',
    goal: '<= 10 %',
    met: idle !== undefined && idle <= 10,
  });
}

/** A plain program of Nest on the same PostgreSQL and Kafka: what its speed is worth. */
async function rivaling({ system, report }: Bench, { rawPerSecond, acceptedPerSecond }: Rates): Promise<void> {
  const rival = await measurePlainNest(system.stack.databaseUrl, system.stack.kafkaConnection, seconds);
  report.keep('rival', rival);
  const { times, accepted, neverTold, toldTwice } = rival.killed;
  const rivalShare = round(rival.acceptedPerSecond / rawPerSecond, 2);
  report.add({
    what: 'the plain rival: accepted a second, POST to stream at 50/s',
    measured: `${rival.acceptedPerSecond}, share ${rivalShare} (${rival.toldPerSecond} told a second); p50 ${rival.p50Ms} ms, p99 ${rival.p99Ms} ms`,
    beside: `killed ${times} times: of ${accepted} accepted, ${neverTold} never told, ${toldTwice} told twice`,
    goal: `ours above it: ${acceptedPerSecond}`,
    met: acceptedPerSecond > rival.acceptedPerSecond,
  });
}

async function importing({ system, token, report }: Bench): Promise<void> {
  const imported = await measureImport(system, token, importRows);
  const reports = summary([...imported.reportsWhileAcceptingMs, ...imported.reportsWhileAssigningMs]);
  report.keep('import', { ...imported, reports });
  report.add({
    what: `import of ${importRows} rows: accepted and assigned a second`,
    measured: `${imported.acceptedPerSecond} and ${imported.assignedPerSecond}`,
    beside: `importer ${imported.importerPeakMb} MB; reports meanwhile p50 ${reports.p50Ms} ms, max ${reports.maxMs} ms`,
    goal: '>= 1,000 and >= 300, reports within 1 s',
    met: imported.acceptedPerSecond >= 1_000 && imported.assignedPerSecond >= 300 && reports.maxMs <= 1_000,
  });
}

async function timing({ system, report }: Bench): Promise<void> {
  const { url: databaseUrl, appUrl } = await scratchDatabase('escalation', system.stack.databaseUrl);
  const timers = await measureTimers({ databaseUrl, appUrl, connection: system.stack.kafkaConnection });
  report.keep('timers', timers);
  report.add({
    what: '5,000 timers in one second of 200,000, one of two killed',
    measured: `99 % fired within ${timers.firedP99Ms} ms, on Kafka within ${timers.p99Ms} ms`,
    beside: `fired twice ${timers.twice}, never ${timers.never}`,
    goal: '99 % within 0.5 s',
    met: timers.firedP99Ms <= 500 && timers.twice === 0 && timers.never === 0,
  });
}

const memoryGoalMb = { apart: 1_200, two: 1_000, one: 800 };

function memory({ system, report }: Bench): void {
  const memoryMb = proportionalSetSizeMb([...new Set(Object.values(system.stack.pids()))]);
  const goalMb = memoryGoalMb[readProcessLayout(process.env)];
  report.keep('memoryMb', memoryMb);
  report.add({
    what: 'memory of all processes after the load (proportional set size)',
    measured: `${memoryMb ?? '?'} MB`,
    beside: 'Kafka, PostgreSQL, six services',
    goal: `< ${goalMb} MB`,
    met: memoryMb !== undefined && memoryMb < goalMb,
  });
}

async function starting({ system, report }: Bench, startS: number): Promise<void> {
  await system.closePools();
  await system.stack.stop();
  await sleep(1_000);
  const againS = await timed(() => system.startAgain());
  report.keep('start', { startS, againS });
  report.add({
    what: 'start on empty data, all services ready',
    measured: `${startS} s`,
    beside: 'installed and built',
    goal: '<= 25 s',
    met: startS <= 25,
  });
  report.add({
    what: 'start again, all services ready',
    measured: `${againS} s`,
    beside: 'with the data of this run',
    goal: '<= 6 s',
    met: againS <= 6,
  });
}

const [what, rows] = process.argv.slice(2);
if (what === 'import') await benchImport(Number(rows ?? importRows));
else if (what === 'growth') await benchGrowth(rows?.split(',').map(Number));
else await main();
